"""How usage looks from outside."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from orchestrator.metering.queries import Call, Day, Metric, Usage
from orchestrator.rest.fields import PrefixedId


@extend_schema_serializer(component_name="UsagePeriod")
class UsagePeriodOut(serializers.Serializer[Any]):
    """From *start* (included) to *end* (excluded)."""

    start = serializers.DateTimeField(source="period.start")
    end = serializers.DateTimeField(source="period.end")
    time_zone = serializers.CharField()


@extend_schema_serializer(component_name="UsageMetric")
class UsageMetricOut(serializers.Serializer[Metric]):
    """One thing that is counted."""

    metric = serializers.CharField()
    used = serializers.IntegerField()
    limit = serializers.IntegerField()
    remaining = serializers.IntegerField()
    resets_at = serializers.DateTimeField()


@extend_schema_serializer(component_name="UsageDay")
class UsageDayOut(serializers.Serializer[Day]):
    """One day's calls, in the organisation's time zone."""

    day = serializers.DateField()
    count = serializers.IntegerField()


@extend_schema_serializer(component_name="UsageCall")
class UsageCallOut(serializers.Serializer[Call]):
    """One call."""

    id = PrefixedId("call")
    method = serializers.CharField()
    path = serializers.CharField()
    status = serializers.IntegerField()
    key_name = serializers.CharField(allow_null=True)
    occurred_at = serializers.DateTimeField()


@extend_schema_serializer(component_name="Usage")
class UsageOut(serializers.Serializer[Usage]):
    """The usage of the period that runs."""

    period = UsagePeriodOut(source="*")
    metrics = UsageMetricOut(many=True)
    days = UsageDayOut(many=True)
    recent = UsageCallOut(many=True)
    as_of = serializers.DateTimeField()
