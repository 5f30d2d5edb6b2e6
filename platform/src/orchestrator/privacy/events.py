"""What happens to people who go."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class AccountDeletionConfirmed(Event):
    """A person (``actor_id``) has confirmed that their account is to be deleted."""

    name = "privacy.account_deletion_confirmed"

    deletion_id: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class AccountDeletionCancelled(Event):
    """A person (``actor_id``) stays after all."""

    name = "privacy.account_deletion_cancelled"

    deletion_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonErased(Event):
    """Nothing is left that says who the person (``actor_id``) was."""

    name = "privacy.person_erased"

    deletion_id: UUID


@dataclass(frozen=True, kw_only=True)
class DataExported(Event):
    """A person (``actor_id``) took a copy of what is known of them."""

    name = "privacy.data_exported"
