"""Reading keys."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from orchestrator.api_keys.lookup import FIND
from orchestrator.api_keys.models import ApiKey
from orchestrator.entitlements.queries import GrantRow
from orchestrator.organisations.queries import OrganisationRow
from orchestrator.tenancy.acting import acting_for_found

NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class KeyAccess:
    """``request.auth`` when a key calls: for whom, and what it may do."""

    key_id: UUID
    scopes: frozenset[str]
    organisation: OrganisationRow
    grants: tuple[GrantRow, ...] = ()
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

    def is_due_a_note(self, *, at: datetime) -> bool:
        """Whether it was not noted lately that the key is in use."""
        return self.last_used_at is None or at - self.last_used_at >= NOTED_EVERY


def keys_of(*, organisation_id: UUID) -> QuerySet[ApiKey]:
    """The organisation's keys with those who made them, revoked ones too."""
    return ApiKey.objects.filter(organisation_id=organisation_id).select_related("created_by")


@contextmanager
def acting_for_key(digest: str) -> Iterator[FoundKey | None]:
    """The key of that digest, whosever it is, while acting for its organisation. One statement, see ``lookup``.

    *digest* is hexadecimal.
    """
    with acting_for_found(FIND.format(digest=bytes.fromhex(digest).hex())) as answer:
        yield _found(**json.loads(answer)) if answer is not None else None


def _found(
    *,
    key_id: str,
    scopes: list[str],
    last_used_at: str | None,
    revoked_at: str | None,
    is_being_deleted: bool,
    grants: list[list[str]],
    **organisation: str,
) -> FoundKey:
    access = KeyAccess(
        UUID(key_id), frozenset(scopes), _organisation(**organisation), tuple(_grant(*told) for told in grants)
    )
    return FoundKey(access, _moment(last_used_at), is_revoked=revoked_at is not None, is_being_deleted=is_being_deleted)


def _organisation(*, id: str, slug: str, time_zone: str, created_at: str) -> OrganisationRow:
    return OrganisationRow(UUID(id), slug, time_zone, datetime.fromisoformat(created_at))


def _grant(
    plan: str, source: str, source_id: str, starts_at: str, ends_at: str | None, withdrawn_at: str | None
) -> GrantRow:
    return GrantRow(plan, source, source_id, datetime.fromisoformat(starts_at), _moment(ends_at), _moment(withdrawn_at))


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


def names_of(*, organisation_id: UUID, key_ids: Collection[UUID]) -> dict[UUID, str]:
    """What the organisation calls those of its keys."""
    rows = ApiKey.objects.filter(organisation_id=organisation_id, pk__in=key_ids)
    return dict(rows.values_list("pk", "name"))
