"""Reading organisations and their members."""

from orchestrator.organisations.queries.invitations import comes_by_invitation, found_invitation, open_invitations_of
from orchestrator.organisations.queries.members import (
    member_of,
    members_found,
    members_of,
    organisation_of,
    people_with_role,
    total_of,
)
from orchestrator.organisations.queries.ownership import open_offer_of
from orchestrator.organisations.queries.places import (
    first_made_by,
    personal_organisation_of,
    place_in,
    place_of,
    places_of,
    suspended_place_of,
)
from orchestrator.organisations.queries.rows import OrganisationRow
from orchestrator.organisations.queries.seats import Seats, seats_of

__all__ = [
    "OrganisationRow",
    "Seats",
    "comes_by_invitation",
    "first_made_by",
    "found_invitation",
    "member_of",
    "members_found",
    "members_of",
    "open_invitations_of",
    "open_offer_of",
    "organisation_of",
    "people_with_role",
    "personal_organisation_of",
    "place_in",
    "place_of",
    "places_of",
    "seats_of",
    "suspended_place_of",
    "total_of",
]
