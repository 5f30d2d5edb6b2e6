"""What the facts say of a person: that they did something, by their id, and never who they are."""

from typing import Any
from uuid import UUID

from orchestrator.events.models import Fact
from orchestrator.tenancy.acting import across_organisations

WHAT_HAPPENS = {
    "orchestrator_events.Fact.actor_id": "kept: the id of a person who cannot be found out any more",
    "orchestrator_events.Fact.on_behalf_of": "kept, as the actor's",
}


def export_for(person_id: UUID) -> list[dict[str, Any]]:
    """What the person did, the newest first."""
    with across_organisations(reason="a person reads their own deeds"):
        return [
            {"what": fact.name, "at": fact.recorded_at.isoformat(), "details": fact.body}
            for fact in Fact.objects.filter(actor_id=person_id).order_by("-pk")
        ]
