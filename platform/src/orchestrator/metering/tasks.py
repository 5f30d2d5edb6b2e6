"""What beat asks of metering."""

from celery import shared_task

from orchestrator.jobs.job import Job
from orchestrator.kit.time import now
from orchestrator.metering import partitions, reconciliation


@shared_task(base=Job)
def make_partitions(**_later: object) -> None:
    """Keep the ledger's partitions three months ahead. Safe to repeat."""
    partitions.make_partitions()


@shared_task(base=Job)
def reconcile(**_later: object) -> None:
    """Compare the counters with the ledger, and repair what has drifted. Safe to repeat."""
    reconciliation.reconcile(at=now())
