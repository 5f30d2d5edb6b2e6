"""``HEADLESS_TOKEN_STRATEGY``: the tokens of apps."""

from allauth.core.internal.sessionkit import get_session_user
from allauth.headless.tokens.strategies.jwt import JWTTokenStrategy, internal
from django.contrib.sessions.models import Session
from django.db import transaction

from orchestrator.accounts.operations import end_session


class AppTokens(JWTTokenStrategy):  # type: ignore[misc]
    """A refresh token works once. One that comes back was stolen, from us or from the app: its whole family ends."""

    def refresh_token(self, refresh_token: str) -> tuple[str, str] | None:
        payload = internal.decode_token(refresh_token, "refresh")
        key = internal.session_key_from_sid(payload["sid"]) if payload else None
        if payload is None or key is None:
            return None
        with transaction.atomic():
            if not Session.objects.select_for_update().filter(pk=key).exists():  # one refresh at a time
                return None
            session = self.lookup_session(key)
            if session is None:
                return None
            if payload["jti"] in internal.get_refresh_token_state(session):
                pair: tuple[str, str] | None = super().refresh_token(refresh_token)
                return pair
            person = get_session_user(session)
            if person is not None:
                end_session(person_id=person.pk, session_key=key)
            return None
