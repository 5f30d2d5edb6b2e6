"""From a stranger to a verified person."""

import pytest
from accounts.browser import BASE, PASSWORD, Browser, key_of, mails, travel

from orchestrator.accounts.models import User
from orchestrator.events.models import Fact
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db


def test_a_stranger_signs_up_verifies_and_is_in(browser):
    answer = browser.sign_up(name="Mei Tan")

    assert answer.status_code == 401
    assert {"id": "verify_email", "is_pending": True} in answer.json()["data"]["flows"]
    (mail,) = mails()
    assert (mail.template, mail.to, mail.secret) == ("verify_address", "mei@kopi.example", True)
    assert not browser.is_signed_in()

    landing = browser.get("/auth/email/verify", **{"X-Email-Verification-Key": key_of(mail)})
    assert landing.status_code == 200
    assert not browser.is_signed_in(), "a program that opens links verifies nothing"

    verified = browser.post("/auth/email/verify", {"key": key_of(mail)})
    assert verified.status_code == 200
    assert verified.json()["data"]["user"]["email"] == "mei@kopi.example"
    assert verified.json()["data"]["user"]["id"].startswith("usr_")
    assert browser.is_signed_in()
    assert User.objects.get().name == "Mei Tan"


def facts(name):
    with across_organisations(reason="a test"):
        return Fact.objects.filter(name=name).count()


def test_a_link_works_once(browser, another_browser):
    browser.sign_up()
    key = key_of(mails()[0])
    browser.post("/auth/email/verify", {"key": key})

    again = another_browser.post("/auth/email/verify", {"key": key})

    assert again.status_code == 400
    (error,) = again.json()["errors"]
    assert (error["code"], error["param"]) == ("invalid_or_expired_key", "key")
    assert "used already" in error["message"]
    assert facts("accounts.person_verified") == 1


@pytest.mark.parametrize("key", ["", "nonsense", "MQ:1abc:forged", "MQ%3A1abc%3Aforged", 5, None, ["a"]])
def test_a_bad_link_is_refused_in_a_sentence(browser, key):
    answer = browser.post("/auth/email/verify", {"key": key})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["param"] == "key"


def test_a_link_expires(browser):
    browser.sign_up()
    key = key_of(mails()[0])

    with travel(days=3, seconds=5):
        answer = browser.post("/auth/email/verify", {"key": key})

    assert answer.status_code == 400


def test_another_browser_verifies_but_is_not_let_in(browser, another_browser):
    browser.sign_up()

    answer = another_browser.post("/auth/email/verify", {"key": key_of(mails()[0])})

    assert answer.status_code == 401
    assert facts("accounts.person_verified") == 1
    assert not another_browser.is_signed_in()
    assert another_browser.sign_in().status_code == 200


def test_signing_in_before_verifying_sends_the_link_anew(browser, another_browser):
    browser.sign_up()

    with travel(minutes=2):
        answer = another_browser.sign_in()

    assert answer.status_code == 401
    assert {"id": "verify_email", "is_pending": True} in answer.json()["data"]["flows"]
    assert [mail.template for mail in mails()] == ["verify_address", "verify_address"]


def test_the_link_is_sent_again_on_request_but_not_at_once(browser):
    browser.sign_up()

    too_soon = browser.post("/auth/email/verify/resend")
    assert too_soon.status_code == 429
    assert too_soon.headers["Retry-After"] == "60"
    assert len(mails()) == 1

    with travel(minutes=2):
        assert browser.post("/auth/email/verify/resend").status_code == 200
    assert len(mails()) == 2
    assert browser.post("/auth/email/verify", {"key": key_of(mails()[1])}).status_code == 200


def test_nothing_is_sent_to_who_is_not_signing_up(browser):
    assert browser.post("/auth/email/verify/resend").status_code == 409
    assert mails() == []


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("Ab1", "at least 8 characters"),
        ("kopi-labs-2026", "a capital letter"),
        ("KOPI-LABS-2026", "a small letter"),
        ("Kopi-Labs-Team", "a digit"),
        ("Password1", "too common"),
        ("Mei.tan77", "too similar to the email"),
        ("Tan-Mei-Ling-1", "too similar to the name"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(browser, password, sentence):
    answer = browser.sign_up(email="mei.tan77@kopi.example", password=password, name="Tan Mei Ling")

    assert answer.status_code == 400
    errors = answer.json()["errors"]
    assert all(error["param"] == "password" for error in errors)
    assert any(sentence in error["message"] for error in errors), errors
    assert not User.objects.exists()
    assert mails() == []


@pytest.mark.parametrize(
    "email", ["", "mei", "mei@", "@kopi.example", "mei@kopi.example\r\nBcc: ravi@x.example", "a" * 250 + "@x.example"]
)
def test_what_is_no_address_is_refused(browser, email):
    answer = browser.sign_up(email=email)

    assert answer.status_code == 400
    assert {error["param"] for error in answer.json()["errors"]} == {"email"}


def test_what_a_stranger_typed_is_in_no_mail(browser):
    browser.sign_up(name="Win a prize at evil.example")

    (mail,) = mails()
    assert "evil.example" not in mail.text + mail.html + mail.subject


def test_links_lead_to_the_site_whatever_the_host_header_says(db):
    browser = Browser(Host="127.0.0.1")
    browser.sign_up()

    assert "http://localhost:3000/verify/" in mails()[0].text
    assert "127.0.0.1" not in mails()[0].text


def test_a_closed_site_signs_nobody_up(browser, settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"signup_open": False})

    assert browser.sign_up().status_code == 403
    assert not User.objects.exists()


def test_privileges_cannot_be_signed_up_for(browser):
    browser.sign_up(staff_role="admin", is_staff=True, is_superuser=True, is_active=True, id="usr_1")

    assert User.objects.get().staff_role == ""


def test_passwords_longer_than_bcrypt_reads_count_to_their_end(browser, another_browser):
    long = "Kopi-Labs-2026" * 10
    browser.sign_up(password=long)
    browser.post("/auth/email/verify", {"key": key_of(mails()[0])})

    assert another_browser.sign_in(password=long[:-1] + "X").status_code == 400
    assert another_browser.sign_in(password=long).status_code == 200
    assert User.objects.get().password.startswith("bcrypt_sha256$")


def test_the_cost_of_a_hash_follows_the_setting_at_the_next_sign_in(browser, mei, settings):
    before = mei.password
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"bcrypt_rounds": 5})

    assert browser.sign_in().status_code == 200

    mei.refresh_from_db()
    assert mei.password != before
    assert "$05$" in mei.password


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"', b"\xff"])
def test_malformed_json_is_told(browser, body):
    token = browser.client.cookies["csrftoken"].value

    answer = browser.client.generic(
        "POST", f"{BASE}/auth/signup", body, content_type="application/json", headers={"X-CSRFToken": token}
    )

    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "malformed_json"


def test_an_oversized_body_is_told(browser):
    answer = browser.sign_up(password="A1" + "a" * 1_100_000)

    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


def test_a_very_long_password_is_refused_without_being_hashed(browser):
    answer = browser.sign_up(password="A1" + "a" * 2000)

    assert answer.status_code == 400
    assert "at most 1000 characters" in answer.json()["errors"][0]["message"]


def test_without_a_csrf_token_nothing_is_done(browser):
    answer = browser.client.post(
        f"{BASE}/auth/signup", {"email": "mei@kopi.example", "password": PASSWORD}, content_type="application/json"
    )

    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")
    assert not User.objects.exists()
