"""What organisations know of a person."""

from typing import Any
from uuid import UUID

from orchestrator.organisations.models import Membership, Organisation
from orchestrator.organisations.queries import places_of
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import across_organisations


def export_for(person_id: UUID) -> list[dict[str, Any]]:
    """Where the person belongs, as what, and since when."""
    return [
        {"organisation": place.organisation.name, "role": place.role, "joined_at": place.joined_at.isoformat()}
        for place in places_of(person_id=person_id)
    ]


def blocks_erasure_for(person_id: UUID) -> str | None:
    """A sentence that says why the person cannot go yet: somebody has to own what others still work in."""
    for place in places_of(person_id=person_id):
        if place.role == Role.OWNER and _others_depend_on(place):
            return f"You are the only owner of {place.organisation.name}. Make another member its owner first."
    return None


def erase_for(person_id: UUID) -> None:
    """Take the person out of every organisation. Safe to repeat."""
    with across_organisations(reason="a person who leaves, leaves everywhere"):
        Organisation.objects.filter(personal_to_id=person_id).update(personal_to=None)
        Membership.objects.filter(person_id=person_id).delete()


def _others_depend_on(place: Membership) -> bool:
    with across_organisations(reason="a person who leaves, leaves everywhere"):
        others = Membership.objects.filter(organisation_id=place.organisation_id).exclude(person_id=place.person_id)
        return others.exists() and not others.filter(role=Role.OWNER).exists()
