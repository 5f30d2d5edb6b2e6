"""Signing up, and showing that an address is one's own."""

from typing import Any

from allauth.account.internal.flows.email_verification import send_verification_email_at_login
from allauth.account.stages import EmailVerificationStage, LoginStageController
from allauth.core import ratelimit
from allauth.headless.account import views
from allauth.headless.base.response import ConflictResponse, ForbiddenResponse, RateLimitResponse
from allauth.headless.base.views import APIView
from allauth.headless.internal.restkit.response import APIResponse
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from orchestrator.accounts.inputs import (
    SignUpInput,
    VerifyAddressInput,
)
from orchestrator.accounts.operations import may_sign_up
from orchestrator.accounts.queries import person_with_address
from orchestrator.accounts.views.evenly import Evenly
from orchestrator.accounts.views.refusals import ClearRefusals, answered


class SignUpView(Evenly, ClearRefusals, views.SignupView):  # type: ignore[misc]
    """The person, their address and the mail that they are owed are kept together, or none of them."""

    input_class = {"POST": SignUpInput}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_sign_up(session=request.session, email=self.input.cleaned_data["email"].lower()):
            return answered(ForbiddenResponse(request))
        if not ratelimit.consume(request, action="signup_address", key=self.input.cleaned_data["email"].lower()):
            return answered(RateLimitResponse(request))
        try:
            return self._sign_up(request)
        except IntegrityError:
            if person_with_address(email=self.input.cleaned_data["email"]) is None:
                raise
            self.input.account_already_exists = True  # it signed up a moment ago, in another request
            return self._sign_up(request)

    @transaction.atomic
    def _sign_up(self, request: HttpRequest) -> HttpResponse:
        return answered(super().post(request))


class VerifyAddressView(ClearRefusals, views.VerifyEmailView):  # type: ignore[misc]
    """GET, with the key in a header, says whose address it is and changes nothing; POST verifies it."""

    input_class = VerifyAddressInput


class ResendVerificationView(Evenly, ClearRefusals, APIView):  # type: ignore[misc]
    """Sends the link again to whoever is in the middle of signing up or in, in this browser."""

    handle_json_input = False

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stage = LoginStageController.enter(request, EmailVerificationStage.key)
        if stage is None:
            return answered(ConflictResponse(request))
        with transaction.atomic():
            sent = send_verification_email_at_login(request, stage.login)
        return answered(APIResponse(request) if sent else RateLimitResponse(request))
