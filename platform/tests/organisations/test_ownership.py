"""Handing an organisation over, and never being without an owner."""

from datetime import timedelta

import pytest
from billing.test_at_once import at_once
from django.db import IntegrityError
from organisations.conftest import make_person

from orchestrator.events.models import Fact
from orchestrator.kit.errors import DomainError, NotFound
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership, OwnershipOffer
from orchestrator.organisations.operations import (
    accept_ownership,
    decline_ownership,
    leave_organisation,
    offer_ownership,
    remove_member,
    withdraw_offer,
)
from orchestrator.organisations.policy import OFFER_LASTS
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for


@pytest.fixture
def tan(kopi, ravi, join):
    """Ravi's place at Mei's, as a member."""
    return join(kopi, ravi, Role.MEMBER)


def roles(organisation):
    with acting_for(organisation.pk):
        return {place.person.name: place.role for place in Membership.objects.select_related("person")}


def offer(kopi, mei, member, *, at=None):
    with acting_for(kopi.pk):
        return offer_ownership(organisation_id=kopi.pk, actor_id=mei.pk, membership_id=member.pk, at=at or now())


def accept(kopi, person, *, at=None):
    with acting_for(kopi.pk):
        return accept_ownership(organisation_id=kopi.pk, actor_id=person.pk, at=at or now())


def code(error):
    return error.value.code


def test_an_accepted_offer_makes_the_member_owner_and_the_owner_an_admin(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)
    assert roles(kopi) == {"Mei": "owner", "Ravi": "member"}

    accept(kopi, ravi)

    assert roles(kopi) == {"Mei": "admin", "Ravi": "owner"}


def test_accepting_twice_is_accepting_once(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)
    accept(kopi, ravi)
    accept(kopi, ravi)

    with acting_for(kopi.pk):
        assert Fact.objects.filter(name="organisations.ownership_transferred").count() == 1


def test_only_who_was_asked_can_accept(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)

    with pytest.raises(NotFound):
        accept(kopi, mei)


def test_an_offer_expires(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)

    with pytest.raises(DomainError) as refusal:
        accept(kopi, ravi, at=now() + OFFER_LASTS)

    assert code(refusal) == "offer_is_over"
    assert roles(kopi)["Mei"] == "owner"


@pytest.mark.parametrize("end", [withdraw_offer, decline_ownership])
def test_an_offer_that_was_withdrawn_or_declined_cannot_be_accepted(mei, ravi, kopi, tan, end):
    offer(kopi, mei, tan)
    with acting_for(kopi.pk):
        end(organisation_id=kopi.pk, actor_id=ravi.pk, at=now())
        end(organisation_id=kopi.pk, actor_id=ravi.pk, at=now())

    with pytest.raises(DomainError) as refusal:
        accept(kopi, ravi)
    assert code(refusal) == "offer_is_over"
    with acting_for(kopi.pk):
        assert Fact.objects.filter(name="organisations.ownership_offer_ended").count() == 1


def test_one_offer_at_a_time_and_the_same_again_is_the_same(mei, kopi, tan, join):
    first = offer(kopi, mei, tan)
    assert offer(kopi, mei, tan) == first
    other = join(kopi, make_person("Kavita"), Role.ADMIN)
    with pytest.raises(DomainError) as refusal:
        offer(kopi, mei, other)

    assert code(refusal) == "offer_stands"


def test_an_expired_offer_makes_room_for_the_next(mei, kopi, tan):
    offer(kopi, mei, tan, at=now() - OFFER_LASTS - timedelta(days=1))

    offer(kopi, mei, tan)

    with acting_for(kopi.pk):
        assert sorted(OwnershipOffer.objects.values_list("state", flat=True)) == ["expired", "open"]


def test_an_offer_of_somebody_who_owns_it_no_longer_is_worth_nothing(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)
    with acting_for(kopi.pk):
        Membership.objects.filter(person=mei).update(role=Role.ADMIN)

    with pytest.raises(DomainError) as refusal:
        accept(kopi, ravi)

    assert code(refusal) == "offer_is_over"


