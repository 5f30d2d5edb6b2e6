"""Forgetting a password, changing one, and what happens to the other sessions."""

import pytest
from accounts.browser import PASSWORD, Browser, key_of, mails, travel

from orchestrator.api_keys.operations import create_key
from orchestrator.events.models import Fact
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import across_organisations, acting_for
from orchestrator.testing.cast import organisation
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db
NEW = "Fresh-Beans-2027"
ADDRESS = "mei@kopi.example"


def reset_key(browser, email=ADDRESS):
    assert browser.post("/auth/password/request", {"email": email}).status_code == 200
    return key_of(mails("password_reset")[-1])


def reset(browser, key, password=NEW):
    return browser.post("/auth/password/reset", {"key": key, "password": password})


def test_nobody_changes_a_password_without_being_in(browser):
    answer = browser.post("/account/password/change", {"current_password": PASSWORD, "new_password": "Another-1-2026"})

    assert answer.status_code == 401


def test_mei_forgets_and_chooses_a_new_one(browser, mei):
    key = reset_key(browser)
    assert browser.get("/auth/password/reset", **{"X-Password-Reset-Key": key}).status_code == 200

    answer = reset(browser, key)

    assert answer.status_code == 401, "the new password has to be typed once"
    assert browser.sign_in(password=PASSWORD).status_code == 400
    assert browser.sign_in(password=NEW).status_code == 200
    assert [(mail.template, mail.secret) for mail in mails()] == [("password_reset", True), ("password_changed", False)]
    with across_organisations(reason="a test"):
        assert Fact.objects.get(name="accounts.password_changed").actor_id == mei.pk


def test_a_reset_ends_all_sessions(browser, another_browser, mei):
    browser.sign_in()

    reset(another_browser, reset_key(another_browser))

    assert not browser.is_signed_in()


def test_a_link_resets_once(browser, mei):
    key = reset_key(browser)
    reset(browser, key)

    again = reset(browser, key, password="Third-One-2028")

    assert again.status_code == 400
    (error,) = again.json()["errors"]
    assert (error["code"], error["param"]) == ("invalid_password_reset", "key")
    assert "Ask for a new one" in error["message"]
    assert browser.sign_in(password=NEW).status_code == 200


def test_a_newer_password_uses_up_older_links(browser, mei):
    first, second = reset_key(browser), reset_key(browser)
    reset(browser, second)

    assert reset(browser, first, password="Third-One-2028").status_code == 400


@pytest.mark.parametrize("key", ["", "nonsense", "1-abc", "zz-c0ffee", 7, None])
def test_a_bad_link_is_refused(browser, mei, key):
    answer = reset(browser, key)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["param"] == "key"


def test_a_link_expires_after_an_hour(browser, mei):
    key = reset_key(browser)

    with travel(hours=1, seconds=5):
        assert reset(browser, key).status_code == 400


@pytest.mark.parametrize(("password", "sentence"), [("Ab1", "8 characters"), ("Mei-Tan-1", "similar to the name")])
def test_the_rules_hold_here_too_and_leave_the_link_usable(browser, mei, password, sentence):
    key = reset_key(browser)

    refused = reset(browser, key, password=password)

    assert refused.status_code == 400
    assert any(sentence in error["message"] for error in refused.json()["errors"])
    assert reset(browser, key).status_code == 401
    assert browser.sign_in(password=NEW).status_code == 200


def test_a_locked_account_is_entered_through_the_mailed_link(browser, mei):
    for _ in range(6):
        browser.sign_in(password="Not-Hers-2026")
    assert browser.sign_in().status_code == 429

    reset(browser, reset_key(browser))

    assert browser.sign_in(password=NEW).status_code == 200


def test_changing_a_password_ends_the_other_sessions_and_keeps_this_one(browser, another_browser, mei):
    browser.sign_in()
    another_browser.sign_in()
    before = browser.session_id

    answer = browser.post("/account/password/change", {"current_password": PASSWORD, "new_password": NEW})

    assert answer.status_code == 200
    assert browser.is_signed_in()
    assert browser.session_id != before
    assert not another_browser.is_signed_in()
    assert len(mails("password_changed")) == 1


def test_changing_needs_the_password_in_use(browser, mei):
    browser.sign_in()

    answer = browser.post("/account/password/change", {"current_password": "Not-Hers-2026", "new_password": NEW})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["param"] == "current_password"
    assert Browser().post("/account/password/change", {"new_password": NEW}).status_code == 401


def test_whoever_fears_a_thief_ends_the_keys_that_they_made_too(browser, mei):
    kopi = organisation("kopi-labs")
    with acting_for(kopi.pk):
        Membership.objects.create(organisation=kopi, person=mei, role=Role.OWNER)
    hers, _ = create_key(organisation_id=kopi.pk, actor_id=mei.pk, name="Till", scopes=["usage:read"], at=now())
    other, _ = create_key(organisation_id=kopi.pk, actor_id=None, name="Door", scopes=["usage:read"], at=now())
    browser.sign_in()
    passwords = {"current_password": PASSWORD, "new_password": NEW}

    browser.post("/account/password/change", passwords)
    drain()
    assert not revoked(kopi, hers), "she did not ask for it"

    browser.post("/account/password/change", {"current_password": NEW, "new_password": PASSWORD, "revoke_keys": True})
    drain()
    assert (revoked(kopi, hers), revoked(kopi, other)) == (True, False)


def revoked(organisation, key):
    with acting_for(organisation.pk):
        key.refresh_from_db()
    return key.is_revoked
