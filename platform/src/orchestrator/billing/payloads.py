"""How billing looks from outside."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from orchestrator.billing.models import Checkout as CheckoutRow
from orchestrator.billing.models import Invoice as InvoiceRow
from orchestrator.billing.models import Status
from orchestrator.billing.operations.settling import Settlement as Outcome
from orchestrator.entitlements.models import Source
from orchestrator.entitlements.payloads import LimitsOut, PlanNameOut
from orchestrator.rest.fields import PrefixedId

SOURCES = ["free", *Source.values]
STATUSES = ["free", *Status.values]


@extend_schema_serializer(component_name="CurrentSubscription")
class CurrentSubscriptionOut(serializers.Serializer[Any]):
    """What the organisation has now, and why."""

    plan = PlanNameOut()
    source = serializers.ChoiceField(choices=SOURCES)  # type: ignore[assignment]  # DRF has an attribute of this name
    status = serializers.ChoiceField(choices=STATUSES, help_text="The subscription's; without one: free or trialing.")
    interval = serializers.ChoiceField(choices=["month", "year"], allow_null=True)
    period_start = serializers.DateTimeField(source="period.start", default=None, allow_null=True)
    period_end = serializers.DateTimeField(source="period.end", default=None, allow_null=True)
    ends_at = serializers.DateTimeField(allow_null=True, help_text="When it ends by itself; null: it goes on.")
    cancel_at_period_end = serializers.BooleanField()
    limits = LimitsOut(source="plan.limits")
    reason = serializers.CharField(help_text="A sentence for a person.")


@extend_schema_serializer(component_name="Upgrade")
class UpgradeIn(serializers.Serializer[Any]):
    """The plan's code, and how often it is paid. The price is ours to know."""

    plan = serializers.CharField(max_length=40)
    interval = serializers.ChoiceField(choices=["month", "year"], default="month")


@extend_schema_serializer(component_name="Checkout")
class CheckoutOut(serializers.Serializer[CheckoutRow]):
    """The page on which the plan can be paid."""

    id = PrefixedId("chk", source="pk")
    checkout_url = serializers.URLField(source="url")


@extend_schema_serializer(component_name="SettlementRequest")
class SettlementIn(serializers.Serializer[Any]):
    """The session that the payer came back with."""

    session_id = serializers.CharField(max_length=255)


@extend_schema_serializer(component_name="Settlement")
class SettlementOut(serializers.Serializer[Any]):
    """What became of a checkout, and what the organisation has now."""

    status = serializers.ChoiceField(choices=[outcome.value for outcome in Outcome])
    subscription = CurrentSubscriptionOut()


@extend_schema_serializer(component_name="Invoice")
class InvoiceOut(serializers.Serializer[InvoiceRow]):
    """What was to be paid. ``total`` is minor units (cents)."""

    id = PrefixedId("inv", source="pk")
    number = serializers.CharField()
    status = serializers.ChoiceField(choices=[status for status in InvoiceRow.Status.values if status != "draft"])
    total = serializers.IntegerField()
    currency = serializers.CharField()
    display = serializers.CharField(source="money.__str__")
    hosted_invoice_url = serializers.CharField(help_text="The provider's page of it; empty: there is none.")
    created_at = serializers.DateTimeField()
    paid_at = serializers.DateTimeField(allow_null=True)


@extend_schema_serializer(component_name="Invoices")
class InvoicesOut(serializers.Serializer[Any]):
    """The newest first."""

    data = InvoiceOut(many=True)  # type: ignore[assignment]  # DRF has a property of this name
