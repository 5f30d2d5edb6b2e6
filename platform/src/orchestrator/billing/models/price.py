"""Prices, as they stand at the payment provider."""

from django.db import models

from orchestrator.kit.ids import new_id
from orchestrator.kit.money import Money
from orchestrator.kit.time import now


class Price(models.Model):
    """What one version of a plan costs for one interval, and its id at Stripe. Written by ``sync_plans`` only.

    A price never changes: another amount is another version of the plan. One that is not ``active`` is no longer
    sold, and whoever has it keeps it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    interval = models.CharField(max_length=5, choices=[("month", "month"), ("year", "year")])
    lookup_key = models.CharField(max_length=200, unique=True)
    stripe_price_id = models.CharField(max_length=255, unique=True)
    stripe_product_id = models.CharField(max_length=255)
    amount = models.PositiveBigIntegerField(help_text="Minor units (cents).")
    currency = models.CharField(max_length=3, help_text="ISO 4217, capitals.")
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "version", "interval"], name="one_price_for_a_plans_interval"),
            models.CheckConstraint(
                condition=models.Q(interval__in=["month", "year"]), name="a_known_interval_of_a_price"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lookup_key} {self.money}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
