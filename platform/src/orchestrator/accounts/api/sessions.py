"""``/api/v1/user/sessions``: where a person is signed in."""

from typing import Any, ClassVar
from uuid import UUID

from allauth.usersessions.models import UserSession
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.accounts.authentication import PersonVisit
from orchestrator.accounts.operations import end_session, end_sessions
from orchestrator.accounts.payloads import shown_session
from orchestrator.accounts.queries import sessions_of
from orchestrator.accounts.visits import device_of, is_handheld, network_of
from orchestrator.kit.errors import NotFound
from orchestrator.kit.time import now
from orchestrator.rest.access import Access
from orchestrator.rest.openapi import Problem
from orchestrator.rest.views import ApiView


@extend_schema_serializer(component_name="Session")
class SessionOut(serializers.Serializer[Any]):
    """A place where the person is signed in."""

    id = serializers.CharField(help_text="Such as ses_01k1x3t6wbf8z9v6k2m4q0r5ns.")
    device = serializers.CharField(help_text="Such as Chrome on Windows.")
    is_handheld = serializers.BooleanField()
    country = serializers.CharField(help_text="Two letters (ISO 3166), or empty where it is not known.")
    network = serializers.CharField(help_text="The network address without its last part.")
    signed_in_at = serializers.DateTimeField()
    last_seen_at = serializers.DateTimeField(help_text="To the minute.")
    lasts = serializers.BooleanField(help_text="Whether it outlives the day: remembered, or an app's.")
    is_current = serializers.BooleanField(help_text="Whether this call was made with it.")


@extend_schema_serializer(component_name="SessionList")
class SessionsOut(serializers.Serializer[Any]):
    """All of them."""

    data = SessionOut(many=True)  # type: ignore[assignment]  # the answer's own "data"


class Sessions(ApiView):
    """``GET, DELETE /api/v1/user/sessions``"""

    access: ClassVar[Access] = Access.PERSONAL

    @extend_schema(operation_id="sessions_list", tags=["people"], responses={200: SessionsOut})
    def get(self, request: Request) -> Response:
        """Where the person is signed in, the last used first."""
        here = _key_of(request)
        found = [_shown(one, here) for one in sessions_of(person_id=_person(request), at=now())]
        return Response(SessionsOut({"data": found}).data)

    @extend_schema(operation_id="sessions_end_others", tags=["people"], responses={204: None})
    def delete(self, request: Request) -> Response:
        """Sign out everywhere but here. It acts on the next request made there."""
        end_sessions(person_id=_person(request), except_session_key=_key_of(request))
        return Response(status=204)


class OneSession(ApiView):
    """``DELETE /api/v1/user/sessions/{id}``"""

    access: ClassVar[Access] = Access.PERSONAL

    @extend_schema(operation_id="sessions_end", tags=["people"], responses={204: None, 404: Problem})
    def delete(self, request: Request, id: str) -> Response:
        """Sign out there. It acts on the next request made there."""
        person_id = _person(request)
        theirs = sessions_of(person_id=person_id, at=now())
        named = next((one for one in theirs if shown_session(one.session_key) == id), None)
        if named is None:
            raise NotFound("There is no such session.")
        end_session(person_id=person_id, session_key=named.session_key)
        return Response(status=204)


def _shown(session: UserSession, here: str | None) -> dict[str, Any]:
    return {
        "id": shown_session(session.session_key),
        "device": device_of(session.user_agent),
        "is_handheld": is_handheld(session.user_agent),
        "country": session.data.get("country", ""),
        "network": network_of(session.ip),
        "signed_in_at": session.created_at,
        "last_seen_at": session.last_seen_at,
        "lasts": bool(session.data.get("lasts")),
        "is_current": session.session_key == here,
    }


def _person(request: Request) -> UUID:
    assert request.user.pk is not None  # IsAuthenticated stands before
    return request.user.pk


def _key_of(request: Request) -> str | None:
    return request.auth.session.session_key if isinstance(request.auth, PersonVisit) else None
