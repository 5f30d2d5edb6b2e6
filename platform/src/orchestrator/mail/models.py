"""The log of messages, and what is still to be sent."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from orchestrator.jobs.models import Owed

NOBODY = "nobody@erased.invalid"


class Message(Owed):
    """One message to one address.

    A message with *secret* (a code, a link that signs in) loses its bodies once it is sent: the log shows that it
    went out, not what it said. One that is *traceless* loses the address too. *key* keeps a second message of the same
    kind for the same thing from being sent.
    """

    task = "orchestrator.mail.tasks.send"

    template = models.CharField(max_length=80)
    to = models.EmailField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    secret = models.BooleanField(default=False)
    traceless = models.BooleanField(default=False)
    key = models.CharField(max_length=200, null=True, blank=True)  # noqa: DJ001  # NULL is "no key", and many may have none

    class Meta(Owed.Meta):
        constraints: ClassVar[list[Any]] = [
            *Owed.Meta.constraints,
            models.UniqueConstraint(fields=["key"], condition=Q(key__isnull=False), name="a_message_is_sent_once"),
        ]

    def __str__(self) -> str:
        return f"{self.template} to {self.to}"

    def forget_bodies(self) -> None:
        """Keep that it was sent, not what it said. Does not save."""
        self.text = self.html = ""

    def forget_address(self) -> None:
        """Nor to whom. Does not save."""
        self.to = NOBODY
