"""Who takes a seat, and how many are left."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from orchestrator.organisations.models import Invitation, Membership
from orchestrator.organisations.roles import Role
from orchestrator.organisations.seats import seat_limit_of

SEATED = frozenset(Role) - {Role.BILLING}
"""Everybody who works in the organisation or looks at its work. Whoever only pays can be asked in before payment."""


@dataclass(frozen=True)
class Seats:
    """How many are taken by members, and held for those who are invited; ``limit`` None: as many as they like."""

    members: int
    invitations: int
    limit: int | None

    @property
    def left(self) -> int | None:
        return None if self.limit is None else max(0, self.limit - self.members - self.invitations)

    @property
    def is_over(self) -> bool:
        """More members are active than the plan includes, as after a downgrade: nothing is taken from them by us."""
        return self.limit is not None and self.members > self.limit


def billable(*, organisation_id: UUID, at: datetime) -> tuple[QuerySet[Membership], QuerySet[Invitation]]:
    """The one rule of seats: each active member takes one, and each invitation that can still be accepted holds one,
    unless their role is one that takes none."""
    members = Membership.objects.filter(
        organisation_id=organisation_id, status=Membership.Status.ACTIVE, role__in=SEATED, person__is_active=True
    )
    invitations = Invitation.objects.filter(
        organisation_id=organisation_id, accepted_at=None, revoked_at=None, expires_at__gt=at, role__in=SEATED
    )
    return members, invitations


def seats_of(*, organisation_id: UUID, at: datetime) -> Seats:
    """What is taken, held and there. The caller acts for the organisation."""
    members, invitations = billable(organisation_id=organisation_id, at=at)
    return Seats(members.count(), invitations.count(), seat_limit_of(organisation_id=organisation_id, at=at))