def test_a_suspended_member_is_neither_asked_nor_can_accept(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)
    with acting_for(kopi.pk):
        Membership.objects.filter(pk=tan.pk).update(status="suspended")

    with pytest.raises(DomainError):
        accept(kopi, ravi)
    with pytest.raises(DomainError) as refusal:
        offer(kopi, mei, tan)
    assert code(refusal) == "cannot_be_offered"


def test_an_admin_offers_nothing(ravi, kopi, join, mei):
    place = join(kopi, ravi, Role.ADMIN)
    with acting_for(kopi.pk):
        own = Membership.objects.get(person=mei)
    with pytest.raises(DomainError) as refusal, acting_for(kopi.pk):
        offer_ownership(organisation_id=kopi.pk, actor_id=ravi.pk, membership_id=own.pk, at=now())

    assert code(refusal) == "role_required"
    assert place.role == Role.ADMIN


def test_the_only_owner_cannot_leave_and_a_member_can(mei, ravi, kopi, tan):
    with pytest.raises(DomainError) as refusal, acting_for(kopi.pk):
        leave_organisation(organisation_id=kopi.pk, person_id=mei.pk, at=now())
    assert code(refusal) == "last_owner"

    with acting_for(kopi.pk):
        leave_organisation(organisation_id=kopi.pk, person_id=ravi.pk, at=now())

    assert roles(kopi) == {"Mei": "owner"}


def test_who_handed_it_over_can_leave(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)
    accept(kopi, ravi)

    with acting_for(kopi.pk):
        leave_organisation(organisation_id=kopi.pk, person_id=mei.pk, at=now())

    assert roles(kopi) == {"Ravi": "owner"}


def test_the_database_keeps_one_open_offer(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)

    with pytest.raises(IntegrityError), acting_for(kopi.pk):
        OwnershipOffer.objects.create(
            organisation=kopi, offered_by=mei, offered_to=ravi, expires_at=now() + timedelta(days=1)
        )


def attempt(kopi, function, **arguments):
    """What one of several answers: a refusal's code, or nothing."""

    def run():
        try:
            with acting_for(kopi.pk):
                function(organisation_id=kopi.pk, at=now(), **arguments)
        except DomainError as refusal:
            return refusal.code
        return None

    return run


@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_leave_at_once_one_stays(mei, ravi, kopi, join):
    join(kopi, ravi, Role.OWNER)

    answers = at_once(*[attempt(kopi, leave_organisation, person_id=person.pk) for person in (mei, ravi)])

    assert sorted(answers, key=str) == [None, "last_owner"]
    assert list(roles(kopi).values()) == ["owner"]


@pytest.mark.django_db(transaction=True)
def test_accepting_twice_at_once_hands_it_over_once(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)

    answers = at_once(*[attempt(kopi, accept_ownership, actor_id=ravi.pk) for _ in range(4)])

    assert answers == [None] * 4
    assert roles(kopi) == {"Mei": "admin", "Ravi": "owner"}


@pytest.mark.django_db(transaction=True)
def test_accepting_while_it_is_withdrawn_is_one_or_the_other(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)

    accepted, _ = at_once(
        attempt(kopi, accept_ownership, actor_id=ravi.pk), attempt(kopi, withdraw_offer, actor_id=mei.pk)
    )

    assert roles(kopi) == (
        {"Mei": "admin", "Ravi": "owner"} if accepted is None else {"Mei": "owner", "Ravi": "member"}
    )


@pytest.mark.django_db(transaction=True)
def test_accepting_while_the_owner_leaves_or_removes_always_leaves_an_owner(mei, ravi, kopi, tan):
    offer(kopi, mei, tan)

    at_once(
        attempt(kopi, accept_ownership, actor_id=ravi.pk),
        attempt(kopi, leave_organisation, person_id=mei.pk),
        attempt(kopi, remove_member, actor_id=mei.pk, membership_id=tan.pk),
    )

    assert "owner" in roles(kopi).values()
