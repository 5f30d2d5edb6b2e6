"""``/api/v1/invitation``: the one whose link somebody holds. What the link carries travels in the body only."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import let_sign_up
from orchestrator.accounts.queries import verified_addresses
from orchestrator.kit.time import now
from orchestrator.organisations.models import Invitation
from orchestrator.organisations.operations import accept_invitation, ask_for_invitation, claim_invitation
from orchestrator.organisations.payloads import LetterOut, PlaceOut
from orchestrator.organisations.queries import found_invitation, place_in
from orchestrator.organisations.roles import SUMMARIES, Role
from orchestrator.rest.access import Access
from orchestrator.rest.openapi import Problem
from orchestrator.rest.views import ApiView

REFUSALS = {400: Problem, 404: Problem}
PERSONAL_REFUSALS = {401: Problem, 403: Problem, 409: Problem, **REFUSALS}


@extend_schema_serializer(component_name="InvitationLink")
class LinkIn(serializers.Serializer[Any]):
    """What the invitation's link carries."""

    token = serializers.CharField(max_length=100)


class Letter(ApiView):
    """``POST /api/v1/invitation``"""

    access: ClassVar[Access] = Access.PUBLIC
    permission_classes = []

    @extend_schema(
        operation_id="invitation_read", tags=["invitations"], request=LinkIn, responses={200: LetterOut, **REFUSALS}
    )
    def post(self, request: Request) -> Response:
        """Read the invitation of a link: who invites whom to what. Nothing happens by it."""
        return Response(LetterOut(_letter(found_invitation(_token(request)), request.user)).data)


class Claim(ApiView):
    """``POST /api/v1/invitation/claim``"""

    access: ClassVar[Access] = Access.PUBLIC
    authentication_classes = []
    permission_classes = []

    @extend_schema(
        operation_id="invitation_claim",
        tags=["invitations"],
        request=LinkIn,
        responses={200: LetterOut, 409: Problem, **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        """Say that whoever holds the link now signs up with the invited address: once verified, they are in."""
        claimed = claim_invitation(token=_token(request), at=now())
        let_sign_up(session=request._request.session, email=claimed.email)
        return Response(LetterOut(_letter(claimed, None)).data)


class Acceptance(ApiView):
    """``POST /api/v1/invitation/acceptance``"""

    access: ClassVar[Access] = Access.PERSONAL

    @extend_schema(
        operation_id="invitation_accept",
        tags=["invitations"],
        request=LinkIn,
        responses={201: PlaceOut, **PERSONAL_REFUSALS},
    )
    def post(self, request: Request) -> Response:
        """Join the organisation. The invited address must be one of yours, and verified."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        place = accept_invitation(token=_token(request), person_id=request.user.pk, at=now())
        return Response(PlaceOut(place).data, status=201)


class Wish(ApiView):
    """``POST /api/v1/invitation/wish``"""

    access: ClassVar[Access] = Access.PERSONAL

    @extend_schema(
        operation_id="invitation_wish", tags=["invitations"], request=LinkIn, responses={202: None, **PERSONAL_REFUSALS}
    )
    def post(self, request: Request) -> Response:
        """Ask whoever sent the invitation for another one, to your own address. They are written to once."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        ask_for_invitation(token=_token(request), person_id=request.user.pk)
        return Response(status=202)


def _token(request: Request) -> str:
    sent = LinkIn(data=request.data)
    sent.is_valid(raise_exception=True)
    token: str = sent.validated_data["token"]
    return token


def _letter(invitation: Invitation, visitor: Any) -> dict[str, Any]:
    return {
        "organisation": invitation.organisation.name,
        "role": invitation.role,
        "role_summary": SUMMARIES[Role(invitation.role)],
        "invited_by": invitation.invited_by.shown_name if invitation.invited_by else None,
        "email": invitation.email,
        "state": invitation.state(at=now()),
        "expires_at": invitation.expires_at,
        "visitor": _visitor(invitation, visitor) if isinstance(visitor, User) else None,
    }


def _visitor(invitation: Invitation, visitor: User) -> dict[str, Any]:
    place = place_in(person_id=visitor.pk, organisation_id=invitation.organisation_id)
    return {
        "email": visitor.email,
        "is_invited": invitation.email in {one.lower() for one in verified_addresses(person_id=visitor.pk)},
        "organisation": place.organisation.slug if place else None,
    }
