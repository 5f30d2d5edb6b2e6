"""Reading organisations and their members."""

from orchestrator.organisations.queries.members import members_of, organisation_of, people_with_role
from orchestrator.organisations.queries.places import personal_organisation_of, place_of, places_of

__all__ = ["members_of", "organisation_of", "people_with_role", "personal_organisation_of", "place_of", "places_of"]
