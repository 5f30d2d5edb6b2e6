"""What happens to records."""

from dataclasses import dataclass
from uuid import UUID

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class RecordCreated(Event):
    """A customer has put down a record; ``actor_id`` is None when a key did it."""

    name = "records.record_created"

    record_id: UUID
