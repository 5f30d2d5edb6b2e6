"""Who may do what to whom, asked again while the organisation is held: the answer cannot change meanwhile."""

from uuid import UUID

from orchestrator.kit.errors import DomainError, NotPossibleNow
from orchestrator.organisations.models import Membership
from orchestrator.organisations.roles import Permission, Role, is_above, may


class NotAllowed(DomainError):
    """The role of whoever calls does not allow this, or does no longer."""

    code = "role_required"
    status = 403


class RoleAboveOwn(DomainError):
    """Nobody gives away, or takes away, a role above their own."""

    code = "role_above_own"
    status = 403


class LastOwner(NotPossibleNow):
    """An organisation keeps at least one owner: name another one first."""

    code = "last_owner"


def require_authority(*, organisation_id: UUID, actor_id: UUID | None, permission: Permission) -> Membership:
    """The actor's own place, if it allows *permission*. The caller holds the organisation.

    Raises:
        NotAllowed
    """
    place = Membership.objects.filter(
        organisation_id=organisation_id, person_id=actor_id, status=Membership.Status.ACTIVE
    ).first()
    if place is None or not may(place.role, permission):
        raise NotAllowed("Your role in this organisation does not allow this any more.")
    return place


def require_not_above(role: str, *, own: str) -> None:
    """Raises:
    RoleAboveOwn: *role* is above the actor's *own*.
    """
    if is_above(role, own):
        label = Role(own).label.lower()
        raise RoleAboveOwn(f"Your own role is {label}, and {Role(role).label.lower()} is above it.")


def require_another_owner(membership: Membership) -> None:
    """Refuse to lose the last owner who can act. The caller holds the organisation.

    Raises:
        LastOwner
    """
    if not membership.is_active_owner:
        return
    others = Membership.objects.filter(
        organisation_id=membership.organisation_id,
        role=Role.OWNER,
        status=Membership.Status.ACTIVE,
        person__is_active=True,
    ).exclude(pk=membership.pk)
    if not others.exists():
        raise LastOwner("This is the organisation's only owner. Make another member its owner first.")
