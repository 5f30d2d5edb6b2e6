"""Grants: who was given which plan, from whom, and until when."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.models import TenantModel


class Source(models.TextChoices):
    """Why an organisation has a plan. The first that is in force wins."""

    SUBSCRIPTION = "subscription", "Subscription"
    MANUAL = "manual", "Given by staff"
    TRIAL = "trial", "Trial"


class Grant(TenantModel):
    """One plan, given to one organisation for a time.

    Invariants, held by the database: a source's thing has at most one grant that was not withdrawn; it ends after
    it starts; an organisation has one trial, ever.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="grants")
    plan = models.CharField(max_length=40, help_text="The plan's code in the catalogue.")
    plan_version = models.PositiveIntegerField()
    source = models.CharField(max_length=12, choices=Source)
    source_id = models.CharField(max_length=255, blank=True, help_text="What it comes from, such as a subscription.")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True, help_text="Empty: until it is withdrawn.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "source", "source_id"],
                condition=Q(withdrawn_at=None),
                name="one_live_grant_from_each_source",
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(source="trial"), name="one_trial_per_organisation"
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="a_grant_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(source__in=[source.value for source in Source]), name="a_known_source_of_a_grant"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} by {self.source}"

    def withdraw(self, *, at: datetime) -> None:
        """Take it back at *at*. Does not save."""
        self.withdrawn_at = at
