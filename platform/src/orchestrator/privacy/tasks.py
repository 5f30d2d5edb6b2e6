"""What privacy leaves to a worker."""

from uuid import UUID

from celery import shared_task

from orchestrator.jobs.job import Job
from orchestrator.jobs.operations import do_owed
from orchestrator.kit.time import now
from orchestrator.privacy.models import Erasure
from orchestrator.privacy.operations import erase_person


@shared_task(base=Job)
def erase(*, id: str, **_later: object) -> None:
    """Carry out one deletion. Safe to repeat."""
    do_owed(Erasure, id=UUID(id), at=now(), action=_erase, together=False)


def _erase(row: Erasure) -> None:
    erase_person(deletion_id=row.deletion_id, at=now())
