"""Mei, who owns Kopi Labs alone, and Ravi, whom she can let in; both can be written to."""

import pytest
from accounts.browser import PASSWORD, Browser
from allauth.account.models import EmailAddress

from orchestrator.accounts.operations import create_person
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import organisation


@pytest.fixture
def kopi(db):
    return organisation("kopi-labs")


@pytest.fixture
def teh(db):
    return organisation("teh-works")


@pytest.fixture
def join():
    def join(organisation, person, role=Role.OWNER):
        with acting_for(organisation.pk):
            return Membership.objects.create(organisation=organisation, person=person, role=role)

    return join


@pytest.fixture
def mei(kopi, join):
    person = create_person(email="mei@kopi.example", password=PASSWORD, name="Mei Tan", at=now())
    join(kopi, person)
    return person


@pytest.fixture
def ravi(db):
    return create_person(email="ravi@teh.example", password=PASSWORD, name="Ravi", at=now())


@pytest.fixture
def browser(mei):
    """Mei's browser, signed in a moment ago."""
    browser = Browser()
    assert browser.sign_in().status_code == 200
    return browser


@pytest.fixture
def second_address(mei):
    return EmailAddress.objects.create(user=mei, email="mei@tan.example", verified=True)
