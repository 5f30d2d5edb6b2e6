"""How a deletion looks from outside."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

STATES = ("none", "asked", "confirmed")


@extend_schema_serializer(component_name="AccountDeletion")
class StandingOut(serializers.Serializer[Any]):
    """How it stands with the deletion of one's account."""

    state = serializers.ChoiceField(choices=STATES, help_text="asked: the mailed link has not been followed yet.")
    asked_at = serializers.DateTimeField(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True, help_text="Until then it can be taken back.")


@extend_schema_serializer(component_name="AccountDeletionConsequences")
class ConsequencesOut(serializers.Serializer[Any]):
    """What deleting one's account would mean; a sentence for each thing."""

    blocked_by = serializers.ListField(child=serializers.CharField(), help_text="Why not yet, and what to do about it.")
    goes_with = serializers.ListField(child=serializers.CharField(), help_text="What else will be gone.")
    days = serializers.IntegerField(help_text="For how many days it can be taken back once it is confirmed.")


@extend_schema_serializer(component_name="AccountDeletionLink")
class DeletionOut(serializers.Serializer[Any]):
    """A deletion, to whoever holds the link out of the person's mailbox."""

    email = serializers.EmailField(source="person.email")
    asked_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(allow_null=True)
    cancelled_at = serializers.DateTimeField(allow_null=True)
