"""What is done to people: one module for each use."""

from orchestrator.accounts.operations.passwords import replace_password
from orchestrator.accounts.operations.people import create_person, rename_person, verify_address

__all__ = ["create_person", "rename_person", "replace_password", "verify_address"]
