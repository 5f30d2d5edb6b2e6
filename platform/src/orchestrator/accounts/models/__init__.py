"""The tables of people."""

from orchestrator.accounts.models.address_change import AddressChange
from orchestrator.accounts.models.guard import Guard
from orchestrator.accounts.models.person import User, Users

__all__ = ["AddressChange", "Guard", "User", "Users"]
