"""How a deletion looks from outside."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

STATES = ("none", "asked", "confirmed")


@extend_schema_serializer(component_name="AccountDeletion")
class ProspectOut(serializers.Serializer[Any]):
    """How it stands with the deletion of one's account."""

    state = serializers.ChoiceField(choices=STATES, help_text="asked: the mailed link has not been followed yet.")
    asked_at = serializers.DateTimeField(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True, help_text="Until then it can be taken back.")
    blocked_by = serializers.ListField(
        child=serializers.CharField(), help_text="Why it is not possible yet, and what to do: a sentence each."
    )
    goes_with = serializers.ListField(
        child=serializers.CharField(), help_text="What else will be gone: a sentence each."
    )


@extend_schema_serializer(component_name="AccountDeletionLink")
class DeletionOut(serializers.Serializer[Any]):
    """A deletion, to whoever holds the link out of the person's mailbox."""

    email = serializers.EmailField(source="person.email")
    asked_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(allow_null=True)
    cancelled_at = serializers.DateTimeField(allow_null=True)
