"""``/api/v1/organisation``, its members, and a person's profile, which names their organisations."""

from typing import Any, ClassVar

from django.urls import path
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import rename_person
from orchestrator.organisations.operations import LONGEST_NAME, change_organisation
from orchestrator.organisations.payloads import MembersOut, OrganisationOut, ProfileOut
from orchestrator.organisations.queries import members_of, places_of
from orchestrator.organisations.roles import EVERYONE, MANAGERS
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.access import Access
from orchestrator.rest.openapi import Problem
from orchestrator.rest.views import ApiView

REFUSALS = {400: Problem, 401: Problem, 403: Problem}


@extend_schema_serializer(component_name="ProfileChange")
class ProfileIn(serializers.Serializer[Any]):
    """How the person is called; an empty name is none."""

    name = serializers.CharField(max_length=120, allow_blank=True)


@extend_schema_serializer(component_name="OrganisationChange")
class OrganisationIn(serializers.Serializer[Any]):
    """What is to change; what is left out stays."""

    name = serializers.CharField(max_length=LONGEST_NAME, required=False)
    time_zone = serializers.CharField(
        max_length=64, required=False, help_text="A name of the IANA database, such as Asia/Singapore."
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


class OrganisationDetail(OrganisationView):
    """``GET, PATCH /api/v1/organisation``"""

    roles = EVERYONE
    roles_to_write = MANAGERS

    @extend_schema(
        operation_id="organisation_read",
        tags=["organisations"],
        responses={200: OrganisationOut, **REFUSALS, 404: Problem},
    )
    def get(self, request: Request) -> Response:
        """The organisation that the person acts for."""
        return Response(OrganisationOut(self.membership).data)

    @extend_schema(
        operation_id="organisation_change",
        tags=["organisations"],
        request=OrganisationIn,
        responses={200: OrganisationOut, **REFUSALS, 404: Problem},
    )
    def patch(self, request: Request) -> Response:
        """Change its name or its time zone. For owners and admins."""
        sent = OrganisationIn(data=request.data)
        sent.is_valid(raise_exception=True)
        assert self.membership is not None
        self.membership.organisation = change_organisation(
            organisation_id=self.organisation_id, actor_id=self.actor_id, **sent.validated_data
        )
        return Response(OrganisationOut(self.membership).data)


class Members(OrganisationView):
    """``GET /api/v1/members``"""

    roles = EVERYONE

    @extend_schema(
        operation_id="members_list", tags=["organisations"], responses={200: MembersOut, **REFUSALS, 404: Problem}
    )
    def get(self, request: Request) -> Response:
        """Everybody who belongs to the organisation, the oldest first."""
        return Response(MembersOut({"data": members_of(organisation_id=self.organisation_id)}).data)


urlpatterns = [
    path("user/profile", Profile.as_view()),
    path("organisation", OrganisationDetail.as_view()),
    path("members", Members.as_view()),
]
