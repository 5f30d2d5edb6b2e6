"""Turning two-factor authentication off, in two steps: the password here, then the link in the mail."""

from typing import Any
from urllib.parse import unquote

from allauth.core import ratelimit
from allauth.headless.base.response import RateLimitResponse
from allauth.headless.base.views import APIView
from allauth.headless.internal.restkit.response import APIResponse
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from orchestrator.accounts.factor_inputs import CurrentPasswordInput, KeyInput
from orchestrator.accounts.operations import ask_to_turn_off, person_to_turn_off, turn_off
from orchestrator.accounts.views.factors import FactorRefusals, OwnFactorsView
from orchestrator.accounts.views.refusals import answered
from orchestrator.accounts.whence import whence_of
from orchestrator.kit.time import now

KEY_HEADER = "X-Second-Factor-Key"


class AskToTurnOffView(OwnFactorsView):
    """POST, with the current password, mails the link. Who has no password gives a fresh proof instead."""

    input_class = {"POST": CurrentPasswordInput}
    fresh_proof = frozenset({"POST"})

    def handle(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not ratelimit.consume(request, action="reauthenticate", user=request.user):
            return answered(RateLimitResponse(request))
        return super().handle(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ask_to_turn_off(person_id=self.person.pk)
        return answered(APIResponse(request))


class TurnOffView(FactorRefusals, APIView):  # type: ignore[misc]
    """GET, with the key in a header, says whether a link still works; POST uses it up.

    Whoever reads the person's mail and was asked for by them may do it, signed in here or not.
    """

    input_class = {"POST": KeyInput}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = person_to_turn_off(key=request.headers.get(KEY_HEADER, ""))
        return answered(APIResponse(request, data={"email": person.email}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        turn_off(key=unquote(self.input.cleaned_data["key"]), at=now(), whence=whence_of(request))
        return answered(APIResponse(request))
