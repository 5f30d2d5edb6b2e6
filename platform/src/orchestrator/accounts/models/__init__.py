"""The tables of people."""

from orchestrator.accounts.models.person import User, Users

__all__ = ["User", "Users"]
