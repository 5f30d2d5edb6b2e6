"""``/api/v1/plans``: what can be bought."""

import json
from hashlib import sha256

from django.http import HttpResponseBase
from django.urls import path
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.entitlements.catalogue import catalogue
from orchestrator.entitlements.payloads import PlansOut, shown_plans
from orchestrator.rest.access import Access
from orchestrator.rest.views import ApiView

FIVE_MINUTES = "public, max-age=300"


class Plans(ApiView):
    """``GET /api/v1/plans``"""

    access = Access.PUBLIC
    authentication_classes = []
    permission_classes = []

    @extend_schema(operation_id="plans_list", tags=["plans"], responses={200: PlansOut})
    def get(self, request: Request) -> HttpResponseBase:
        """The plans that the site sells, with prices and limits. May be cached."""
        plans = shown_plans(catalogue())
        etag = quote_etag(sha256(json.dumps(plans, sort_keys=True).encode()).hexdigest()[:32])
        response = Response(plans, headers={"ETag": etag, "Cache-Control": FIVE_MINUTES})
        return get_conditional_response(request._request, etag=etag, response=response) or response


urlpatterns = [path("plans", Plans.as_view())]
