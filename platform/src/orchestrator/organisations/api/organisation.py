"""``/api/v1/organisation``"""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.organisations.models import LONGEST_NAME
from orchestrator.organisations.operations import change_organisation
from orchestrator.organisations.payloads import OrganisationOut
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.openapi import Problem

REFUSALS = {400: Problem, 401: Problem, 403: Problem}


@extend_schema_serializer(component_name="OrganisationChange")
class OrganisationIn(serializers.Serializer[Any]):
    """What is to change; what is left out stays."""

    name = serializers.CharField(max_length=LONGEST_NAME, required=False)
    time_zone = serializers.CharField(
        max_length=64, required=False, help_text="A name of the IANA database, such as Asia/Singapore."
    )


class OrganisationDetail(OrganisationView):
    """``GET, PATCH /api/v1/organisation``"""

    permission = Permission.SEE_ORGANISATION
    permission_to_write = Permission.CHANGE_ORGANISATION

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
