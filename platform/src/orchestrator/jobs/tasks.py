"""The sweep, run by beat."""

from celery import shared_task

from orchestrator.jobs import operations
from orchestrator.jobs.job import Job
from orchestrator.kit.time import now


@shared_task(base=Job)
def sweep(**_later: object) -> None:
    """Find what is due and tell the broker again."""
    operations.sweep(at=now())
