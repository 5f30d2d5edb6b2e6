"""``/api/v1/organisations``"""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.kit.time import now
from orchestrator.organisations.models import LONGEST_NAME
from orchestrator.organisations.operations import create_organisation
from orchestrator.organisations.payloads import PlaceOut
from orchestrator.organisations.queries import place_of
from orchestrator.rest.access import Access
from orchestrator.rest.openapi import Problem
from orchestrator.rest.views import ApiView


@extend_schema_serializer(component_name="NewOrganisation")
class NewOrganisationIn(serializers.Serializer[Any]):
    """What it is called, and the name in its address; without one, that is made out of the name."""

    name = serializers.CharField(max_length=LONGEST_NAME)
    slug = serializers.CharField(max_length=50, required=False)


class Organisations(ApiView):
    """``POST /api/v1/organisations``"""

    access: ClassVar[Access] = Access.PERSONAL

    @extend_schema(
        operation_id="organisations_create",
        tags=["organisations"],
        request=NewOrganisationIn,
        responses={201: PlaceOut, 400: Problem, 401: Problem, 403: Problem, 409: Problem, 429: Problem},
    )
    def post(self, request: Request) -> Response:
        """Make an organisation that you own."""
        sent = NewOrganisationIn(data=request.data)
        sent.is_valid(raise_exception=True)
        assert request.user.pk is not None  # IsAuthenticated stands before
        made = create_organisation(person_id=request.user.pk, at=now(), **sent.validated_data)
        return Response(PlaceOut(place_of(person_id=request.user.pk, slug=made.slug)).data, status=201)
