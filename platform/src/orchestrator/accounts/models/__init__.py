"""The tables of people."""

from orchestrator.accounts.models.address_change import AddressChange
from orchestrator.accounts.models.person import User, Users

__all__ = ["AddressChange", "User", "Users"]
