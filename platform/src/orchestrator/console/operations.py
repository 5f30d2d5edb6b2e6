"""What staff do."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from orchestrator.console.events import DeadLetterReplayed
from orchestrator.events.operations import publish
from orchestrator.jobs import operations as jobs
from orchestrator.jobs.models import Owed


@transaction.atomic
def replay_dead_letter(*, kind: str, id: UUID, actor_id: UUID, at: datetime) -> Owed:
    """Have it tried again, and record who asked.

    Raises:
        NotFound: there is no such work.
        NotPossibleNow: it is not a dead letter, for somebody was quicker.
    """
    row = jobs.replay(kind=kind, id=id, at=at)
    publish(DeadLetterReplayed(actor_id=actor_id, kind=kind, letter_id=id))
    return row
