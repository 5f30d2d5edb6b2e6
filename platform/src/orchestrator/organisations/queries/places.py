"""A person's own places in organisations."""

from uuid import UUID

from orchestrator.events.models import Fact
from orchestrator.organisations.events import OrganisationCreated
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.tenancy.acting import across_organisations


def place_of(*, person_id: UUID, slug: str | None) -> Membership | None:
    """The person's active membership in the organisation named *slug*, or in their first one.

    None for a stranger, and for a member whose place is suspended: to what they may do, that is the same.
    """
    return _place(person_id=person_id, slug=slug, status=Membership.Status.ACTIVE)


def suspended_place_of(*, person_id: UUID, slug: str | None) -> Membership | None:
    """The same, of those that are suspended: only to tell the person so."""
    return _place(person_id=person_id, slug=slug, status=Membership.Status.SUSPENDED)


def place_in(*, person_id: UUID, organisation_id: UUID) -> Membership | None:
    """The person's membership in that organisation, if they have one, suspended or not."""
    with across_organisations(reason="a person's own memberships"):
        mine = Membership.objects.select_related("organisation").filter(person_id=person_id)
        return mine.filter(organisation_id=organisation_id).first()


def _place(*, person_id: UUID, slug: str | None, status: str) -> Membership | None:
    with across_organisations(reason="a person's own memberships"):
        mine = Membership.objects.select_related("organisation").filter(person_id=person_id, status=status)
        mine = mine.order_by("joined_at", "pk")
        if not slug:
            return mine.first()
        found = mine.filter(organisation__slug=slug).first()
        return found or mine.filter(organisation__taken_slugs__slug=slug).first()  # an address that it has left


def places_of(*, person_id: UUID) -> list[Membership]:
    """All of the person's memberships with their organisations, the oldest first; suspended ones too."""
    with across_organisations(reason="a person's own memberships"):
        mine = Membership.objects.select_related("organisation").filter(person_id=person_id)
        return list(mine.order_by("joined_at", "pk"))


def personal_organisation_of(*, person_id: UUID) -> Organisation | None:
    """The organisation that the person's own sign-up made, if it has."""
    with across_organisations(reason="a person's own organisation"):
        return Organisation.objects.filter(personal_to_id=person_id).first()


def first_made_by(*, person_id: UUID) -> UUID | None:
    """The organisation that the person has made before all others, also when it is gone; None: they have made none."""
    with across_organisations(reason="a person's own organisations"):
        made = Fact.objects.filter(actor_id=person_id, name=OrganisationCreated.name).order_by("recorded_at", "pk")
        return made.values_list("organisation_id", flat=True).first()
