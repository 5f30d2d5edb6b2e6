"""Reading the log of messages."""

from collections.abc import Collection

from orchestrator.mail.models import Message


def messages_to(addresses: Collection[str]) -> list[dict[str, str]]:
    """What was sent to them, the newest first; what was secret is not among it."""
    return [
        {"to": message.to, "subject": message.subject, "sent_at": message.created_at.isoformat()}
        for message in Message.objects.filter(to__in=addresses).order_by("-pk")
    ]
