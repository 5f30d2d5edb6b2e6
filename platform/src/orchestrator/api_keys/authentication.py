"""Signing in to the API with a key: ``Authorization: Bearer tfl_live_...``, and in no other way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from orchestrator.api_keys.operations import note_use
from orchestrator.api_keys.queries import KeyAccess, acting_for_key
from orchestrator.api_keys.secret import digest_of, is_ours, is_whole
from orchestrator.kit.time import now
from orchestrator.rest.problem_types import explain

if TYPE_CHECKING:  # DRF's views import their authenticators while they are being defined
    from orchestrator.rest.views import ApiView

MALFORMED = ("malformed_key", "This API key is not whole: a character of it is missing or wrong.")
UNKNOWN = ("unknown_key", "This API key is not one of ours.")
REVOKED = ("revoked_key", "This API key was revoked. Use another one, or make a new one.")
BEING_DELETED = (
    "organisation_is_being_deleted",
    "The organisation of this API key is being deleted. Its keys work again if the deletion is cancelled.",
)

for _code, _sentence in (MALFORMED, UNKNOWN, REVOKED, BEING_DELETED):
    explain(_code, 401, _sentence)


@dataclass(frozen=True)
class KeyCaller:
    """``request.user`` when a key calls: nobody in particular."""

    pk: None = None
    is_authenticated: bool = True
    is_anonymous: bool = False
    is_active: bool = True
    is_staff: bool = False

    def __str__(self) -> str:
        return "an API key"


class ApiKeyAuthentication(BaseAuthentication):
    """Knows our keys by their prefix, and leaves every other header to those after it.

    A key is looked up on each call, so that revoking it acts on the next one; the look-up begins the transaction that
    acts for its organisation, in which the view's handler then runs.
    """

    def authenticate(self, request: Request) -> tuple[KeyCaller, KeyAccess] | None:
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        secret = secret.strip()
        if kind.lower() != "bearer" or not is_ours(secret):
            return None
        if not is_whole(secret):
            raise _refused(MALFORMED)
        return KeyCaller(), self._access(secret, request.parser_context["view"])

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'

    def _access(self, secret: str, view: "ApiView") -> KeyAccess:
        found = view.enter(acting_for_key(digest_of(secret)))
        if found is None:
            raise _refused(UNKNOWN)
        if found.is_revoked:
            raise _refused(REVOKED)
        if found.is_being_deleted:
            raise _refused(BEING_DELETED)
        view.entered_for = found.access.organisation_id
        at = now()
        if found.is_due_a_note(at=at):
            # With the answer: a slow call does not keep others of the same key waiting for its row.
            view.when_answered(lambda _: note_use(found, at=at))
        return found.access


def _refused(why: tuple[str, str]) -> AuthenticationFailed:
    code, sentence = why
    return AuthenticationFailed(sentence, code=code)
