"""Organisations, and who belongs to them."""

from orchestrator.organisations.models.deletion import Deletion, Purge
from orchestrator.organisations.models.invitation import Invitation
from orchestrator.organisations.models.membership import Membership
from orchestrator.organisations.models.organisation import LONGEST_NAME, SLUG, Organisation
from orchestrator.organisations.models.ownership import OwnershipOffer
from orchestrator.organisations.models.slugs import TakenSlug

__all__ = [
    "LONGEST_NAME",
    "SLUG",
    "Deletion",
    "Invitation",
    "Membership",
    "Organisation",
    "OwnershipOffer",
    "Purge",
    "TakenSlug",
]
