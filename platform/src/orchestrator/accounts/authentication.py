"""Signing in to the API as a person: with the portal's session, or with an app's access token."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.core.internal.httpkit import get_authorization_credential
from allauth.headless.tokens.strategies.jwt import internal as tokens
from django.contrib.sessions.backends.base import SessionBase
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from orchestrator.accounts.entering import is_due, is_still_open
from orchestrator.accounts.proof import proven_at
from orchestrator.rest.authentication import SessionAuthentication
from orchestrator.rest.problem_types import explain

ENDED = ("invalid_token", "This access token has expired or was ended. Refresh it, or sign in again.")
explain(ENDED[0], 401, ENDED[1])


@dataclass(frozen=True)
class PersonVisit:
    """``request.auth`` when a person calls."""

    session: SessionBase

    @property
    def proven_at(self) -> datetime | None:
        return proven_at(self.session)


class PortalSession(SessionAuthentication):
    """The session cookie, with Django's CSRF token on each unsafe call."""

    def authenticate(self, request: Request) -> tuple[Any, PersonVisit] | None:
        found = super().authenticate(request)
        return (found[0], PersonVisit(request._request.session)) if found else None


class AppToken(BaseAuthentication):
    """``Authorization: Bearer`` with an access token. Its session is looked up on each call, so that ending it acts at
    once. Stands after the keys' authenticator, which takes what bears its prefix.
    """

    def authenticate(self, request: Request) -> tuple[Any, PersonVisit] | None:
        token = get_authorization_credential(request, "Bearer")
        if token is None:
            return None
        payload = tokens.decode_token(token, "access")
        session = tokens.get_token_session(payload) if payload else None
        person = tokens.validate_token_user(payload, session) if payload and session else None
        if person is None or session is None or not self._is_open(request, session, person):
            raise AuthenticationFailed(ENDED[1], code=ENDED[0])
        return person, PersonVisit(session)

    def _is_open(self, request: Request, session: SessionBase, person: Any) -> bool:
        key = session.session_key
        return key is not None and (not is_due(key) or is_still_open(request._request, session, person_id=person.pk))

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'
