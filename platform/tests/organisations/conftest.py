"""The cast: Mei owns Kopi Labs, Ravi is a stranger with an organisation of his own."""

import pytest
from rest_framework.test import APIClient

from orchestrator.accounts.models import User
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership
from orchestrator.organisations.operations import ensure_personal_organisation
from orchestrator.tenancy.acting import acting_for


def make_person(name):
    return User.objects.create_user(f"{name.lower()}@{name.lower()}.example", name=name)


@pytest.fixture
def mei(db):
    return make_person("Mei")


@pytest.fixture
def ravi(db):
    return make_person("Ravi")


@pytest.fixture
def kopi(mei):
    """Kopi Labs, Mei's."""
    return ensure_personal_organisation(person_id=mei.pk, at=now(), name="Kopi Labs")


@pytest.fixture
def teh(ravi):
    """Teh House, Ravi's."""
    return ensure_personal_organisation(person_id=ravi.pk, at=now(), name="Teh House")


@pytest.fixture
def join():
    """Give somebody a place."""

    def joined(organisation, person, role):
        with acting_for(organisation.pk):
            return Membership.objects.create(organisation=organisation, person=person, role=role)

    return joined


@pytest.fixture
def as_person():
    """A signed-in caller who names an organisation, or none."""

    def caller(person, organisation=None):
        client = APIClient()
        client.force_login(person)
        if organisation is not None:
            slug = organisation if isinstance(organisation, str) else organisation.slug
            client.credentials(HTTP_ORCHESTRATOR_ORGANISATION=slug)
        return client

    return caller
