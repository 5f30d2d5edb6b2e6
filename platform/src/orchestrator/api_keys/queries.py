"""Reading keys."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from orchestrator.api_keys.models import ApiKey


def keys_of(*, organisation_id: UUID) -> QuerySet[ApiKey]:
    """The organisation's keys with those who made them, revoked ones too."""
    return ApiKey.objects.filter(organisation_id=organisation_id).select_related("created_by")


def key_of_digest(digest: str) -> ApiKey | None:
    """The key of that digest with its organisation, whosever it is. The caller looks across organisations."""
    return ApiKey.objects.select_related("organisation").filter(digest=digest).first()


def names_of(*, organisation_id: UUID, key_ids: Collection[UUID]) -> dict[UUID, str]:
    """What the organisation calls those of its keys."""
    rows = ApiKey.objects.filter(organisation_id=organisation_id, pk__in=key_ids)
    return dict(rows.values_list("pk", "name"))
