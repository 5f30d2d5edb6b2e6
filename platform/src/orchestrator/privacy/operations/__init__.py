"""What is done about people who go: one module for each use."""

from orchestrator.privacy.operations.deleting import (
    ask_for_deletion,
    cancel_deletion,
    cancel_deletion_by_key,
    confirm_deletion,
)
from orchestrator.privacy.operations.erasing import erase_person
from orchestrator.privacy.operations.exporting import export_person

__all__ = [
    "ask_for_deletion",
    "cancel_deletion",
    "cancel_deletion_by_key",
    "confirm_deletion",
    "erase_person",
    "export_person",
]
