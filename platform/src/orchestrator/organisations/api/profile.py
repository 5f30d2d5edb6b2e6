"""``/api/v1/user/profile``, which names a person's organisations."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import change_profile
from orchestrator.accounts.queries import pending_address_of
from orchestrator.kit.conf import conf
from orchestrator.kit.pictures import address_of
from orchestrator.kit.time import now
from orchestrator.organisations.payloads import ProfileOut
from orchestrator.organisations.queries import places_of
from orchestrator.rest.access import Access
from orchestrator.rest.openapi import Problem
from orchestrator.rest.views import ApiView

REFUSALS = {400: Problem, 401: Problem, 403: Problem}


@extend_schema_serializer(component_name="ProfileChange")
class ProfileIn(serializers.Serializer[Any]):
    """What is to change; what is left out stays."""

    name = serializers.CharField(max_length=120, allow_blank=True, required=False, help_text="An empty name is none.")
    time_zone = serializers.CharField(
        max_length=64, allow_blank=True, required=False, help_text="Such as Asia/Singapore; empty: as the organisation."
    )
    language = serializers.CharField(
        max_length=16, allow_blank=True, required=False, help_text="One that the site offers; empty: its first."
    )


class Profile(ApiView):
    """``GET, POST /api/v1/user/profile``"""

    access: ClassVar[Access] = Access.PERSONAL

    @extend_schema(operation_id="profile_read", tags=["people"], responses={200: ProfileOut, **REFUSALS})
    def get(self, request: Request) -> Response:
        """Who is signed in, and where they belong."""
        return _profile(request.user)

    @extend_schema(
        operation_id="profile_change", tags=["people"], request=ProfileIn, responses={200: ProfileOut, **REFUSALS}
    )
    def post(self, request: Request) -> Response:
        """Change how the person is called, and in which zone and language they read times and numbers."""
        sent = ProfileIn(data=request.data)
        sent.is_valid(raise_exception=True)
        assert request.user.pk is not None  # IsAuthenticated stands before
        return _profile(change_profile(person_id=request.user.pk, **sent.validated_data))


def _profile(person: Any) -> Response:
    assert isinstance(person, User)
    pending = pending_address_of(person_id=person.pk, at=now())
    shown = {
        "id": person.pk,
        "email": person.email,
        "name": person.name,
        "picture": address_of(person.picture),
        "time_zone": person.time_zone,
        "language": person.language,
        "languages": [{"tag": tag, "name": name} for tag, name in conf().languages.items()],
        "pending_email": pending.new_address if pending else None,
        "is_staff": person.is_staff,
        "organisations": places_of(person_id=person.pk),
    }
    return Response(ProfileOut(shown).data)
