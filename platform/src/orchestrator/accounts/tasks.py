"""What beat and the broker ask of accounts."""

from uuid import UUID

from celery import shared_task

from orchestrator.accounts import operations
from orchestrator.accounts.models import PictureImport
from orchestrator.jobs.job import Job
from orchestrator.jobs.operations import do_owed
from orchestrator.kit.time import now


@shared_task(base=Job)
def forget_old_changes(**_later: object) -> None:
    """Delete the changes of address that are over. Safe to repeat."""
    operations.forget_old_changes(at=now())


@shared_task(base=Job)
def forget_ended_sessions(**_later: object) -> None:
    """Drop what is kept of sessions that are over and of guessing that counts no more. Safe to repeat."""
    operations.forget_ended_sessions(at=now())
    operations.forget_old_guards(at=now())


@shared_task(base=Job)
def import_picture(*, id: str, **_later: object) -> None:
    """Fetch one picture. Safe to repeat."""
    do_owed(PictureImport, id=UUID(id), at=now(), action=operations.import_picture, together=False)
