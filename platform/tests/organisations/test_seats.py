"""How many seats there are is said once; who takes one is one rule."""

import pytest
from organisations.people import ask, kopi_labs, seat

from orchestrator.entitlements.seats import seats_of_the_plan
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership
from orchestrator.organisations.queries import Seats, seats_of
from orchestrator.organisations.roles import Role
from orchestrator.organisations.seats import limits_seats
from orchestrator.tenancy.acting import acting_for


def test_a_second_opinion_on_the_number_of_seats_is_refused():
    with pytest.raises(ValueError, match="one function only"):
        limits_seats(lambda *, organisation_id, at: 5)
    assert limits_seats(seats_of_the_plan) is seats_of_the_plan


def test_without_a_limit_there_is_always_a_seat_left():
    assert Seats(members=1_000, invitations=5, limit=None).left is None
    assert not Seats(members=1_000, invitations=5, limit=None).is_over


@pytest.mark.parametrize(
    ("members", "invitations", "left", "over"), [(5, 0, 0, False), (6, 0, 0, True), (3, 3, 0, False)]
)
def test_exactly_at_the_limit_is_allowed(members, invitations, left, over):
    seats = Seats(members=members, invitations=invitations, limit=5)

    assert (seats.left, seats.is_over) == (left, over)


@pytest.mark.django_db
def test_the_suspended_the_closed_and_those_who_only_pay_take_none():
    mei = kopi_labs()
    for name, role in {"Ada": Role.VIEWER, "Bo": Role.BILLING, "Cy": Role.MEMBER, "Di": Role.MEMBER}.items():
        seat(name, mei.organisation, role)
    ask(mei, "books@x.example", Role.BILLING)
    ask(mei, "new@x.example", Role.VIEWER)

    with acting_for(mei.organisation.pk):
        Membership.objects.filter(person__name="Cy").update(status=Membership.Status.SUSPENDED)
        di = Membership.objects.get(person__name="Di").person
        di.is_active = False
        di.save()
        seats = seats_of(organisation_id=mei.organisation.pk, at=now())

    assert seats == Seats(members=2, invitations=1, limit=5)
