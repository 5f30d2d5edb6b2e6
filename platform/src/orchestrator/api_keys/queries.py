"""Reading keys."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from orchestrator.api_keys.lookup import FIND
from orchestrator.api_keys.models import ApiKey
from orchestrator.organisations.models import Organisation


@dataclass(frozen=True)
class KeyAccess:
    """``request.auth`` when a key calls: for whom, and what it may do."""

    key_id: UUID
    scopes: frozenset[str]
    organisation: Organisation

    @property
    def organisation_id(self) -> UUID:
        return self.organisation.pk


@dataclass(frozen=True)
class FoundKey:
    """A key that was looked up, revoked ones too."""

    access: KeyAccess
    last_used_at: datetime | None
    is_revoked: bool


def keys_of(*, organisation_id: UUID) -> QuerySet[ApiKey]:
    """The organisation's keys with those who made them, revoked ones too."""
    return ApiKey.objects.filter(organisation_id=organisation_id).select_related("created_by")


def key_of_digest(digest: str) -> FoundKey | None:
    """The key of that digest with its organisation, whosever it is. One statement, see ``lookup``."""
    with connection.cursor() as cursor:
        cursor.execute(FIND, [digest])
        row = cursor.fetchone()
    if row is None:
        return None
    key_id, scopes, last_used_at, revoked_at, *organisation = row
    names = ("id", "slug", "name", "time_zone", "created_at")
    access = KeyAccess(key_id, frozenset(scopes), Organisation(**dict(zip(names, organisation, strict=True))))
    return FoundKey(access, last_used_at=last_used_at, is_revoked=revoked_at is not None)


def names_of(*, organisation_id: UUID, key_ids: Collection[UUID]) -> dict[UUID, str]:
    """What the organisation calls those of its keys."""
    rows = ApiKey.objects.filter(organisation_id=organisation_id, pk__in=key_ids)
    return dict(rows.values_list("pk", "name"))
