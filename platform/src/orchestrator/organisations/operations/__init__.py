"""What is done to organisations: one module for each use."""

from orchestrator.organisations.operations.changing import UnknownTimeZone, change_organisation
from orchestrator.organisations.operations.making import ensure_personal_organisation

__all__ = ["UnknownTimeZone", "change_organisation", "ensure_personal_organisation"]
