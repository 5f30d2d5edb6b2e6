"""How a person looks from outside."""

from uuid import UUID

from orchestrator.kit.ids import shown

PREFIX = "usr"


def shown_person(id: UUID) -> str:
    """A person's id as people see it, such as ``usr_01k1x3t6wbf8z9v6k2m4q0r5ns``."""
    return shown(PREFIX, id)
