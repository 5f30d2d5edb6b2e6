"""Signing in with a code out of a mail."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.constants import LoginStageKey
from allauth.account.stages import LoginStageController
from allauth.core import ratelimit
from allauth.decorators import rate_limit
from allauth.headless.account import views
from allauth.headless.base.response import AuthenticationResponse, ConflictResponse, RateLimitResponse
from allauth.headless.base.views import APIView
from allauth.headless.internal.restkit import inputs
from allauth.headless.internal.restkit.response import APIResponse
from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

from orchestrator.accounts.codes import is_code
from orchestrator.accounts.mailed_codes import MailedCode
from orchestrator.accounts.views.evenly import Evenly
from orchestrator.accounts.views.refusals import ClearRefusals, answered


class CodeInput(inputs.Input):  # type: ignore[misc]
    """What was typed, with or without its dash, in small letters or large."""

    code = forms.CharField(max_length=40)

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        self.kept = code
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        if not is_code(typed, kept=self.kept):
            raise get_adapter().validation_error("incorrect_code")
        return typed


class RequestCodeView(Evenly, ClearRefusals, views.RequestLoginCodeView):  # type: ignore[misc]
    """Answers alike whether or not the address is known; either way that mailbox is told."""

    def handle_invalid_input(self, input: Any) -> HttpResponse:
        """allauth tells of too many codes as of a mistake in the address."""
        if input.has_error("email", "too_many_login_attempts"):
            return answered(RateLimitResponse(self.request))
        return answered(super().handle_invalid_input(input))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return answered(ConflictResponse(request))
        with transaction.atomic():
            MailedCode.begin(request, user=self.input._user, email=self.input.cleaned_data["email"])
        return answered(AuthenticationResponse(request))


class ResendCodeView(Evenly, ClearRefusals, APIView):  # type: ignore[misc]
    """A new code for the browser that waits for one."""

    handle_json_input = False

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stage = LoginStageController.enter(request, LoginStageKey.LOGIN_BY_CODE.value)
        process = MailedCode.resume(stage) if stage else None
        if process is None or not process.can_resend:
            return answered(ConflictResponse(request))
        if not ratelimit.consume(request, action="request_login_code", key=process.state["email"].lower()):
            return answered(RateLimitResponse(request))
        with transaction.atomic():
            process.resend()
        return answered(APIResponse(request))


@method_decorator(rate_limit(action="confirm_login_code"), name="dispatch")
class ConfirmCodeView(Evenly, ClearRefusals, APIView):  # type: ignore[misc]
    """The code, in the browser that asked for it; elsewhere the answer is 409."""

    input_class = CodeInput
    process: MailedCode

    def handle(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stage = LoginStageController.enter(request, LoginStageKey.LOGIN_BY_CODE.value)
        process = MailedCode.resume(stage) if stage else None
        if process is None or request.user.is_authenticated:
            return answered(ConflictResponse(request))
        self.process = process
        return answered(super().handle(request, *args, **kwargs))

    def get_input_kwargs(self) -> dict[str, Any]:
        return {"code": self.process.code}

    def handle_invalid_input(self, input: CodeInput) -> HttpResponse:
        self.process.record_invalid_attempt()
        return answered(super().handle_invalid_input(input))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            response = self.process.finish()
        return answered(AuthenticationResponse.from_response(request, response))
