"""Keeping records."""

from datetime import datetime
from uuid import UUID

from orchestrator.events.operations import publish
from orchestrator.tenancy.acting import acting_for
from records.events import RecordCreated
from records.models import Record


def create_record(
    *, organisation_id: UUID, actor_id: UUID | None, title: str, body: str, at: datetime, key_id: UUID | None = None
) -> Record:
    """Keep a record for the organisation; a person or a key puts it down."""
    with acting_for(organisation_id):
        record = Record.objects.create(organisation_id=organisation_id, title=title, body=body, created_at=at)
        publish(RecordCreated(organisation_id=organisation_id, actor_id=actor_id, key_id=key_id, record_id=record.pk))
    return record
