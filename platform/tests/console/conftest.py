"""The cast: Sam is an admin of the staff, Sue supports, Rea may only read; Mei owns Kopi Labs."""

import pytest

from orchestrator.accounts.models import User
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.tenancy.acting import across_organisations


@pytest.fixture
def sign_in(client):
    """Signs a member of the staff with that role in; a person without one for ''."""

    def staff(role="admin"):
        person = User.objects.create_user(f"{role or 'nobody'}@techflow.example", "Tech-Flow-2026", staff_role=role)
        client.force_login(person)
        return person

    return staff


@pytest.fixture
def mei():
    return User.objects.create_user("mei@kopi.example", name="Mei")


@pytest.fixture
def kopi(mei):
    made = Organisation(slug="kopi", name="Kopi Labs")
    with across_organisations(reason="a test"):
        made.save(force_insert=True)
        Membership.objects.create(organisation=made, person=mei, role="owner")
    return made
