"""The tables of people."""

from orchestrator.accounts.models.address_change import AddressChange
from orchestrator.accounts.models.guard import Guard
from orchestrator.accounts.models.person import User, Users
from orchestrator.accounts.models.picture_import import PictureImport

__all__ = ["AddressChange", "Guard", "PictureImport", "User", "Users"]
