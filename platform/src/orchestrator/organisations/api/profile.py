"""``/api/v1/user/profile``, which names a person's organisations."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import rename_person
from orchestrator.organisations.payloads import ProfileOut
from orchestrator.organisations.queries import places_of
from orchestrator.rest.access import Access
from orchestrator.rest.openapi import Problem
from orchestrator.rest.views import ApiView

REFUSALS = {400: Problem, 401: Problem, 403: Problem}


@extend_schema_serializer(component_name="ProfileChange")
class ProfileIn(serializers.Serializer[Any]):
    """How the person is called; an empty name is none."""

    name = serializers.CharField(max_length=120, allow_blank=True)


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
        """Change how the person is called."""
        sent = ProfileIn(data=request.data)
        sent.is_valid(raise_exception=True)
        assert request.user.pk is not None  # IsAuthenticated stands before
        return _profile(rename_person(person_id=request.user.pk, name=sent.validated_data["name"]))


def _profile(person: Any) -> Response:
    assert isinstance(person, User)
    shown = {
        "id": person.pk,
        "email": person.email,
        "name": person.name,
        "is_staff": person.is_staff,
        "organisations": places_of(person_id=person.pk),
    }
    return Response(ProfileOut(shown).data)
