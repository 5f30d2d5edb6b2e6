"""The activity list."""

from typing import Any

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.audit.queries import entries, facts_of
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.fields import PrefixedId
from orchestrator.rest.openapi import Problem
from orchestrator.rest.paging import PageQuery, page_of

PREFIX = "fact"


class EntryOut(serializers.Serializer[Any]):
    """Something that happened, in words."""

    id = PrefixedId(PREFIX)
    name = serializers.CharField(help_text="The event's stable name, such as api_keys.key_created.")
    sentence = serializers.CharField()
    actor = serializers.CharField(help_text="A person's name, 'An API key', 'Our staff' or 'The system'.")
    recorded_at = serializers.DateTimeField()


class EntriesOut(serializers.Serializer[Any]):
    """One page of the activity list, newest first."""

    data = EntryOut(many=True)  # type: ignore[assignment]  # a field; the base has a property of that name
    next_cursor = serializers.CharField(allow_null=True)


class Facts(OrganisationView):
    """``GET /api/v1/audit/facts``"""

    permission = Permission.SEE_ACTIVITY

    @extend_schema(
        operation_id="list_facts",
        tags=["audit"],
        parameters=[PageQuery],
        responses={200: EntriesOut, 400: Problem, 401: Problem, 403: Problem, 404: Problem},
    )
    def get(self, request: Request) -> Response:
        """What happened in the organisation, newest first."""
        page = page_of(facts_of(organisation_id=self.organisation_id), request=request, prefix=PREFIX)
        return Response(EntriesOut({"data": entries(page.data), "next_cursor": page.next_cursor}).data)


urlpatterns = [path("audit/facts", Facts.as_view())]
