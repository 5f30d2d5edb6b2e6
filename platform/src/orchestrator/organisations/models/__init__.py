"""Organisations, and who belongs to them."""

from orchestrator.organisations.models.membership import Membership
from orchestrator.organisations.models.organisation import LONGEST_NAME, SLUG, Organisation

__all__ = ["LONGEST_NAME", "SLUG", "Membership", "Organisation"]
