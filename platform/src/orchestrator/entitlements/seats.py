"""A plan says how many seats there are."""

from datetime import datetime
from uuid import UUID

from orchestrator.entitlements.queries import entitlement_of
from orchestrator.organisations.seats import limits_seats


@limits_seats
def seats_of_the_plan(*, organisation_id: UUID, at: datetime) -> int | None:
    """What the plan in force includes."""
    return entitlement_of(organisation_id=organisation_id, at=at).plan.limits.seats
