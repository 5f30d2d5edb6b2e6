"""What the provider told us: every notice once, and how far we have read for ourselves."""

from django.db import models
from django.db.models.functions import Now

from orchestrator.jobs.models import Owed


class Notice(Owed):
    """One event of the provider's, kept before it is acted on. A hint: its payload is never applied.

    Invariant, held by the database: an event is kept once, however often and on whichever way it comes.
    """

    class Source(models.TextChoices):
        WEBHOOK = "webhook"
        POLL = "poll"
        REPLAY = "replay"

    task = "orchestrator.billing.tasks.handle_notice"

    event_id = models.CharField(max_length=255, unique=True)
    type = models.CharField(max_length=120)
    api_version = models.CharField(max_length=40, blank=True)
    livemode = models.BooleanField()
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.CharField(max_length=255, blank=True)
    customer_id = models.CharField(max_length=255, blank=True)
    payload = models.JSONField()
    source = models.CharField(max_length=8, choices=Source)
    occurred_at = models.DateTimeField(help_text="When it happened at the provider, to the second.")
    received_at = models.DateTimeField(db_default=Now(), help_text="When it was kept, by the database's clock.")

    class Meta(Owed.Meta):
        indexes = [
            *Owed.Meta.indexes,
            models.Index(fields=["customer_id", "-received_at"], name="notice_by_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.event_id}"


class Poll(models.Model):
    """How far the provider's list of events has been read. One row.

    A round reads from ``since`` to its own beginning, newest first, and may take several runs: ``cursor`` is the last
    event read in a round that is not finished.
    """

    name = models.CharField(max_length=40, primary_key=True)
    since = models.DateTimeField()
    round_began_at = models.DateTimeField(null=True, blank=True)
    cursor = models.CharField(max_length=255, blank=True)

    def __str__(self) -> str:
        return f"{self.name} since {self.since:%Y-%m-%d %H:%M}"
