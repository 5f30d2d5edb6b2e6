"""Nobody learns from us who has an account."""

import pytest
from accounts.browser import Browser, mails, travel

from orchestrator.accounts.hashing import Bcrypt
from orchestrator.accounts.models import User

pytestmark = pytest.mark.django_db
KNOWN, STRANGE = "mei@kopi.example", "nobody@x.example"


def seen(browser, answer):
    """All that the caller can see of an answer, but for what differs from one second to the next."""
    random = {"x-request-id", "set-cookie", "expires"}
    headers = {name.lower(): value for name, value in answer.headers.items() if name.lower() not in random}
    headers.pop("content-length")
    cookies = {name: {**cookie, "expires": ""} for name, cookie in answer.cookies.items()}
    return answer.status_code, answer.json(), headers, cookies, browser.get("/auth/session").json()


@pytest.mark.parametrize("email", [KNOWN, "MEI@Kopi.example"])
def test_signing_up_again_looks_like_signing_up(mei, email):
    again, new = Browser(), Browser()

    assert seen(again, again.sign_up(email=email)) == seen(new, new.sign_up(email=STRANGE))

    to_mei, to_the_stranger = mails()
    assert (to_mei.template, to_mei.to) == ("account_already_exists", KNOWN)
    assert (to_the_stranger.template, to_the_stranger.to) == ("verify_address", STRANGE)
    assert "/forgot" in to_mei.text
    mei.refresh_from_db()
    assert mei.check_password("Kopi-Labs-2026")
    assert mei.name == "Mei Tan"


def test_a_weak_password_is_refused_alike(mei):
    again, new = Browser(), Browser()

    assert seen(again, again.sign_up(email=KNOWN, password="short")) == seen(
        new, new.sign_up(email=STRANGE, password="short")
    )
    assert mails() == []


def test_asking_for_the_link_again_looks_alike(mei):
    again, new = Browser(), Browser()
    again.sign_up(email=KNOWN)
    new.sign_up(email=STRANGE)

    with travel(minutes=2):
        assert seen(again, again.post("/auth/email/verify/resend")) == seen(new, new.post("/auth/email/verify/resend"))


def test_signing_up_twice_before_verifying_sends_the_link_and_no_second_account(browser, another_browser):
    browser.sign_up(email=STRANGE)

    with travel(minutes=2):
        another_browser.sign_up(email=STRANGE, password="Another-One-2026")

    assert [mail.template for mail in mails()] == ["verify_address", "verify_address"]
    assert User.objects.get().check_password("Kopi-Labs-2026")


def test_a_double_click_signs_up_once(browser):
    browser.sign_up(email=STRANGE)
    browser.sign_up(email=STRANGE)

    assert User.objects.count() == 1
    assert len(mails()) == 1


def test_asking_for_a_new_password_looks_alike(mei):
    one, other = Browser(), Browser()

    known = one.post("/auth/password/request", {"email": KNOWN})
    unknown = other.post("/auth/password/request", {"email": STRANGE})

    assert seen(one, known) == seen(other, unknown)
    assert [(mail.template, mail.to) for mail in mails()] == [("password_reset", KNOWN), ("unknown_account", STRANGE)]


def test_a_closed_account_looks_unknown_to_who_asks_for_a_password(mei):
    User.objects.filter(pk=mei.pk).update(is_active=False)
    one, other = Browser(), Browser()

    assert seen(one, one.post("/auth/password/request", {"email": KNOWN})) == seen(
        other, other.post("/auth/password/request", {"email": STRANGE})
    )


def test_the_limit_on_asking_looks_alike(mei):
    one, other = Browser(), Browser()
    for _ in range(5):
        one.post("/auth/password/request", {"email": KNOWN})
        other.post("/auth/password/request", {"email": STRANGE})

    known = one.post("/auth/password/request", {"email": KNOWN.upper()})
    unknown = other.post("/auth/password/request", {"email": STRANGE.upper()})

    assert known.status_code == 429
    assert seen(one, known) == seen(other, unknown)


def test_a_password_is_hashed_for_known_and_unknown_alike(mei, monkeypatch):
    """The dear part of the time is the hash: as many are made either way."""
    made = []
    encode = Bcrypt.encode
    monkeypatch.setattr(Bcrypt, "encode", lambda *given: made.append(1) or encode(*given))

    def hashes(call):
        made.clear()
        call()
        return len(made)

    assert hashes(lambda: Browser().sign_up(email=KNOWN)) == hashes(lambda: Browser().sign_up(email=STRANGE)) == 1
    assert hashes(lambda: Browser().sign_in(email=KNOWN, password="Not-Hers-2026")) == 1
    assert hashes(lambda: Browser().sign_in(email="no@x.example", password="Not-Hers-2026")) == 1
