"""``/api/v1/records``: TechFlow's product."""

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.kit.time import now
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.openapi import Problem
from orchestrator.rest.paging import PageQuery, page_of
from records.operations import create_record
from records.payloads import RecordIn, RecordOut, RecordsOut
from records.queries import records_of
from records.scopes import READ, WRITE


class Records(OrganisationView):
    """``GET, POST /api/v1/records``"""

    permission = Permission.SEE_PRODUCT
    permission_to_write = Permission.USE_PRODUCT
    scopes = frozenset({READ})
    scopes_to_write = frozenset({WRITE})

    @extend_schema(operation_id="records_list", tags=["records"], parameters=[PageQuery], responses={200: RecordsOut})
    def get(self, request: Request) -> Response:
        """The organisation's records, the newest first."""
        page = page_of(records_of(organisation_id=self.organisation_id), request=request, prefix="rec")
        return Response(RecordsOut.of(page))

    @extend_schema(
        operation_id="records_create", tags=["records"], request=RecordIn, responses={201: RecordOut, 400: Problem}
    )
    def post(self, request: Request) -> Response:
        """Keep a record."""
        wanted = RecordIn(data=request.data)
        wanted.is_valid(raise_exception=True)
        record = create_record(
            organisation_id=self.organisation_id,
            actor_id=self.actor_id,
            key_id=self.key_id,
            at=now(),
            **wanted.validated_data,
        )
        return Response(RecordOut.of(record), status=201)


urlpatterns = [path("records", Records.as_view())]
