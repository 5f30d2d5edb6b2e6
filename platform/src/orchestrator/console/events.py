"""What staff did in the console, beyond changing a row."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class DeadLetterReplayed(Event):
    """A member of the staff had work tried again that had stopped. *kind* is ``app_label.model``."""

    name: ClassVar[str] = "console.dead_letter_replayed"

    kind: str
    letter_id: UUID
