"""Whatever changes how Mei gets in is told to every address of hers, with a way to say that it was not her."""

import re

import pytest
from accounts.authenticator import Passkey, set_up_app, set_up_passkey, totp
from accounts.browser import PASSWORD, Browser, mails, travel
from allauth.account.models import EmailAddress

from orchestrator.accounts.queries import has_second_factor
from orchestrator.events.models import Fact
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Macintosh; Intel Mac OS X 14.1; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def browser(mei):
    made = Browser(**{"User-Agent": FIREFOX})
    made.sign_in()
    return made


def notices():
    return [message.subject for message in mails("safety_notice")]


def not_me(message):
    key = re.search(r"http://localhost:3000/not-me/(\S+)", message.text)[1]
    return Browser().post("/auth/not-me", {"key": key})


def test_it_says_what_when_and_where_and_what_to_do(browser):
    set_up_app(browser)

    (message,) = mails("safety_notice")
    assert message.subject == "An authenticator app was set up"
    assert "Device: Firefox on macOS" in message.text
    assert "Place:  127.0.0.…" in message.text
    assert re.search(r"When:   \d+ \w+ 20\d\d, \d\d:\d\d UTC", message.text)
    assert "If it was not" in message.text
    assert message.secret


def test_every_verified_address_is_told_and_no_other(browser, mei):
    EmailAddress.objects.create(user=mei, email="mei@home.example", verified=True)
    EmailAddress.objects.create(user=mei, email="not-hers@else.example", verified=False)

    set_up_app(browser)

    assert [message.to for message in mails("safety_notice")] == ["mei@kopi.example", "mei@home.example"]


def test_each_change_is_told(browser):
    set_up_passkey(browser, Passkey())
    set_up_app(browser)
    browser.post("/account/authenticators/recovery-codes")
    passkey = browser.get("/account/authenticators").json()["data"][0]
    browser.send("DELETE", "/account/authenticators/webauthn", {"id": passkey["id"]})
    set_up_passkey(browser, Passkey())
    browser.send("DELETE", "/account/authenticators/totp")

    assert notices() == [
        "A passkey was added",
        "An authenticator app was set up",
        "New recovery codes were made",
        "A passkey was removed",
        "A passkey was added",
        "An authenticator app was removed",
    ]


def test_turning_it_off_is_told(browser):
    set_up_app(browser)
    browser.post("/account/authenticators/off", {"current_password": PASSWORD})
    key = re.search(r"second-factor-off/(\S+)", mails("turn_off_second_factor")[0].text)[1]

    browser.post("/auth/2fa/off", {"key": key})

    assert notices()[-1] == "Two-factor authentication was turned off"


def test_a_used_recovery_code_is_told_with_how_many_are_left_and_a_warning_when_few_are(browser):
    _, codes = set_up_app(browser)
    for code in codes[:8]:
        another = Browser()
        another.sign_in()
        assert another.post("/auth/2fa/authenticate", {"code": code}).status_code == 401

    told = [message.text for message in mails("safety_notice") if message.subject == "A recovery code was used"]
    assert len(told) == 8
    assert "9 recovery codes are left." in told[0]
    assert "Make new ones soon" not in told[0]
    assert "2 recovery codes are left. Make new ones soon: http://localhost:3000/account/security" in told[-1]


def test_not_me_ends_sessions_and_password_and_the_first_factor_that_a_stranger_set_up(browser, mei):
    set_up_app(browser)

    assert not_me(mails("safety_notice")[0]).status_code == 200

    assert not browser.is_signed_in()
    assert not has_second_factor(person_id=mei.pk)
    assert Browser().sign_in().status_code == 400


def test_a_later_link_takes_no_factor_away_so_that_a_mailbox_alone_does_not_open_the_account(browser, mei):
    set_up_app(browser)
    set_up_passkey(browser, Passkey())

    assert not_me(mails("safety_notice")[1]).status_code == 200

    assert not browser.is_signed_in()
    assert has_second_factor(person_id=mei.pk)


def test_nor_does_the_first_once_a_day_has_passed(browser, mei):
    set_up_app(browser)

    with travel(hours=25):
        assert not_me(mails("safety_notice")[0]).status_code == 200

    assert has_second_factor(person_id=mei.pk)


def test_signing_in_with_a_code_is_told_only_where_it_is_new(browser):
    secret, _ = set_up_app(browser)
    before = len(mails("safety_notice"))

    another = Browser()
    another.sign_in()
    another.post("/auth/2fa/authenticate", {"code": totp(secret)})

    assert len(mails("safety_notice")) == before


def test_whoever_got_past_the_password_and_guesses_codes_is_told_once(browser):
    set_up_app(browser)
    stranger = Browser()
    stranger.sign_in()
    for guess in range(8):
        stranger.post("/auth/2fa/authenticate", {"code": f"{guess:06}"})

    assert notices().count("Somebody guesses your second factor") == 1
    with across_organisations(reason="a test"):
        assert Fact.objects.filter(name="accounts.second_factor_guessed").count() == 1
