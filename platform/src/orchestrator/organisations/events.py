"""What happens to organisations."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class OrganisationCreated(Event):
    """A person (``actor_id``) has an organisation, and owns it."""

    name = "organisations.organisation_created"


@dataclass(frozen=True, kw_only=True)
class OrganisationChanged(Event):
    """A member (``actor_id``) has changed *fields*, such as ``("name", "time_zone")``; the values are not told."""

    name = "organisations.organisation_changed"

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MemberLeft(Event):
    """A member (``actor_id``) has left by their own will."""

    name = "organisations.member_left"


@dataclass(frozen=True, kw_only=True)
class OwnershipOffered(Event):
    """An owner (``actor_id``) has asked a member (*person_id*) to take the organisation over."""

    name = "organisations.ownership_offered"

    offer_id: UUID
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnershipOfferEnded(Event):
    """An offer is over without being accepted. *how*: declined, withdrawn or expired."""

    name = "organisations.ownership_offer_ended"

    offer_id: UUID
    how: str


@dataclass(frozen=True, kw_only=True)
class OwnershipTransferred(Event):
    """A member (``actor_id``) has taken the organisation over from its *former_owner_id*."""

    name = "organisations.ownership_transferred"

    offer_id: UUID
    former_owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class OrganisationDeletionRequested(Event):
    """An owner (``actor_id``) wants the organisation gone; it can be taken back until *due_at* (UTC)."""

    name = "organisations.deletion_requested"

    deletion_id: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class OrganisationDeletionCancelled(Event):
    """An owner (``actor_id``) has taken the deletion back."""

    name = "organisations.deletion_cancelled"

    deletion_id: UUID


@dataclass(frozen=True, kw_only=True)
class OrganisationDeleted(Event):
    """The organisation is gone; ``actor_id`` had asked for it."""

    name = "organisations.organisation_deleted"

    deletion_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvitationSent(Event):
    """A member (``actor_id``) has asked somebody to join, for the first time or anew."""

    name = "organisations.invitation_sent"

    invitation_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class InvitationRevoked(Event):
    """A member (``actor_id``) has taken an invitation back: its link leads nowhere."""

    name = "organisations.invitation_revoked"

    invitation_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(Event):
    """A person (``actor_id``) has joined, as *role*, because ``inviter_id`` had asked them."""

    name = "organisations.invitation_accepted"

    invitation_id: UUID
    inviter_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Event):
    """A member (``person_id``) has another role: *role*, and *before* it was."""

    name = "organisations.role_changed"

    person_id: UUID
    role: str
    before: str


@dataclass(frozen=True, kw_only=True)
class MemberSuspended(Event):
    """A member (``person_id``) may do nothing here until they are reactivated; they keep their place."""

    name = "organisations.member_suspended"

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class MemberReactivated(Event):
    """A member (``person_id``) whose place was suspended may act here again."""

    name = "organisations.member_reactivated"

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class MemberRemoved(Event):
    """A person (``person_id``) no longer belongs here, and what they held here has ended."""

    name = "organisations.member_removed"

    person_id: UUID
