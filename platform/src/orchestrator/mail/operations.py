"""Queueing a message, and sending one."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction

from orchestrator.jobs.errors import GiveUp
from orchestrator.jobs.operations import owe
from orchestrator.kit.conf import conf
from orchestrator.mail.models import Message
from orchestrator.mail.rendering import render

PERMANENT = range(500, 600)
KEPT = timedelta(days=90)


@transaction.atomic
def queue_mail(
    *,
    template: str,
    to: str,
    context: Mapping[str, object],
    key: str | None = None,
    secret: bool = False,
    traceless: bool = False,
) -> Message | None:
    """Owe one message; None when one with the same *key* is owed or sent already.

    It is rendered now, from what is true now, and sent by a worker after the commit. *secret* says that it holds a
    code or a link that must not stay in the log, *traceless* that the address must not either.
    """
    rendered = render(template=template, context=context)
    message = Message(
        template=template,
        to=to,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        secret=secret or traceless,
        traceless=traceless,
        key=key,
    )
    if key is None:
        return owe(message)
    try:
        with transaction.atomic():
            return owe(message)
    except IntegrityError:
        return None


@transaction.atomic
def forget_messages_to(addresses: Collection[str]) -> int:
    """Delete what was sent to them; how many messages. What is still to be sent is sent, and leaves no trace."""
    theirs = Message.objects.filter(to__in=addresses)
    theirs.filter(state=Message.State.PENDING).update(secret=True, traceless=True)
    return theirs.exclude(state=Message.State.PENDING).delete()[0]


@transaction.atomic
def forget_old_messages(*, at: datetime) -> int:
    """Keep no message longer than it is asked about; how many were deleted."""
    return Message.objects.filter(created_at__lt=at - KEPT).exclude(state=Message.State.PENDING).delete()[0]


def send_message(message: Message) -> None:
    """Hand the message to the mail server. Sent twice only if the server's last answer was lost.

    Raises:
        GiveUp: the server refuses it for good (a 5xx answer).
    """
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=conf().mail_from,
        to=[message.to],
        headers={
            "Message-ID": f"<{message.pk}@{conf().mail_from.rpartition('@')[2].strip('>')}>",
            "Auto-Submitted": "auto-generated",  # RFC 3834: no absence note answers it
        },
    )
    mail.attach_alternative(message.html, "text/html")
    try:
        mail.send()
    except SMTPResponseException as refusal:
        if refusal.smtp_code in PERMANENT:
            raise GiveUp(f"The mail server refused it: {refusal.smtp_code}") from refusal
        raise
    except SMTPRecipientsRefused as refusal:
        codes = {code for code, _ in refusal.recipients.values()}
        if codes and all(code in PERMANENT for code in codes):
            raise GiveUp(f"The mail server refused the address: {sorted(codes)}") from refusal
        raise
    if message.secret:
        message.forget_bodies()
    if message.traceless:
        message.forget_address()
