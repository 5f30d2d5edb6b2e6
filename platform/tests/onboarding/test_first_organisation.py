"""One trial for each person, with the first organisation that they make."""

from datetime import timedelta

import pytest

from orchestrator.entitlements.models import Grant
from orchestrator.kit.time import now
from orchestrator.onboarding.operations import welcome
from orchestrator.organisations.operations import create_organisation, delete_alone
from orchestrator.organisations.queries import places_of
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import across_organisations, acting_for
from orchestrator.testing.cast import member, organisation
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db


def on_trial():
    with across_organisations(reason="the reader of a test"):
        return sorted(Grant.objects.filter(source="trial").values_list("organisation__name", flat=True))


def test_a_second_organisation_begins_without_a_trial(mei):
    welcome(person_id=mei.pk, at=now())

    create_organisation(person_id=mei.pk, name="Kopi Roasters", at=now())
    drain()

    assert on_trial() == ["Mei Tan's organisation"]


def test_who_came_by_an_invitation_tries_the_first_of_their_own():
    guest = member("Ravi", organisation("kopi-labs"), Role.MEMBER).person
    welcome(person_id=guest.pk, at=now())
    drain()
    assert on_trial() == []

    create_organisation(person_id=guest.pk, name="Teh House", at=now())
    create_organisation(person_id=guest.pk, name="Teh Stall", at=now())
    drain()

    assert on_trial() == ["Teh House"]


def test_deleting_the_first_makes_no_second_trial(mei):
    first = welcome(person_id=mei.pk, at=now()).place.organisation_id
    delete_alone(person_id=mei.pk, at=now() - timedelta(seconds=1))
    drain()
    assert places_of(person_id=mei.pk) == []

    again = welcome(person_id=mei.pk, at=now())
    drain()

    assert again.place.organisation_id != first
    assert again.trial_ends_at is None
    with acting_for(again.place.organisation_id):
        assert not Grant.objects.exists()
