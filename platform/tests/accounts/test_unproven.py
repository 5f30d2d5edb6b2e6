"""An account that somebody else made for one's address: its owner arrives, and finds it empty."""

import pytest
from accounts.browser import PASSWORD, key_of, mails
from accounts.provider_steps import facts
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from orchestrator.accounts.models import AddressChange, User
from orchestrator.accounts.operations import wipe_unproven
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership
from orchestrator.tenancy.acting import across_organisations

OWN = "The-Owners-2026"


@pytest.fixture
def trap(browser):
    """Mallory signed up with Mei's address, and planted whatever can be planted."""
    browser.sign_up(name="Mallory")
    person = User.objects.get()
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Mallory's key"})
    SocialAccount.objects.create(user=person, provider="github", uid="666", extra_data={})
    EmailAddress.objects.create(user=person, email="mallory@evil.example", verified=False)
    AddressChange.objects.create(
        person=person, old_address=person.email, new_address="m@evil.example", asked_at=now(), mailed_at=now()
    )
    return person


def is_empty(person):
    """Nothing of what was planted is there any more."""
    person.refresh_from_db()
    planted = (
        Authenticator.objects.filter(user=person),
        SocialAccount.objects.filter(user=person, provider="github"),
        AddressChange.objects.filter(person=person),
        EmailAddress.objects.exclude(email="mei@kopi.example"),
    )
    return not any(rows.exists() for rows in planted) and not person.check_password(PASSWORD)


def test_its_owner_arrives_by_a_provider(trap, browser, traveller, at_google):
    traveller.go_with(at_google)

    assert traveller.is_signed_in()
    assert is_empty(trap)
    assert (trap.name, trap.has_usable_password()) == ("Mei Lim", False)
    assert EmailAddress.objects.get().verified
    assert browser.sign_in().status_code != 200
    assert len(facts("person_verified")) == 1


def test_its_owner_arrives_by_a_reset(trap, another_browser):
    another_browser.post("/auth/password/request", {"email": "mei@kopi.example"})
    (message,) = mails("password_reset")

    another_browser.post("/auth/password/reset", {"key": key_of(message), "password": OWN})

    assert is_empty(trap)
    assert trap.name == ""
    assert another_browser.sign_in(password=OWN).status_code == 200
    assert len(facts("person_verified")) == 1


def test_the_link_that_mallory_was_sent_lets_nobody_in_afterwards(trap, browser, traveller, at_google):
    traveller.go_with(at_google)
    (message,) = mails("verify_address")

    browser.post("/auth/email/verify", {"key": key_of(message)})

    assert not browser.is_signed_in()


def test_twice_is_the_same_as_once_and_a_proven_person_keeps_everything(trap, mei_proven):
    assert wipe_unproven(person_id=trap.pk)
    assert wipe_unproven(person_id=trap.pk)
    assert not wipe_unproven(person_id=mei_proven.pk)
    mei_proven.refresh_from_db()
    assert mei_proven.check_password(PASSWORD)


@pytest.fixture
def mei_proven(db):
    person = User.objects.create_user("proven@kopi.example", PASSWORD)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def test_an_unproven_person_has_no_organisation_so_no_keys(trap):
    with across_organisations(reason="looks whether there is any"):
        assert not Membership.objects.filter(person=trap).exists()
