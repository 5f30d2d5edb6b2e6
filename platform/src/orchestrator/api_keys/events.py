"""What happens to keys."""

from dataclasses import dataclass
from uuid import UUID

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class KeyCreated(Event):
    """Somebody made a key."""

    name = "api_keys.key_created"

    key_id: UUID


@dataclass(frozen=True, kw_only=True)
class KeyRevoked(Event):
    """Somebody ended a key."""

    name = "api_keys.key_revoked"

    key_id: UUID
