"""``/api/v1/usage/metrics``: what was used."""

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.kit.time import now
from orchestrator.metering.payloads import UsageOut
from orchestrator.metering.queries import usage_of
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView


class UsageMetrics(OrganisationView):
    """``GET /api/v1/usage/metrics``"""

    permission = Permission.SEE_USAGE
    scopes = frozenset({"usage:read"})

    @extend_schema(operation_id="usage_metrics", tags=["usage"], responses={200: UsageOut})
    def get(self, request: Request) -> Response:
        """What the organisation used in the period that runs, day by day, and its latest calls."""
        return Response(UsageOut(usage_of(organisation_id=self.organisation_id, at=now())).data)


urlpatterns = [path("usage/metrics", UsageMetrics.as_view())]
