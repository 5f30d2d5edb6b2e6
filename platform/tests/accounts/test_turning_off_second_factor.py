"""Turning two-factor authentication off takes the password and the mail, and works once."""

import re

import pytest
from accounts.authenticator import Passkey, set_up_app, set_up_passkey
from accounts.browser import PASSWORD, Browser, mails, travel

from orchestrator.accounts.models import User
from orchestrator.accounts.queries import has_second_factor
from orchestrator.events.models import Fact
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
ASK, CONFIRM = "/account/authenticators/off", "/auth/2fa/off"


def changes():
    with across_organisations(reason="a test"):
        facts = Fact.objects.filter(name="accounts.second_factor_changed").order_by("pk")
        return [fact.body["change"] for fact in facts]


def mailed_key():
    message = mails("turn_off_second_factor")[-1]
    return re.search(r"http://localhost:3000/second-factor-off/(\S+)", message.text)[1]


@pytest.fixture
def protected(browser, mei):
    """Mei, signed in, with an app and a passkey."""
    browser.sign_in()
    set_up_app(browser)
    set_up_passkey(browser, Passkey())
    return browser


def test_the_password_mails_a_link_and_the_link_turns_it_off(protected, mei):
    assert protected.post(ASK, {"current_password": PASSWORD}).status_code == 200
    assert has_second_factor(person_id=mei.pk)

    key = mailed_key()
    assert protected.get(CONFIRM, **{"X-Second-Factor-Key": key}).json()["data"] == {"email": "mei@kopi.example"}
    assert has_second_factor(person_id=mei.pk)

    assert protected.post(CONFIRM, {"key": key}).status_code == 200
    assert not has_second_factor(person_id=mei.pk)
    assert protected.get("/account/authenticators").json()["data"] == []
    assert changes()[-1] == "turned_off"


def test_the_mail_goes_to_her_and_keeps_no_link_in_the_log(protected):
    protected.post(ASK, {"current_password": PASSWORD})

    (message,) = mails("turn_off_second_factor")
    assert (message.to, message.secret) == ("mei@kopi.example", True)


@pytest.mark.parametrize("password", ["", "Wrong-Password-1", None])
def test_a_wrong_password_mails_nothing(protected, password):
    refused = protected.post(ASK, {"current_password": password})

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["param"] == "current_password"
    assert mails("turn_off_second_factor") == []


def test_who_has_no_password_gives_a_fresh_proof_instead(protected, mei):
    User.objects.filter(pk=mei.pk).update(password="!none")
    protected.client.force_login(User.objects.get(pk=mei.pk))

    with travel(minutes=16):
        assert protected.post(ASK).status_code == 401
    assert protected.post(ASK).status_code == 200


def test_a_link_works_once(protected):
    protected.post(ASK, {"current_password": PASSWORD})
    key = mailed_key()
    protected.post(CONFIRM, {"key": key})
    set_up_app(protected)

    refused = protected.post(CONFIRM, {"key": key})

    assert refused.status_code == 400
    assert refused.json()["code"] == "stale_link"


def test_a_link_lasts_an_hour(protected, mei):
    protected.post(ASK, {"current_password": PASSWORD})

    with travel(minutes=61):
        assert Browser().post(CONFIRM, {"key": mailed_key()}).status_code == 400
    assert has_second_factor(person_id=mei.pk)


def test_a_change_of_password_or_factors_ends_a_link(protected, mei):
    protected.post(ASK, {"current_password": PASSWORD})
    before = mailed_key()
    set_up_passkey(protected, Passkey())
    assert protected.post(CONFIRM, {"key": before}).status_code == 400

    protected.post(ASK, {"current_password": PASSWORD})
    before = mailed_key()
    new = {"current_password": PASSWORD, "new_password": "Kopi-Labs-2027"}
    assert protected.post("/account/password/change", new).status_code == 200
    assert protected.post(CONFIRM, {"key": before}).status_code == 400
    assert has_second_factor(person_id=mei.pk)


@pytest.mark.parametrize("key", ["", "x", "x-y-z", "0" * 32 + "-abc-def", "%00", "é"])
def test_an_invented_key_is_refused(browser, key):
    assert browser.post(CONFIRM, {"key": key}).status_code == 400
    assert browser.get(CONFIRM, **{"X-Second-Factor-Key": key.encode("ascii", "ignore").decode()}).status_code == 400


def test_without_one_there_is_nothing_to_turn_off(browser, mei):
    browser.sign_in()

    assert browser.post(ASK, {"current_password": PASSWORD}).status_code == 409


def test_asking_takes_a_session_that_has_shown_both_factors(protected):
    half = Browser()
    half.sign_in()

    assert half.post(ASK, {"current_password": PASSWORD}).status_code == 401
    assert mails("turn_off_second_factor") == []
