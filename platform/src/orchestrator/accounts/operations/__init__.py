"""What is done to people: one module for each use."""

from orchestrator.accounts.operations.passwords import replace_password
from orchestrator.accounts.operations.people import create_person, verify_address
from orchestrator.accounts.operations.profiles import change_profile, remove_picture, replace_picture

__all__ = [
    "change_profile",
    "create_person",
    "remove_picture",
    "replace_password",
    "replace_picture",
    "verify_address",
]
