"""What organisations leave to a worker."""

from uuid import UUID

from celery import shared_task

from orchestrator.jobs.job import Job
from orchestrator.jobs.operations import do_owed
from orchestrator.kit.time import now
from orchestrator.organisations import operations
from orchestrator.organisations.models import Purge


@shared_task(base=Job)
def purge(*, id: str, **_later: object) -> None:
    """Carry out one deletion. Safe to repeat."""
    do_owed(Purge, id=UUID(id), at=now(), action=_purge, together=False)


def _purge(row: Purge) -> None:
    operations.purge(deletion_id=row.deletion_id, at=now())
