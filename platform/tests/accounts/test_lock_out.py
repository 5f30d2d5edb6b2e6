"""Guessing passwords stops soon; strangers who guess do not keep the owner out."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from accounts.browser import Browser, mails, travel
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import now

from orchestrator.accounts.models import Guard
from orchestrator.accounts.operations import forget_old_guards
from orchestrator.events.models import Fact
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
WRONG = "Not-Hers-2026"
STRANGE = "nobody@x.example"
HOME, CAFE = "203.0.113.7", "198.51.100.20"


def at(address):
    return Browser(**{"X-Forwarded-For": address})


def codes(answer):
    return [error["code"] for error in answer.json().get("errors", [])]


def guess(browser, times=5, **who):
    return [browser.sign_in(password=WRONG, **who) for _ in range(times)]


def unlock_key():
    return re.search(r"http://localhost:3000/unlock/(\S+)", mails("account_locked")[-1].text)[1]


def test_five_wrong_passwords_lock_the_account_everywhere(mei):
    answers = guess(at(CAFE))

    assert [codes(answer) for answer in answers] == [["email_password_mismatch"]] * 5
    refused = at(HOME).sign_in()
    assert (refused.status_code, codes(refused)) == (429, ["too_many_login_attempts"])
    assert 14 * 60 < int(refused.headers["Retry-After"]) <= 15 * 60
    with travel(minutes=15, seconds=1):
        assert at(HOME).sign_in().status_code == 200


def test_the_delay_doubles_with_each_lock_of_a_day(mei):
    guess(at("192.0.2.1"))
    with travel(minutes=16):
        guess(at("192.0.2.2"))
        assert 29 * 60 < int(at(HOME).sign_in().headers["Retry-After"]) <= 30 * 60
    with travel(minutes=48):
        guess(at("192.0.2.3"))
        assert 59 * 60 < int(at(HOME).sign_in().headers["Retry-After"]) <= 60 * 60
    with travel(days=2):
        guess(at("192.0.2.4"))
        assert int(at(HOME).sign_in().headers["Retry-After"]) <= 15 * 60


def test_an_unknown_account_locks_alike_and_nobody_is_written_to(mei):
    assert [answer.json() for answer in guess(at(CAFE), email=STRANGE)] == [
        answer.json() for answer in guess(at("192.0.2.9"))
    ]
    known, unknown = at(HOME).sign_in(), at(HOME).sign_in(email=STRANGE)

    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    assert [mail.to for mail in mails("account_locked")] == [mei.email]


def test_five_wrong_passwords_lock_the_network_address_whatever_account_they_were_for(mei):
    for number in range(5):
        at(CAFE).sign_in(email=f"p{number}@x.example", password=WRONG)

    assert codes(at(CAFE).sign_in()) == ["too_many_login_attempts"]
    assert at(HOME).sign_in().status_code == 200


@pytest.mark.parametrize(
    "forged",
    [
        {"X-Forwarded-For": "10.9.9.{}, " + CAFE},
        {"X-Forwarded-For": "1.1.1.{},2.2.2.2," + CAFE},
        {"X-Forwarded-For": CAFE, "X-Real-IP": "10.9.9.{}", "Forwarded": "for=10.9.9.{}"},
        {"X-Forwarded-For": CAFE, "CF-Connecting-IP": "10.9.9.{}", "X-Client-IP": "10.9.9.{}"},
        {"X-Forwarded-For": "2001:db8:1:2:{}::1"},
    ],
)
def test_a_forged_or_rotated_client_address_is_counted_as_one(mei, forged):
    for number in range(5):
        headers = {name: value.format(number) for name, value in forged.items()}
        Browser(**headers).sign_in(email=f"p{number}@x.example", password=WRONG)

    answer = Browser(**{name: value.format(99) for name, value in forged.items()}).sign_in()

    assert codes(answer) == ["too_many_login_attempts"]


@pytest.mark.parametrize("variant", ["MEI@kopi.example", " mei@kopi.example", "mei@KOPI.example "])
def test_variants_of_an_address_are_counted_as_one(mei, variant):
    guess(at(CAFE), email=variant)

    assert codes(at(HOME).sign_in()) == ["too_many_login_attempts"]


def test_the_right_password_uses_no_try_up(mei):
    for _ in range(8):
        browser = at(CAFE)
        assert browser.sign_in().status_code == 200


def test_old_tries_do_not_count(mei):
    guess(at(CAFE), times=4)

    with travel(minutes=15, seconds=1):
        guess(at(CAFE), times=4)
        assert at(CAFE).sign_in().status_code == 200


def test_losing_the_cache_opens_nothing(mei):
    guess(at(CAFE))

    cache.clear()

    assert codes(at(HOME).sign_in()) == ["too_many_login_attempts"]


def test_the_owner_is_told_once_and_gets_in_by_the_mailed_link(mei):
    guess(at(CAFE), times=9)
    (mail,) = mails("account_locked")
    assert (mail.to, mail.secret) == (mei.email, True)
    with across_organisations(reason="a test"):
        assert [fact.actor_id for fact in Fact.objects.filter(name="accounts.account_locked")] == [mei.pk]

    owner = at(HOME)
    assert owner.post("/auth/unlock", {"key": unlock_key()}).status_code == 200

    assert owner.sign_in().status_code == 200


def test_the_link_also_gets_in_an_owner_whose_own_network_is_locked(mei):
    owner = at(HOME)
    guess(owner)
    assert codes(owner.sign_in()) == ["too_many_login_attempts"]

    owner.post("/auth/unlock", {"key": unlock_key()})

    assert codes(owner.sign_in(email=STRANGE, password=WRONG)) == ["too_many_login_attempts"], "for nobody else"
    assert owner.sign_in().status_code == 200


def test_a_link_works_once_for_a_day_and_is_kept_as_a_digest(mei):
    guess(at(CAFE))
    key = unlock_key()
    assert key not in str(list(Guard.objects.values()))
    with travel(days=1, minutes=1):
        assert at(HOME).post("/auth/unlock", {"key": key}).status_code == 400
    assert at(HOME).post("/auth/unlock", {"key": key}).status_code == 200

    again = at(HOME).post("/auth/unlock", {"key": key})

    assert (again.status_code, codes(again)) == (400, ["invalid_or_expired_key"])


@pytest.mark.parametrize("key", ["", "nonsense", 7, None, "x" * 300])
def test_a_bad_link_unlocks_nothing(mei, key):
    guess(at(CAFE))

    assert at(HOME).post("/auth/unlock", {"key": key}).status_code == 400
    assert codes(at(HOME).sign_in()) == ["too_many_login_attempts"]


def test_the_link_is_mailed_again_on_request_and_the_older_one_is_void(mei):
    guess(at(CAFE))
    first = unlock_key()

    known = at(HOME).post("/auth/unlock/request", {"email": "MEI@kopi.example"})
    unknown = at(HOME).post("/auth/unlock/request", {"email": STRANGE})

    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json()) == (200, {"status": 200})
    assert len(mails()) == 2
    assert at(HOME).post("/auth/unlock", {"key": first}).status_code == 400
    assert at(HOME).post("/auth/unlock", {"key": unlock_key()}).status_code == 200


def test_asking_for_the_link_is_limited_and_mails_nobody_whose_account_is_open(mei):
    answers = [at(HOME).post("/auth/unlock/request", {"email": mei.email}).status_code for _ in range(4)]

    assert answers == [200, 200, 200, 429]
    assert mails() == []


@pytest.mark.django_db(transaction=True)
def test_a_burst_is_not_more_than_five(mei):
    def try_one(number):
        try:
            return codes(Browser(**{"X-Forwarded-For": f"192.0.2.{number}"}).sign_in(password=WRONG))[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(try_one, range(16)))

    assert answers.count("email_password_mismatch") == 5
    assert answers.count("too_many_login_attempts") == 11
    assert len(mails("account_locked")) == 1


def test_what_no_longer_counts_is_forgotten(mei):
    guess(at(CAFE))
    assert forget_old_guards(at=now()) == 0
    with travel(days=3):
        assert forget_old_guards(at=now()) == 2


def test_the_database_refuses_an_unlock_link_without_an_end(mei):
    guess(at(CAFE))

    with pytest.raises(IntegrityError, match="an_unlock_link_has_an_end"), transaction.atomic():
        Guard.objects.exclude(unlock_digest="").update(unlock_until=None)
