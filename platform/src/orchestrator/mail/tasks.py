"""The task that sends one message."""

from uuid import UUID

from celery import shared_task

from orchestrator.jobs.job import Job
from orchestrator.jobs.operations import do_owed
from orchestrator.kit.time import now
from orchestrator.mail.models import Message
from orchestrator.mail.operations import forget_old_messages, send_message


@shared_task(base=Job)
def send(*, id: str, **_later: object) -> None:
    """Send one message. Safe to repeat."""
    do_owed(Message, id=UUID(id), at=now(), action=send_message, together=False)


@shared_task(base=Job)
def forget_old(**_later: object) -> None:
    """Delete the messages that nobody asks about any more. Safe to repeat."""
    forget_old_messages(at=now())
