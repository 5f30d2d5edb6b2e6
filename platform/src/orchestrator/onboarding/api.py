"""``/api/v1/welcome``: the page that a new person sees first."""

from typing import Any, ClassVar

from django.urls import path
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.kit.time import now
from orchestrator.onboarding.operations import welcome
from orchestrator.organisations.payloads import PlaceOut
from orchestrator.rest.access import Access
from orchestrator.rest.openapi import Problem
from orchestrator.rest.views import ApiView


@extend_schema_serializer(component_name="Welcome")
class WelcomeOut(serializers.Serializer[Any]):
    """The person's organisation, and until when it is on trial (null: it is not)."""

    organisation = PlaceOut(source="place")
    trial_ends_at = serializers.DateTimeField(allow_null=True)


class WelcomePage(ApiView):
    """``POST /api/v1/welcome``"""

    access: ClassVar[Access] = Access.PERSONAL

    @extend_schema(
        operation_id="welcome",
        tags=["people"],
        request=None,
        responses={200: WelcomeOut, 401: Problem, 403: Problem},
    )
    def post(self, request: Request) -> Response:
        """Make sure that the person has an organisation on trial. Safe to repeat."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        return Response(WelcomeOut(welcome(person_id=request.user.pk, at=now())).data)


urlpatterns = [path("welcome", WelcomePage.as_view())]
