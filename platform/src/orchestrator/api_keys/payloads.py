"""How a key looks from outside."""

from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from orchestrator.api_keys.models import ApiKey
from orchestrator.rest.fields import PrefixedId


@extend_schema_serializer(component_name="ApiKey")
class ApiKeyOut(serializers.Serializer[ApiKey]):
    """A key, without its secret."""

    id = PrefixedId("key")
    name = serializers.CharField()
    hint = serializers.CharField(help_text="Its beginning and its last characters.")
    scopes = serializers.ListField(child=serializers.CharField())
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(allow_null=True, help_text="To the minute.")
    revoked_at = serializers.DateTimeField(allow_null=True)
    created_by = serializers.SerializerMethodField()

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_created_by(self, key: ApiKey) -> str | None:
        """The name of the person; null when they are gone."""
        return key.created_by.shown_name if key.created_by else None


@extend_schema_serializer(component_name="ApiKeyCreated")
class ApiKeyCreatedOut(ApiKeyOut):
    """A new key with its secret, which is shown this once."""

    secret = serializers.CharField()


@extend_schema_serializer(component_name="ApiKeys")
class ApiKeysOut(serializers.Serializer[Any]):
    """One page of keys, the newest first."""

    data = ApiKeyOut(many=True)  # type: ignore[assignment]  # DRF has a property of this name
    next_cursor = serializers.CharField(allow_null=True)


@extend_schema_serializer(component_name="Scope")
class ScopeOut(serializers.Serializer[Any]):
    """Something that a key may be allowed to do."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # DRF has an attribute of this name


@extend_schema_serializer(component_name="Scopes")
class ScopesOut(serializers.Serializer[Any]):
    """All scopes of the site."""

    data = ScopeOut(many=True)  # type: ignore[assignment]  # as above


@extend_schema_serializer(component_name="ApiKeyCreate")
class ApiKeyIn(serializers.Serializer[Any]):
    """What a new key is called, and what it may do."""

    name = serializers.CharField(max_length=80)
    scopes = serializers.ListField(child=serializers.CharField(max_length=60), allow_empty=False, max_length=50)
