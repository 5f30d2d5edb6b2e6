"""Serializer fields that several apps need."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from orchestrator.kit.ids import read, shown


@extend_schema_field({"type": "string", "example": "org_01k1x3t6wbf8z9v6k2m4q0r5ns"})
class PrefixedId(serializers.Field[UUID, str, str, Any]):
    """A UUID that the outside sees with a prefix: ``PrefixedId("key")``."""

    default_error_messages = {"unknown": "This is not an id of the right kind."}

    def __init__(self, prefix: str, **kwargs: Any) -> None:
        self.prefix = prefix
        super().__init__(**kwargs)

    def to_representation(self, value: UUID) -> str:
        return shown(self.prefix, value)

    def to_internal_value(self, data: str) -> UUID:
        found = read(self.prefix, data) if isinstance(data, str) else None
        if found is None:
            self.fail("unknown")
        return found
