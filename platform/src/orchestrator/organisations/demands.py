"""Which organisations want a person to have a second factor."""

from uuid import UUID

from orchestrator.accounts.demands import demands_second_factor
from orchestrator.organisations.queries import places_of


@demands_second_factor("organisations")
def demanding(person_id: UUID) -> list[str]:
    """The names of those that the person belongs to."""
    places = places_of(person_id=person_id)
    return [place.organisation.name for place in places if place.organisation.requires_second_factor]
