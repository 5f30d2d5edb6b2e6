"""What the views of second factors share."""

from base64 import b64encode
from typing import Any, cast

from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from allauth.core.exceptions import ReauthenticationRequired
from allauth.headless.base.views import AuthenticatedAPIView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_used
from django.http import HttpRequest, HttpResponseBase

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import note_guessing, use_code
from orchestrator.accounts.payloads import shown_authenticator
from orchestrator.accounts.proof import proven_at
from orchestrator.accounts.views.refusals import ClearRefusals, refusal_of
from orchestrator.accounts.whence import whence_of
from orchestrator.kit.errors import DomainError
from orchestrator.kit.time import now
from orchestrator.rest.access import FRESH_FOR

GUESSES = "second_factor"


class FactorRefusals(ClearRefusals):
    """A refusal of ours is a problem document."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except DomainError as refusal:
            return refusal_of(refusal.status, refusal.code, refusal.sentence)


class OwnFactorsView(FactorRefusals, AuthenticatedAPIView):  # type: ignore[misc]
    """A signed-in person's own factors. ``fresh_proof`` names the methods that ask for a proof of who they are."""

    fresh_proof: frozenset[str] = frozenset()

    @property
    def person(self) -> User:
        """Who is signed in: nobody else comes here."""
        return cast(User, self.request.user)

    def handle(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in self.fresh_proof:
            need_fresh_proof(request)
        answer: HttpResponseBase = super().handle(request, *args, **kwargs)
        return answer

    def get_input_kwargs(self) -> dict[str, Any]:
        return {"person": self.person}


def need_fresh_proof(request: HttpRequest) -> None:
    """
    Raises:
        ReauthenticationRequired: allauth answers 401 with the ways to give one.
    """
    found = proven_at(request.session)
    if found is None or found < now() - FRESH_FOR:
        raise ReauthenticationRequired


def may_guess(request: HttpRequest, person: User) -> bool:
    """Whether another code may be tried for the person; each try counts until one is right."""
    if ratelimit.consume(request, action=GUESSES, user=person):
        return True
    note_guessing(person_id=person.pk, at=now(), whence=whence_of(request))
    return False


def forget_guesses(request: HttpRequest, person: User) -> None:
    """One was right."""
    ratelimit.clear(request, action=GUESSES, user=person)


def right_code(request: HttpRequest, person: User, code: str) -> Authenticator:
    """What the code is right for; the tries are forgotten.

    Raises:
        WrongCode
    """
    factor = use_code(person_id=person.pk, code=code, at=now(), whence=whence_of(request))
    forget_guesses(request, person)
    return factor


def note_factor(
    request: HttpRequest, factor: Authenticator, *, reauthenticated: bool = False, passwordless: bool = False
) -> None:
    """Keep in the session what was shown; as allauth does, but without the row's number."""
    factor.last_used_at = now()
    factor.save(update_fields=["last_used_at"])
    how = {"reauthenticated": reauthenticated, "passwordless": passwordless}
    said = {word: True for word, is_so in how.items() if is_so}
    record_authentication(request, factor.user, "mfa", type=factor.type, **said)
    authenticator_used.send(sender=Authenticator, request=request, user=factor.user, authenticator=factor, **how)


def qr_code(address: str) -> str:
    """A picture of *address*, as a ``data:`` address."""
    svg: str = get_adapter().build_totp_svg(address)
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def with_codes(factor: Authenticator, codes: list[str]) -> dict[str, Any]:
    """A factor and, only now, the recovery codes that were made with it."""
    return {**shown_authenticator(factor), **({"recovery_codes": codes} if codes else {})}
