"""How organisations, their members and a person's places in them look from outside."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from orchestrator.organisations.models import Membership
from orchestrator.organisations.roles import Role
from orchestrator.rest.fields import PrefixedId


@extend_schema_serializer(component_name="OrganisationSummary")
class PlaceOut(serializers.Serializer[Membership]):
    """An organisation that a person belongs to, and as what."""

    id = PrefixedId("org", source="organisation_id")
    slug = serializers.CharField(source="organisation.slug")
    name = serializers.CharField(source="organisation.name")
    role = serializers.ChoiceField(choices=Role.choices)


@extend_schema_serializer(component_name="Organisation")
class OrganisationOut(PlaceOut):
    """An organisation, as one of its members sees it."""

    time_zone = serializers.CharField(source="organisation.time_zone")
    created_at = serializers.DateTimeField(source="organisation.created_at")


@extend_schema_serializer(component_name="Member")
class MemberOut(serializers.Serializer[Membership]):
    """A person's place in the organisation."""

    id = PrefixedId("mem")
    name = serializers.CharField(source="person.shown_name")
    email = serializers.EmailField(source="person.email")
    role = serializers.ChoiceField(choices=Role.choices)
    joined_at = serializers.DateTimeField()


@extend_schema_serializer(component_name="Members")
class MembersOut(serializers.Serializer[Any]):
    """The members, the oldest first."""

    data = MemberOut(many=True)  # type: ignore[assignment]  # DRF has a property of this name


@extend_schema_serializer(component_name="Profile")
class ProfileOut(serializers.Serializer[Any]):
    """The person who is signed in, and the organisations that they belong to."""

    id = PrefixedId("usr")
    email = serializers.EmailField()
    name = serializers.CharField()
    is_staff = serializers.BooleanField()
    organisations = PlaceOut(many=True)
    picture = serializers.CharField(allow_null=True, help_text="Its address; null when there is none.")
    time_zone = serializers.CharField(help_text="A name of the IANA database; empty: as the organisation.")
    language = serializers.CharField(help_text="A language tag; empty: the site's first.")
    pending_email = serializers.EmailField(allow_null=True, help_text="An address that waits to be confirmed.")
