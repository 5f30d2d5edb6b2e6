"""How plans and limits look from outside."""

from dataclasses import dataclass
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from orchestrator.entitlements.catalogue import Catalogue, Limits, Plan
from orchestrator.kit.money import Money


@extend_schema_serializer(component_name="Money")
class MoneyOut(serializers.Serializer[Money]):
    """Minor units (cents), the currency, and both as a person reads them."""

    amount = serializers.IntegerField()
    currency = serializers.CharField()
    display = serializers.CharField(source="__str__")


@extend_schema_serializer(component_name="Limits")
class LimitsOut(serializers.Serializer[Limits]):
    """What a plan includes."""

    api_calls_per_month = serializers.IntegerField()
    seats = serializers.IntegerField()
    requests_per_hour = serializers.IntegerField()


@extend_schema_serializer(component_name="PlanName")
class PlanNameOut(serializers.Serializer[Plan]):
    """A plan, named."""

    code = serializers.CharField()
    name = serializers.CharField()


@extend_schema_serializer(component_name="PlanPrices")
class PricesOut(serializers.Serializer[Any]):
    """What a plan costs; null: it is not sold for that interval."""

    month = MoneyOut(allow_null=True)
    year = MoneyOut(allow_null=True)


@extend_schema_serializer(component_name="Plan")
class PlanOut(serializers.Serializer[Any]):
    """One plan, as the pricing page shows it."""

    code = serializers.CharField(source="plan.code")
    name = serializers.CharField(source="plan.name")
    summary = serializers.CharField(source="plan.summary")
    highlighted = serializers.BooleanField(source="plan.highlighted")
    prices = PricesOut()
    limits = LimitsOut(source="plan.limits")
    features = serializers.ListField(child=serializers.CharField(), source="plan.features")


@extend_schema_serializer(component_name="Plans")
class PlansOut(serializers.Serializer[Any]):
    """All plans, in the order of the pricing page."""

    currency = serializers.CharField()
    plans = PlanOut(many=True)


@dataclass(frozen=True)
class PricedPlan:
    """A plan beside what it costs in the site's currency."""

    plan: Plan
    prices: dict[str, Money | None]


def shown_plans(catalogue: Catalogue) -> dict[str, Any]:
    """The answer of ``GET /api/v1/plans``, and what ``export_plans`` writes."""
    priced = [
        PricedPlan(plan, {"month": catalogue.price_of(plan, "month"), "year": catalogue.price_of(plan, "year")})
        for plan in catalogue.plans
    ]
    return dict(PlansOut({"currency": catalogue.currency, "plans": priced}).data)
