"""Reading keys."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from orchestrator.api_keys.lookup import FIND
from orchestrator.api_keys.models import ApiKey
from orchestrator.entitlements.models import Grant
from orchestrator.organisations.models import Organisation


@dataclass(frozen=True)
class KeyAccess:
    """``request.auth`` when a key calls: for whom, and what it may do."""

    key_id: UUID
    scopes: frozenset[str]
    organisation: Organisation
    grants: tuple[Grant, ...] = ()
    """What decides the organisation's plan, so that counting the call need not ask for it."""

    @property
    def organisation_id(self) -> UUID:
        return self.organisation.pk


@dataclass(frozen=True)
class FoundKey:
    """A key that was looked up: also one that is revoked, or of an organisation whose deletion was asked for."""

    access: KeyAccess
    last_used_at: datetime | None
    is_revoked: bool
    is_being_deleted: bool


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
    key_id, scopes, last_used_at, revoked_at, being_deleted, grants, *organisation = row
    names = ("id", "slug", "name", "time_zone", "created_at")
    access = KeyAccess(
        key_id,
        frozenset(scopes),
        Organisation(**dict(zip(names, organisation, strict=True))),
        tuple(_grant(**fields) for fields in json.loads(grants)),
    )
    return FoundKey(
        access, last_used_at=last_used_at, is_revoked=revoked_at is not None, is_being_deleted=being_deleted
    )


def _grant(*, starts_at: str, ends_at: str | None, withdrawn_at: str | None, **fields: str) -> Grant:
    """A grant as the look-up tells it, with its moments in ISO 8601."""
    return Grant(
        starts_at=datetime.fromisoformat(starts_at),
        ends_at=datetime.fromisoformat(ends_at) if ends_at else None,
        withdrawn_at=datetime.fromisoformat(withdrawn_at) if withdrawn_at else None,
        **fields,
    )


def names_of(*, organisation_id: UUID, key_ids: Collection[UUID]) -> dict[UUID, str]:
    """What the organisation calls those of its keys."""
    rows = ApiKey.objects.filter(organisation_id=organisation_id, pk__in=key_ids)
    return dict(rows.values_list("pk", "name"))
