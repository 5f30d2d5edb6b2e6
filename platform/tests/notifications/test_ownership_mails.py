"""What owners are told: that their organisation is offered, taken over, or goes."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from orchestrator.kit.time import now
from orchestrator.mail.models import Message
from orchestrator.organisations.models import Membership
from orchestrator.organisations.operations import (
    accept_ownership,
    cancel_deletion,
    delete_alone,
    offer_ownership,
    request_deletion,
    withdraw_offer,
)
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import member, organisation
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_server_is_away(settings):
    """Messages are owed and wait; what is sent is another test's."""
    settings.EMAIL_PORT = 1


@pytest.fixture
def kopi():
    return organisation("kopi-labs", time_zone="Asia/Singapore")


@pytest.fixture
def cast(kopi):
    people = {name: member(name, kopi, role) for name, role in (("Mei", Role.OWNER), ("Tan", Role.MEMBER))}
    for one in people.values():
        EmailAddress.objects.get_or_create(
            user=one.person, email=one.person.email, defaults={"verified": True, "primary": True}
        )
    return people


def offer(kopi, cast):
    with acting_for(kopi.pk):
        place = Membership.objects.get(person=cast["Tan"].person)
        offer_ownership(organisation_id=kopi.pk, actor_id=cast["Mei"].person.pk, membership_id=place.pk, at=now())


def told(template):
    return {message.to: message.text for message in Message.objects.filter(template=template)}


def test_the_member_who_is_asked_gets_the_way_to_the_answer(kopi, cast):
    offer(kopi, cast)
    drain()

    found = told("ownership_offered")
    assert list(found) == ["tan@kopi-labs.example"]
    assert "/kopi-labs/ownership" in found["tan@kopi-labs.example"]
    assert "Mei wants to hand Kopi Labs over to you" in found["tan@kopi-labs.example"]


def test_an_offer_that_was_withdrawn_meanwhile_is_told_to_nobody(kopi, cast):
    offer(kopi, cast)
    with acting_for(kopi.pk):
        withdraw_offer(organisation_id=kopi.pk, actor_id=cast["Mei"].person.pk, at=now())
    drain()

    assert told("ownership_offered") == {}


def test_both_hear_that_it_was_taken_over(kopi, cast):
    offer(kopi, cast)
    with acting_for(kopi.pk):
        accept_ownership(organisation_id=kopi.pk, actor_id=cast["Tan"].person.pk, at=now())
    drain()

    assert sorted(told("ownership_transferred")) == ["mei@kopi-labs.example", "tan@kopi-labs.example"]


def test_owners_hear_that_it_goes_and_that_it_stays(kopi, cast):
    with acting_for(kopi.pk):
        request_deletion(organisation_id=kopi.pk, actor_id=cast["Mei"].person.pk, typed_name="Kopi Labs", at=now())
    drain()
    assert "/kopi-labs/settings" in told("deletion_requested")["mei@kopi-labs.example"]
    assert "(Asia/Singapore)" in told("deletion_requested")["mei@kopi-labs.example"]

    with acting_for(kopi.pk):
        cancel_deletion(organisation_id=kopi.pk, actor_id=cast["Mei"].person.pk, at=now())
    drain()
    assert list(told("deletion_cancelled")) == ["mei@kopi-labs.example"]


def test_who_is_deleted_with_it_is_not_asked_to_keep_it(kopi, cast):
    with acting_for(kopi.pk):
        Membership.objects.filter(person=cast["Tan"].person).delete()
    delete_alone(person_id=cast["Mei"].person.pk, at=now() - timedelta(seconds=1))
    drain()

    assert told("deletion_requested") == {}
