"""What is told of an organisation that changes hands, or goes."""

from orchestrator.events.event import subscribe
from orchestrator.kit.time import now
from orchestrator.notifications import ownership
from orchestrator.organisations.events import (
    OrganisationDeletionCancelled,
    OrganisationDeletionRequested,
    OwnershipOffered,
    OwnershipTransferred,
)


@subscribe(OwnershipOffered, name="notifications.ownership_offered")
def ownership_offered(event: OwnershipOffered) -> None:
    """The member is asked."""
    if event.organisation_id is not None:
        ownership.tell_offered(organisation_id=event.organisation_id, offer_id=event.offer_id)


@subscribe(OwnershipTransferred, name="notifications.ownership_transferred")
def ownership_transferred(event: OwnershipTransferred) -> None:
    """All who own it, and who did, hear whose it is."""
    if event.organisation_id is not None and event.actor_id is not None:
        ownership.tell_transferred(
            organisation_id=event.organisation_id,
            owner_id=event.actor_id,
            former_id=event.former_owner_id,
            offer_id=event.offer_id,
        )


@subscribe(OrganisationDeletionRequested, name="notifications.deletion_requested")
def deletion_requested(event: OrganisationDeletionRequested) -> None:
    """The owners hear that it goes, while they can still keep it."""
    if event.organisation_id is not None and event.due_at > now():
        ownership.tell_deletion(
            organisation_id=event.organisation_id,
            actor_id=event.actor_id,
            deletion_id=event.deletion_id,
            due_at=event.due_at,
        )


@subscribe(OrganisationDeletionCancelled, name="notifications.deletion_cancelled")
def deletion_cancelled(event: OrganisationDeletionCancelled) -> None:
    """The owners hear that it stays."""
    if event.organisation_id is not None:
        ownership.tell_deletion(
            organisation_id=event.organisation_id, actor_id=event.actor_id, deletion_id=event.deletion_id, due_at=None
        )
