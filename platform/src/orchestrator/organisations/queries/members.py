"""An organisation and its members."""

from uuid import UUID

from django.db.models import QuerySet

from orchestrator.organisations.models import Membership, Organisation
from orchestrator.organisations.roles import Role


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
