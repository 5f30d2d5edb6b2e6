"""The organisation as the provider knows it, and the pages on which it was to pay."""

from django.db import models
from django.db.models import Q

from orchestrator.billing.models.commands import Operation
from orchestrator.billing.models.price import Price
from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.models import TenantModel


class Customer(TenantModel):
    """An organisation as the payment provider knows it; without an id there until one was needed.

    ``fetch_started_at`` is when the reading began that the mirror shows (the database's clock): a reading that began
    earlier never overwrites it. Kept when the organisation goes, so that late notices are recognised.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="customer")
    stripe_customer_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    fetch_started_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        return self.stripe_customer_id or "not yet a customer"


class Checkout(TenantModel):
    """A hosted page on which one price can be paid.

    Invariants, held by the database: an organisation has at most one open page; a session is one row.
    """

    class State(models.TextChoices):
        OPEN = "open"
        COMPLETED = "completed"
        EXPIRED = "expired"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="checkouts")
    price = models.ForeignKey(Price, models.PROTECT, related_name="checkouts")
    plan = models.CharField(max_length=40)
    interval = models.CharField(max_length=5)
    operation = models.OneToOneField(Operation, models.PROTECT, related_name="checkout")
    session_id = models.CharField(max_length=255, unique=True)
    url = models.URLField(max_length=2048)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    stripe_subscription_id = models.CharField(max_length=255, blank=True)
    actor_id = models.UUIDField(null=True, help_text="The person who chose the plan.")
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation"], condition=Q(state="open"), name="one_open_checkout_each"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "completed", "expired"]), name="a_known_state_of_a_checkout"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} per {self.interval}, {self.state}"
