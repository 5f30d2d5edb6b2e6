"""The task that hands one fact to one subscriber."""

from uuid import UUID

from celery import shared_task

from orchestrator.events.models import Delivery
from orchestrator.events.operations import hand_over
from orchestrator.jobs.job import Job
from orchestrator.jobs.operations import do_owed
from orchestrator.kit.time import now


@shared_task(base=Job)
def deliver(*, id: str, **_later: object) -> None:
    """Hand over one fact. Safe to repeat."""
    do_owed(Delivery, id=UUID(id), at=now(), action=hand_over)
