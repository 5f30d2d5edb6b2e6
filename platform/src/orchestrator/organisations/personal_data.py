"""What organisations know of a person."""

from typing import Any
from uuid import UUID

from orchestrator.accounts.queries import verified_addresses
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.kit.time import now
from orchestrator.organisations.models import Invitation, Membership
from orchestrator.organisations.operations.asking_deletion import delete_alone
from orchestrator.organisations.operations.ending import end_all_held
from orchestrator.organisations.operations.locking import lock_organisation
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import across_organisations, acting_for

LEAVES = "a person who leaves, leaves everywhere"
WHAT_HAPPENS = {
    "orchestrator_organisations.Membership.person": "deleted, and with it all that they held there",
    "orchestrator_organisations.Organisation.personal_to": "emptied; an organisation that nobody else uses is deleted",
    "orchestrator_organisations.Organisation.billing_email": "the organisation's own; emptied when that is deleted",
    "orchestrator_organisations.Invitation.email": "deleted with the invitation",
    "orchestrator_organisations.Invitation.invited_by": "revoked while it is open; then an erased person sent it",
    "orchestrator_organisations.Invitation.accepted_by": "deleted with the invitation",
    "orchestrator_organisations.OwnershipOffer.offered_by": "closed; then an erased person made it",
    "orchestrator_organisations.OwnershipOffer.offered_to": "closed; then it was made to an erased person",
    "orchestrator_organisations.Deletion.actor_id": "kept: an erased person asked for it",
}


def export_for(person_id: UUID) -> list[dict[str, Any]]:
    """Where the person belongs, as what, and since when."""
    return [
        {"organisation": place.organisation.name, "role": place.role, "joined_at": place.joined_at.isoformat()}
        for place in _all_places(person_id)
    ]


def blocks_erasure_for(person_id: UUID) -> str | None:
    """A sentence that says why the person cannot go yet: somebody has to own what others still work in."""
    owned = [place.organisation.name for place in _all_places(person_id) if _others_depend_on(place)]
    if not owned:
        return None
    return (
        f"You are the only owner of {_listed(owned)}, which others use. Hand it over to another member, or delete it,"
        " in its settings."
    )


def goes_with(person_id: UUID) -> list[str]:
    """The organisations in which nobody else is."""
    names = [place.organisation.name for place in _all_places(person_id) if not _has_others(place)]
    return [f"{name}, in which nobody else is, with its subscription and its API keys." for name in names]


def erase_for(person_id: UUID) -> None:
    """Take the person out of every organisation, and end what they held there. Safe to repeat.

    Raises:
        NotPossibleNow: others have come to depend on them meanwhile.
    """
    delete_alone(person_id=person_id, at=now())
    for place in _all_places(person_id):
        with acting_for(place.organisation_id):
            lock_organisation(place.organisation_id)
            if _others_depend_on(place):
                raise NotPossibleNow(f"The person is the only owner of {place.organisation_id}, which others use.")
            end_all_held(membership=place, actor_id=person_id, at=now())
    with across_organisations(reason=LEAVES):
        Invitation.objects.filter(accepted_by_id=person_id).delete()
        Invitation.objects.filter(email__in=verified_addresses(person_id=person_id)).delete()


def _all_places(person_id: UUID) -> list[Membership]:
    """The suspended ones too."""
    with across_organisations(reason=LEAVES):
        places = Membership.objects.select_related("organisation").filter(person_id=person_id)
        return list(places.order_by("joined_at", "pk"))


def _has_others(place: Membership) -> bool:
    with across_organisations(reason=LEAVES):
        return Membership.objects.filter(organisation_id=place.organisation_id).exclude(pk=place.pk).exists()


def _others_depend_on(place: Membership) -> bool:
    """Whether the person is the last owner who can act, of an organisation that stays and that others are in."""
    if place.role != Role.OWNER or place.organisation.is_being_deleted or not _has_others(place):
        return False
    with across_organisations(reason=LEAVES):
        owners = Membership.objects.filter(
            organisation_id=place.organisation_id,
            role=Role.OWNER,
            status=Membership.Status.ACTIVE,
            person__is_active=True,
        )
        return not owners.exclude(pk=place.pk).exists()


def _listed(names: list[str]) -> str:
    """One, one and two, or one, two and three."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
