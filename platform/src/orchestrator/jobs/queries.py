"""Dead letters, of every kind."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

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


def dead_letters(*, kind: str | None = None, limit: int = 200) -> list[DeadLetter]:
    """The newest dead letters first, at most *limit*; of one *kind* (``app_label.model``) or of all."""
    found = [
        _letter(row)
        for model in kinds()
        if kind in {None, model._meta.label_lower}
        for row in _dead(model).order_by("-created_at")[:limit]
    ]
    return sorted(found, key=lambda letter: letter.created_at, reverse=True)[:limit]


def dead_letter(*, kind: str, id: UUID) -> DeadLetter | None:
    """That one, or None when it is no dead letter (any more)."""
    model = next((model for model in kinds() if model._meta.label_lower == kind), None)
    row = _dead(model).filter(pk=id).first() if model else None
    return _letter(row) if row else None


def dead_letters_by_kind() -> dict[str, int]:
    """How many there are of each kind, those without any included."""
    return {model._meta.label_lower: _dead(model).count() for model in kinds()}


def count_of_dead_letters() -> int:
    """How many there are, for the console's front page."""
    return sum(dead_letters_by_kind().values())


def _dead(model: type[Owed]) -> QuerySet[Owed]:
    return model._default_manager.filter(state=Owed.State.DEAD)


def _letter(row: Owed) -> DeadLetter:
    return DeadLetter(
        kind=row._meta.label_lower,
        id=row.pk,
        what=str(row),
        error=row.last_error,
        attempts=row.attempts,
        created_at=row.created_at,
    )
