"""What API keys say of a person."""

from typing import Any
from uuid import UUID

from orchestrator.api_keys.models import ApiKey
from orchestrator.tenancy.acting import across_organisations

WHAT_HAPPENS = {
    "orchestrator_api_keys.ApiKey.created_by": "revoked when their place ends; then an erased person made it",
}


def export_for(person_id: UUID) -> list[dict[str, Any]]:
    """The keys that the person made, wherever."""
    with across_organisations(reason="a person reads what they made"):
        return [
            {"name": key.name, "created_at": key.created_at.isoformat()}
            for key in ApiKey.objects.filter(created_by_id=person_id).order_by("-pk")
        ]
