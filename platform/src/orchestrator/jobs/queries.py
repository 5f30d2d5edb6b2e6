"""Dead letters, of every kind."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from orchestrator.jobs.models import Owed
from orchestrator.jobs.operations import kinds


@dataclass(frozen=True)
class DeadLetter:
    """Work that needs a person: what it is, why it stopped, and how often it was tried."""

    kind: str
    id: UUID
    what: str
    error: str
    attempts: int
    created_at: datetime


def dead_letters(*, limit: int = 200) -> list[DeadLetter]:
    """The newest dead letters first, at most *limit*."""
    found = [
        DeadLetter(
            kind=model._meta.label_lower,
            id=row.pk,
            what=str(row),
            error=row.last_error,
            attempts=row.attempts,
            created_at=row.created_at,
        )
        for model in kinds()
        for row in model._default_manager.filter(state=Owed.State.DEAD).order_by("-created_at")[:limit]
    ]
    return sorted(found, key=lambda letter: letter.created_at, reverse=True)[:limit]


def count_of_dead_letters() -> int:
    """How many there are, for the console's front page."""
    return sum(model._default_manager.filter(state=Owed.State.DEAD).count() for model in kinds())
