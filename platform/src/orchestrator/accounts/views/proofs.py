"""Showing again that it is oneself who sits there: by password, or by a mailed code where there is none.

A second factor does it too: those views stand with the second factors.
"""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.decorators import rate_limit
from allauth.headless.account import views
from allauth.headless.base.response import AuthenticationResponse, ConflictResponse
from allauth.headless.base.views import AuthenticatedAPIView
from allauth.headless.internal.restkit import inputs
from allauth.headless.internal.restkit.response import APIResponse
from django import forms
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

from orchestrator.accounts.codes import digest_of, is_code, new_code
from orchestrator.accounts.inputs import LONGEST_PASSWORD
from orchestrator.accounts.models import User
from orchestrator.accounts.views.refusals import ClearRefusals, answered
from orchestrator.kit.time import now
from orchestrator.mail.operations import queue_mail

STATE = "proof_code"
VALID_FOR = 600  # seconds
ATTEMPTS = 3


class PasswordProof(views.ReauthenticateInput):  # type: ignore[misc]
    """The person's own password."""

    password = forms.CharField(max_length=LONGEST_PASSWORD, strip=False)


class ProvePasswordView(ClearRefusals, views.ReauthenticateView):  # type: ignore[misc]
    """The password once more."""

    input_class = PasswordProof


class RequestProofCodeView(ClearRefusals, AuthenticatedAPIView):  # type: ignore[misc]
    """Mails a code to a person who has no password."""

    handle_json_input = False

    @method_decorator(rate_limit(action="request_proof_code"))
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if not isinstance(person, User) or person.has_usable_password():
            return answered(ConflictResponse(request))
        code = new_code()
        request.session[STATE] = {"code": digest_of(code), "at": now().timestamp(), "left": ATTEMPTS}
        queue_mail(template="proof_code", to=person.email, context={"code": code}, secret=True)
        return answered(APIResponse(request))


class ProofCode(inputs.Input):  # type: ignore[misc]
    """The code out of the mail; wrong ones are counted."""

    code = forms.CharField(max_length=40)

    def __init__(self, *args: Any, session: SessionBase, **kwargs: Any) -> None:
        self.session = session
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        state = self.session.get(STATE) or {}
        if not state or state["at"] < now().timestamp() - VALID_FOR or state["left"] < 1:
            raise get_adapter().validation_error("no_code_awaited")
        typed: str = self.cleaned_data["code"]
        if not is_code(typed, kept=state["code"]):
            self.session[STATE] = {**state, "left": state["left"] - 1}
            raise get_adapter().validation_error("incorrect_code")
        return typed


@method_decorator(rate_limit(action="reauthenticate"), name="handle")
class ConfirmProofCodeView(ClearRefusals, AuthenticatedAPIView):  # type: ignore[misc]
    """The code that was mailed."""

    input_class = ProofCode

    def get_input_kwargs(self) -> dict[str, Any]:
        return {"session": self.request.session}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.session.pop(STATE, None)
        record_authentication(request, request.user, method="code", reauthenticated=True)
        return answered(AuthenticationResponse(request))
