"""Reading keys."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

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


def keys_of(*, organisation_id: UUID) -> QuerySet[ApiKey]:
    """The organisation's keys with those who made them, revoked ones too."""
    return ApiKey.objects.filter(organisation_id=organisation_id).select_related("created_by")


def key_of_digest(digest: str) -> ApiKey | None:
    """The key of that digest with its organisation, whosever it is. The caller looks across organisations."""
    return ApiKey.objects.select_related("organisation").filter(digest=digest).first()


def access_of(key: ApiKey) -> KeyAccess:
    """What the holder of *key* may do; the key was read with its organisation."""
    return KeyAccess(key_id=key.pk, scopes=frozenset(key.scopes), organisation=key.organisation)


def names_of(*, organisation_id: UUID, key_ids: Collection[UUID]) -> dict[UUID, str]:
    """What the organisation calls those of its keys."""
    rows = ApiKey.objects.filter(organisation_id=organisation_id, pk__in=key_ids)
    return dict(rows.values_list("pk", "name"))
