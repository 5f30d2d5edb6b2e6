"""What becomes of a person's keys once they no longer belong to the organisation."""

from datetime import datetime
from uuid import UUID

from orchestrator.api_keys.operations import revoke_key
from orchestrator.api_keys.queries import keys_of

WHAT_HAPPENS = {"orchestrator_api_keys.ApiKey.created_by": "revoked: whoever made a key has seen its secret"}


def end_membership(*, organisation_id: UUID, person_id: UUID, actor_id: UUID | None, at: datetime) -> None:
    """No call with a key that they made is answered from now on."""
    for key in keys_of(organisation_id=organisation_id).filter(created_by_id=person_id, revoked_at=None):
        revoke_key(organisation_id=organisation_id, actor_id=actor_id, key_id=key.pk, at=at)


def held_by(*, organisation_id: UUID, person_id: UUID) -> list[str]:
    """The keys that they made, by name."""
    keys = keys_of(organisation_id=organisation_id).filter(created_by_id=person_id, revoked_at=None)
    return [f"The API key “{key.name}” ({key.hint})" for key in keys.order_by("-pk")]
