"""The mirror of an invoice."""

from django.db import models
from django.db.models import Q

from orchestrator.kit.ids import new_id
from orchestrator.kit.money import Money
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.models import TenantModel


class Invoice(TenantModel):
    """What an organisation was asked to pay, as the provider last said. Its number is the provider's.

    Invariant, held by the database: only a paid invoice has the time at which it was paid.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        OPEN = "open", "Open"
        PAID = "paid", "Paid"
        VOID = "void", "Void"
        UNCOLLECTIBLE = "uncollectible", "Uncollectible"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invoices")
    stripe_id = models.CharField(max_length=255, unique=True)
    stripe_subscription_id = models.CharField(max_length=255, blank=True)
    number = models.CharField(max_length=64, blank=True)
    status = models.CharField(max_length=13, choices=Status)
    total = models.BigIntegerField(help_text="Minor units (cents); negative for a credit.")
    currency = models.CharField(max_length=3, help_text="ISO 4217, capitals.")
    period_start = models.DateTimeField()
    period_end = models.DateTimeField()
    hosted_invoice_url = models.URLField(max_length=2048, blank=True)
    created_at = models.DateTimeField(help_text="When the provider made it.")
    paid_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-created_at"], name="invoice_by_organisation")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="paid", paid_at__isnull=False) | (~Q(status="paid") & Q(paid_at=None)),
                name="a_paid_invoice_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "open", "paid", "void", "uncollectible"]),
                name="a_known_status_of_an_invoice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.stripe_id} {self.status}"

    @property
    def money(self) -> Money:
        return Money(self.total, self.currency)
