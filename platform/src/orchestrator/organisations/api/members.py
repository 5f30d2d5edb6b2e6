"""``/api/v1/members``"""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.organisations.payloads import MembersOut
from orchestrator.organisations.queries import members_of
from orchestrator.organisations.roles import EVERYONE
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.openapi import Problem

REFUSALS = {400: Problem, 401: Problem, 403: Problem}


class Members(OrganisationView):
    """``GET /api/v1/members``"""

    roles = EVERYONE

    @extend_schema(
        operation_id="members_list", tags=["organisations"], responses={200: MembersOut, **REFUSALS, 404: Problem}
    )
    def get(self, request: Request) -> Response:
        """Everybody who belongs to the organisation, the oldest first."""
        return Response(MembersOut({"data": members_of(organisation_id=self.organisation_id)}).data)
