"""``/api/v1/invitations``: those that an organisation has sent."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.kit.errors import NotFound
from orchestrator.kit.ids import read
from orchestrator.kit.time import now
from orchestrator.organisations.operations import invite_people, resend_invitation, revoke_invitation
from orchestrator.organisations.payloads import AnswersOut, InvitationOut, InvitationsOut
from orchestrator.organisations.queries import open_invitations_of
from orchestrator.organisations.roles import Permission, Role
from orchestrator.organisations.view import OrganisationView
from orchestrator.rest.openapi import Problem
from orchestrator.rest.paging import PageQuery, page_of

REFUSALS = {400: Problem, 401: Problem, 403: Problem, 404: Problem}
LONGEST_LIST = 20_000  # characters


@extend_schema_serializer(component_name="InvitationsWanted")
class InvitationsIn(serializers.Serializer[Any]):
    """Whom to ask, and as what."""

    addresses = serializers.CharField(
        max_length=LONGEST_LIST, help_text="One or many, by lines or commas; names beside them are passed over."
    )
    role = serializers.ChoiceField(choices=Role.choices)


class Invitations(OrganisationView):
    """``GET, POST /api/v1/invitations``"""

    permission = Permission.INVITE

    @extend_schema(
        operation_id="invitations_list",
        tags=["invitations"],
        parameters=[PageQuery],
        responses={200: InvitationsOut, **REFUSALS},
    )
    def get(self, request: Request) -> Response:
        """The open invitations, the newest first; expired ones too, which can be sent anew."""
        found = open_invitations_of(organisation_id=self.organisation_id)
        return Response(InvitationsOut(page_of(found, request=request, prefix="inv")).data)

    @extend_schema(
        operation_id="invitations_send",
        tags=["invitations"],
        request=InvitationsIn,
        responses={200: AnswersOut, **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        """Invite up to a hundred addresses, with an answer for each. Safe to repeat: who was asked is asked anew."""
        sent = InvitationsIn(data=request.data)
        sent.is_valid(raise_exception=True)
        answers = invite_people(
            organisation_id=self.organisation_id,
            actor_id=self.actor_id,
            pasted=sent.validated_data["addresses"],
            role=Role(sent.validated_data["role"]),
            at=now(),
        )
        return Response(AnswersOut({"data": answers}).data)


class Invitation(OrganisationView):
    """``DELETE /api/v1/invitations/{id}``"""

    permission = Permission.INVITE

    @extend_schema(operation_id="invitations_revoke", tags=["invitations"], responses={204: None, **REFUSALS})
    def delete(self, request: Request, id: str) -> Response:
        """Take an invitation back, whoever has sent it. Safe to repeat."""
        revoke_invitation(
            organisation_id=self.organisation_id, actor_id=self.actor_id, invitation_id=_read(id), at=now()
        )
        return Response(status=204)


class Resending(OrganisationView):
    """``POST /api/v1/invitations/{id}/sending``"""

    permission = Permission.INVITE

    @extend_schema(
        operation_id="invitations_resend",
        tags=["invitations"],
        request=None,
        responses={201: InvitationOut, 409: Problem, **REFUSALS},
    )
    def post(self, request: Request, id: str) -> Response:
        """Send an invitation anew, with a new link; the one before leads nowhere."""
        sent = resend_invitation(
            organisation_id=self.organisation_id, actor_id=self.actor_id, invitation_id=_read(id), at=now()
        )
        return Response(InvitationOut(sent).data, status=201)


def _read(id: str) -> UUID:
    found = read("inv", id)
    if found is None:
        raise NotFound("There is no such invitation.")
    return found
