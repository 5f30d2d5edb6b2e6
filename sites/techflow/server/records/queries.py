"""Reading records."""

from uuid import UUID

from django.db.models import QuerySet

from records.models import Record


def records_of(*, organisation_id: UUID) -> QuerySet[Record]:
    """All of the organisation's records."""
    return Record.objects.filter(organisation_id=organisation_id)
