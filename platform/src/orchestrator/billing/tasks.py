"""Billing's tasks: notices, commands that are owed, and what beat runs."""

from uuid import UUID

from celery import shared_task

from orchestrator.billing import operations
from orchestrator.billing.models import Dispatch, Notice
from orchestrator.billing.stripe.errors import ProviderRefused
from orchestrator.jobs.errors import GiveUp
from orchestrator.jobs.job import Job
from orchestrator.jobs.operations import do_owed
from orchestrator.kit.time import now


@shared_task(base=Job)
def handle_notice(*, id: str, **_later: object) -> None:
    """Look at what one notice is about. Safe to repeat."""
    do_owed(Notice, id=UUID(id), at=now(), action=operations.act_on, together=False)


@shared_task(base=Job)
def dispatch(*, id: str, **_later: object) -> None:
    """Carry out one command to the provider. Safe to repeat."""
    do_owed(Dispatch, id=UUID(id), at=now(), action=_perform, together=False)


def _perform(row: Dispatch) -> None:
    try:
        operations.perform(operation_id=row.operation_id, at=now())
    except ProviderRefused as refusal:
        raise GiveUp(f"The provider refuses it: {refusal.reason}.") from refusal


@shared_task(base=Job)
def poll_events(**_later: object) -> None:
    """Find the notices that never came. Safe to repeat."""
    operations.poll_events()


@shared_task(base=Job)
def forget_old_notices(**_later: object) -> None:
    """Delete the notices that were done long ago. Safe to repeat."""
    operations.forget_old_notices(at=now())
