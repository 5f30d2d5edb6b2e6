"""A person's own places in organisations."""

from uuid import UUID

from orchestrator.organisations.models import Membership, Organisation
from orchestrator.tenancy.acting import across_organisations


def place_of(*, person_id: UUID, slug: str | None) -> Membership | None:
    """The person's membership in the organisation named *slug*, or in their first one; None for a stranger."""
    with across_organisations(reason="a person's own memberships"):
        mine = Membership.objects.select_related("organisation").filter(person_id=person_id).order_by("joined_at", "pk")
        return (mine.filter(organisation__slug=slug) if slug else mine).first()


def places_of(*, person_id: UUID) -> list[Membership]:
    """All of the person's memberships with their organisations, the oldest first."""
    with across_organisations(reason="a person's own memberships"):
        mine = Membership.objects.select_related("organisation").filter(person_id=person_id)
        return list(mine.order_by("joined_at", "pk"))


def personal_organisation_of(*, person_id: UUID) -> Organisation | None:
    """The organisation that the person's own sign-up made, if it has."""
    with across_organisations(reason="a person's own organisation"):
        return Organisation.objects.filter(personal_to_id=person_id).first()
