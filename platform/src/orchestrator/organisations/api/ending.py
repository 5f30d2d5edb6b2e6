"""``/api/v1/organisation/departure`` and ``.../deletion``: going, and having the whole of it go."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.kit.time import now
from orchestrator.organisations.models import LONGEST_NAME
from orchestrator.organisations.operations import cancel_deletion, leave_organisation, request_deletion
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.openapi import Problem

REFUSALS = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem}


class Departure(OrganisationView):
    """``POST /api/v1/organisation/departure``"""

    permission = Permission.SEE_ORGANISATION
    while_being_deleted = True

    @extend_schema(
        operation_id="organisation_leave", tags=["organisations"], request=None, responses={204: None, **REFUSALS}
    )
    def post(self, request: Request) -> Response:
        """Leave the organisation. Its only owner cannot."""
        assert self.actor_id is not None  # without scopes only a person comes in
        leave_organisation(organisation_id=self.organisation_id, person_id=self.actor_id, at=now())
        return Response(status=204)


@extend_schema_serializer(component_name="DeletionRequest")
class DeletionIn(serializers.Serializer[Any]):
    """The organisation's name, as the person has typed it."""

    name = serializers.CharField(max_length=LONGEST_NAME)


@extend_schema_serializer(component_name="Deletion")
class DeletionOut(serializers.Serializer[Any]):
    """Until when it can be taken back."""

    asked_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()


class DeletionView(OrganisationView):
    """``POST, DELETE /api/v1/organisation/deletion``"""

    permission = Permission.DELETE_ORGANISATION
    while_being_deleted = True
    fresh_proof = frozenset({"POST"})

    @extend_schema(
        operation_id="organisation_deletion_request",
        tags=["organisations"],
        request=DeletionIn,
        responses={201: DeletionOut, **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        """Have it deleted in some days. Its subscription and its keys end at once; until then it can only be read."""
        sent = DeletionIn(data=request.data)
        sent.is_valid(raise_exception=True)
        assert self.actor_id is not None  # without scopes only a person comes in
        deletion = request_deletion(
            organisation_id=self.organisation_id,
            actor_id=self.actor_id,
            typed_name=sent.validated_data["name"],
            at=now(),
        )
        return Response(DeletionOut(deletion).data, status=201)

    @extend_schema(
        operation_id="organisation_deletion_cancel",
        tags=["organisations"],
        request=None,
        responses={204: None, **REFUSALS},
    )
    def delete(self, request: Request) -> Response:
        """Keep it. A subscription that has ended meanwhile stays ended."""
        assert self.actor_id is not None  # without scopes only a person comes in
        cancel_deletion(organisation_id=self.organisation_id, actor_id=self.actor_id, at=now())
        return Response(status=204)
