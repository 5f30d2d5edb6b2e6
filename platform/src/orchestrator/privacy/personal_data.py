"""What privacy itself keeps of a person."""

from typing import Any
from uuid import UUID

from orchestrator.privacy.models import AccountDeletion

WHAT_HAPPENS = {
    "orchestrator_privacy.AccountDeletion.person": "kept: when an erased person asked, and that it was done",
}


def export_for(person_id: UUID) -> list[dict[str, Any]]:
    """When the person asked that their account be deleted, and what became of it."""
    return [
        {
            "asked_at": deletion.asked_at.isoformat(),
            "due_at": deletion.due_at.isoformat() if deletion.due_at else None,
            "taken_back_at": deletion.cancelled_at.isoformat() if deletion.cancelled_at else None,
        }
        for deletion in AccountDeletion.objects.filter(person_id=person_id).order_by("pk")
    ]
