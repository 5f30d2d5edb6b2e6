"""Reading organisations and their members."""

from uuid import UUID

from django.db.models import QuerySet

from orchestrator.organisations.models import Membership, Organisation
from orchestrator.organisations.roles import Role
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


def members_of(*, organisation_id: UUID) -> QuerySet[Membership]:
    """The members with their persons, the oldest first."""
    return (
        Membership.objects.filter(organisation_id=organisation_id).select_related("person").order_by("joined_at", "pk")
    )


def people_with_role(*, organisation_id: UUID, roles: frozenset[Role]) -> QuerySet[Membership]:
    """The active members who have one of *roles*, with their persons."""
    return members_of(organisation_id=organisation_id).filter(role__in=roles, person__is_active=True)


def organisation_of(*, organisation_id: UUID) -> Organisation:
    """The organisation that the caller acts for."""
    return Organisation.objects.get(pk=organisation_id)
