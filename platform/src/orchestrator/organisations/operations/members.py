"""Changing members' roles and seats, and removing them.

Each of these holds the organisation first, so that two owners who demote each other at once leave one of them, and
asks again what the actor may do: that may have changed since the request came in. All are safe to repeat.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from orchestrator.events.operations import publish
from orchestrator.kit.errors import NotFound, NotPossibleNow
from orchestrator.organisations.events import MemberReactivated, MemberRemoved, MemberSuspended, RoleChanged
from orchestrator.organisations.models import Membership
from orchestrator.organisations.operations.authority import (
    require_another_owner,
    require_authority,
    require_not_above,
)
from orchestrator.organisations.operations.ending import end_membership
from orchestrator.organisations.operations.locking import lock_organisation
from orchestrator.organisations.operations.seating import require_seat
from orchestrator.organisations.queries.seats import SEATED
from orchestrator.organisations.roles import Permission, Role


class NotOneself(NotPossibleNow):
    """This is done to other members, not to oneself."""

    code = "not_oneself"


@transaction.atomic
def change_role(
    *, organisation_id: UUID, actor_id: UUID | None, membership_id: UUID, role: Role, at: datetime
) -> Membership:
    """Give a member another role; it counts from their next request on.

    Raises:
        NotFound
        NotAllowed, RoleAboveOwn: the role, or the one that they have, is not the actor's to give or take.
        LastOwner
        NoSeatLeft: the role takes a seat, and the one before took none.
    """
    actor, member = _held(organisation_id=organisation_id, actor_id=actor_id, membership_id=membership_id)
    if member.role == role:
        return member
    require_not_above(role, own=actor.role)
    require_another_owner(member)
    if member.is_active and member.role not in SEATED:
        require_seat(organisation_id=organisation_id, role=role, at=at, beside_invitations=True)
    before, member.role = member.role, role
    member.save(update_fields=["role"])
    publish(
        RoleChanged(
            organisation_id=organisation_id, actor_id=actor_id, person_id=member.person_id, role=role, before=before
        )
    )
    return member


@transaction.atomic
def suspend_member(*, organisation_id: UUID, actor_id: UUID | None, membership_id: UUID) -> Membership:
    """Take a member's seat; they keep their place, and all that they have made here.

    Raises:
        NotFound
        NotAllowed, RoleAboveOwn
        NotOneself, LastOwner
    """
    _, member = _held(organisation_id=organisation_id, actor_id=actor_id, membership_id=membership_id)
    if not member.is_active:
        return member
    if member.person_id == actor_id:
        raise NotOneself("You cannot suspend yourself.")
    require_another_owner(member)
    member.status = Membership.Status.SUSPENDED
    member.save(update_fields=["status"])
    publish(MemberSuspended(organisation_id=organisation_id, actor_id=actor_id, person_id=member.person_id))
    return member


@transaction.atomic
def reactivate_member(*, organisation_id: UUID, actor_id: UUID | None, membership_id: UUID, at: datetime) -> Membership:
    """Give a suspended member a seat again.

    Raises:
        NotFound
        NotAllowed, RoleAboveOwn
        NoSeatLeft
    """
    _, member = _held(organisation_id=organisation_id, actor_id=actor_id, membership_id=membership_id)
    if member.is_active:
        return member
    require_seat(organisation_id=organisation_id, role=member.role, at=at, beside_invitations=True)
    member.status = Membership.Status.ACTIVE
    member.save(update_fields=["status"])
    publish(MemberReactivated(organisation_id=organisation_id, actor_id=actor_id, person_id=member.person_id))
    return member


@transaction.atomic
def remove_member(*, organisation_id: UUID, actor_id: UUID | None, membership_id: UUID, at: datetime) -> None:
    """End a member's place and, in the same transaction, all that they held here.

    Raises:
        NotFound: there is no such member, or no longer.
        NotAllowed, RoleAboveOwn
        NotOneself: one leaves; one does not remove oneself.
        LastOwner
    """
    _, member = _held(organisation_id=organisation_id, actor_id=actor_id, membership_id=membership_id)
    if member.person_id == actor_id:
        raise NotOneself("You cannot remove yourself. Leave the organisation instead.")
    end_membership(membership=member, actor_id=actor_id, at=at)
    publish(MemberRemoved(organisation_id=organisation_id, actor_id=actor_id, person_id=member.person_id))


def _held(*, organisation_id: UUID, actor_id: UUID | None, membership_id: UUID) -> tuple[Membership, Membership]:
    """The actor's place and the member's, with the organisation held; the member's role is not above the actor's.

    Raises:
        NotFound, NotAllowed, RoleAboveOwn
    """
    lock_organisation(organisation_id)
    actor = require_authority(organisation_id=organisation_id, actor_id=actor_id, permission=Permission.MANAGE_MEMBERS)
    member = (
        Membership.objects.select_related("person").filter(pk=membership_id, organisation_id=organisation_id).first()
    )
    if member is None:
        raise NotFound("There is no such member.")
    require_not_above(member.role, own=actor.role)
    return actor, member
