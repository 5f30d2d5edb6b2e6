"""What happens to records."""

from dataclasses import dataclass
from uuid import UUID

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class RecordCreated(Event):
    """A customer has put down a record: a person (``actor_id``), or a program with a key (``key_id``)."""

    name = "records.record_created"

    record_id: UUID
    key_id: UUID | None = None
