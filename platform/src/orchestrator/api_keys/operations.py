"""Making keys, ending them, and noting that they were used."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from orchestrator.api_keys.events import KeyCreated, KeyRevoked
from orchestrator.api_keys.models import ApiKey
from orchestrator.api_keys.queries import NOTED_EVERY, FoundKey
from orchestrator.api_keys.scopes import scopes as known_scopes
from orchestrator.api_keys.secret import digest_of, hint_of, new_secret
from orchestrator.events.operations import publish
from orchestrator.kit.errors import Invalid, NotFound
from orchestrator.organisations.queries import places_of
from orchestrator.tenancy.acting import acting_for


class UnknownScope(Invalid):
    """A scope that no app has registered."""

    code = "unknown_scope"


def create_key(
    *, organisation_id: UUID, actor_id: UUID | None, name: str, scopes: Collection[str], at: datetime
) -> tuple[ApiKey, str]:
    """A new key, and its secret, which is stored nowhere.

    Raises:
        UnknownScope
    """
    if unknown := sorted(set(scopes) - set(known_scopes)):
        raise UnknownScope(
            f"There is no scope {', '.join(unknown)}. A key may have: {', '.join(sorted(known_scopes))}."
        )
    secret = new_secret()
    with acting_for(organisation_id):
        key = ApiKey.objects.create(
            organisation_id=organisation_id,
            name=name,
            hint=hint_of(secret),
            digest=digest_of(secret),
            scopes=sorted(set(scopes)),
            created_by_id=actor_id,
            created_at=at,
        )
        publish(KeyCreated(organisation_id=organisation_id, actor_id=actor_id, key_id=key.pk))
    return key, secret


def revoke_key(*, organisation_id: UUID, actor_id: UUID | None, key_id: UUID, at: datetime) -> ApiKey:
    """End a key: the next call with it is refused. Safe to repeat.

    Raises:
        NotFound: there is no such key, or it is a stranger's.
    """
    with acting_for(organisation_id):
        key = ApiKey.objects.select_for_update(of=("self",)).filter(pk=key_id).first()
        if key is None:
            raise NotFound("There is no such key.")
        if not key.is_revoked:
            key.revoke(at=at)
            key.save()
            publish(KeyRevoked(organisation_id=organisation_id, actor_id=actor_id, key_id=key.pk))
        return key


def revoke_keys_made_by(*, person_id: UUID, at: datetime) -> int:
    """End all keys that the person made, wherever they belong; how many there were. Safe to repeat."""
    ended = 0
    for place in places_of(person_id=person_id):
        with acting_for(place.organisation_id):
            made = ApiKey.objects.filter(created_by_id=person_id, revoked_at=None)
            for key_id in list(made.values_list("pk", flat=True)):
                revoke_key(organisation_id=place.organisation_id, actor_id=person_id, key_id=key_id, at=at)
                ended += 1
    return ended


def note_use(found: FoundKey, *, at: datetime) -> None:
    """Remember when the key was last used, once a minute at most."""
    if found.is_due_a_note(at=at):
        stale = Q(last_used_at=None) | Q(last_used_at__lte=at - NOTED_EVERY)
        with acting_for(found.access.organisation_id):
            ApiKey.objects.filter(stale, pk=found.access.key_id).update(last_used_at=at)
