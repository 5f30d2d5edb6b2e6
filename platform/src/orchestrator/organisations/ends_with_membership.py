"""What becomes of what a person held here once they no longer belong to the organisation."""

from datetime import datetime
from uuid import UUID

from orchestrator.organisations.models import Invitation, Organisation, OwnershipOffer
from orchestrator.organisations.operations.inviting import revoke_all_of

WHAT_HAPPENS = {
    "orchestrator_organisations.Membership.person": "deleted: it is the place itself",
    "orchestrator_organisations.Organisation.personal_to": "emptied: it is no longer their own",
    "orchestrator_organisations.Invitation.invited_by": "revoked while it is open; kept as history otherwise",
    "orchestrator_organisations.Invitation.accepted_by": "kept as history",
    "orchestrator_organisations.OwnershipOffer.offered_by": "withdrawn while it is open; kept as history otherwise",
    "orchestrator_organisations.OwnershipOffer.offered_to": "declined while it is open; kept as history otherwise",
    "orchestrator_organisations.Deletion.actor_id": "kept as history",
}


def end_membership(*, organisation_id: UUID, person_id: UUID, actor_id: UUID | None, at: datetime) -> None:
    """Their invitations lead nowhere, their offers are closed, and the organisation is no longer their own."""
    revoke_all_of(organisation_id=organisation_id, inviter_id=person_id, actor_id=actor_id, at=at)
    offers = OwnershipOffer.objects.filter(organisation_id=organisation_id, state=OwnershipOffer.State.OPEN)
    offers.filter(offered_by_id=person_id).update(state=OwnershipOffer.State.WITHDRAWN, closed_at=at)
    offers.filter(offered_to_id=person_id).update(state=OwnershipOffer.State.DECLINED, closed_at=at)
    Organisation.objects.filter(pk=organisation_id, personal_to_id=person_id).update(personal_to=None)


def held_by(*, organisation_id: UUID, person_id: UUID) -> list[str]:
    """The invitations that they have sent and that are still open."""
    count = Invitation.objects.filter(
        organisation_id=organisation_id, invited_by_id=person_id, accepted_at=None, revoked_at=None
    ).count()
    return [f"{count} open {'invitation' if count == 1 else 'invitations'} that they have sent"] if count else []
