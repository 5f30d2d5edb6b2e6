"""What beat asks of accounts."""

from celery import shared_task

from orchestrator.accounts import operations
from orchestrator.jobs.job import Job
from orchestrator.kit.time import now


@shared_task(base=Job)
def forget_old_changes(**_later: object) -> None:
    """Delete the changes of address that are over. Safe to repeat."""
    operations.forget_old_changes(at=now())
