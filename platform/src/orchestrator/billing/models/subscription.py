"""The mirror of a subscription."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.models import TenantModel


class Status(models.TextChoices):
    """The provider's states. ``LIVE`` ones bind the organisation, ``ENDED`` ones are final.

    Source: https://docs.stripe.com/api/subscriptions/object#subscription_object-status
    """

    INCOMPLETE = "incomplete", "Incomplete"
    INCOMPLETE_EXPIRED = "incomplete_expired", "Never paid"
    TRIALING = "trialing", "On trial"
    ACTIVE = "active", "Active"
    PAST_DUE = "past_due", "Past due"
    UNPAID = "unpaid", "Unpaid"
    PAUSED = "paused", "Paused"
    CANCELED = "canceled", "Canceled"


LIVE = (Status.TRIALING, Status.ACTIVE, Status.PAST_DUE, Status.UNPAID, Status.PAUSED)
ENDED = (Status.CANCELED, Status.INCOMPLETE_EXPIRED)


class Subscription(TenantModel):
    """One organisation's agreement to pay for one plan, as the provider last said. Written by ``sync_customer`` only.

    Invariants, held by the database:
        * an organisation has at most one live subscription; a ``surplus`` one (two pages were paid) is being cancelled;
        * a period ends after it starts, and has both ends or neither;
        * a subscription has an end time if, and only if, it has ended.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="subscriptions")
    stripe_id = models.CharField(max_length=255, unique=True)
    status = models.CharField(max_length=18, choices=Status)
    surplus = models.BooleanField(default=False)
    plan = models.CharField(max_length=40, blank=True, help_text="Empty: a price that is not one of ours.")
    plan_version = models.PositiveIntegerField(null=True, blank=True)
    interval = models.CharField(max_length=5, blank=True)
    period_start = models.DateTimeField(null=True, blank=True)
    period_end = models.DateTimeField(null=True, blank=True)
    cancel_at_period_end = models.BooleanField(default=False)
    cancel_at = models.DateTimeField(null=True, blank=True)
    past_due_since = models.DateTimeField(null=True, blank=True)
    began_at = models.DateTimeField(help_text="When it was made at the provider.")
    activated_at = models.DateTimeField(null=True, blank=True, help_text="When it first gave access.")
    ended_at = models.DateTimeField(null=True, blank=True)
    fetch_started_at = models.DateTimeField()
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(status__in=["trialing", "active", "past_due", "unpaid", "paused"], surplus=False),
                name="one_live_subscription_each",
            ),
            models.CheckConstraint(
                condition=Q(period_start=None, period_end=None) | Q(period_end__gt=F("period_start")),
                name="a_paid_period_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["canceled", "incomplete_expired"], ended_at__isnull=False)
                | (~Q(status__in=["canceled", "incomplete_expired"]) & Q(ended_at=None)),
                name="an_ended_subscription_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in Status]), name="a_known_status_of_a_subscription"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan or 'unknown plan'} {self.status}"

    @property
    def is_live(self) -> bool:
        return self.status in LIVE

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED

    def end(self, *, at: datetime) -> None:
        """Ended for good at *at*. Does not save."""
        self.status, self.ended_at = Status.CANCELED, at
