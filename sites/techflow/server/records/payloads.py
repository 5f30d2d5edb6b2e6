"""How a record looks from outside."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from orchestrator.rest.fields import PrefixedId
from orchestrator.rest.payload import Payload
from records.models import Record


@extend_schema_serializer(component_name="Record")
class RecordOut(Payload[Record]):
    """A record."""

    id = PrefixedId("rec")
    title = serializers.CharField()
    body = serializers.CharField()
    created_at = serializers.DateTimeField()


@extend_schema_serializer(component_name="Records")
class RecordsOut(Payload[Any]):
    """One page of records, the newest first."""

    data = RecordOut(many=True)  # type: ignore[assignment]  # the stubs' name for the serialized whole
    next_cursor = serializers.CharField(allow_null=True)


@extend_schema_serializer(component_name="RecordCreate")
class RecordIn(serializers.Serializer[Any]):
    """What a new record says."""

    title = serializers.CharField(max_length=200)
    body = serializers.CharField(max_length=20_000, allow_blank=True, default="")
