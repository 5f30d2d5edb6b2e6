"""allauth's headless views, each with its effects in one transaction and with clear refusals.

Only what is listed in ``urls.py`` can be reached; the rest of allauth stays closed until the platform needs it.
Source: https://docs.allauth.org/en/latest/headless/openapi-specification/
"""

from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification import send_verification_email_at_login
from allauth.account.internal.flows.password_change import finalize_password_change
from allauth.account.internal.flows.password_reset import finalize_password_reset
from allauth.account.stages import EmailVerificationStage, LoginStageController
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.headless.account import views
from allauth.headless.base.response import AuthenticationResponse, ConflictResponse, RateLimitResponse
from allauth.headless.base.views import APIView
from allauth.headless.internal.restkit.response import APIResponse, ErrorResponse
from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.csrf import csrf_failure as django_csrf_failure

from orchestrator.accounts.inputs import (
    ChangePasswordInput,
    ResetPasswordInput,
    SignInInput,
    SignUpInput,
    VerifyAddressInput,
)
from orchestrator.accounts.operations import replace_password
from orchestrator.accounts.queries import person_with_address
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.rest.problems import CONTENT_TYPE, problem

RETRY_AFTER = 60  # seconds; the shortest of allauth's limits


class ClearRefusals:
    """Says what is wrong with a body that cannot be read, and when to come back after too many calls."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            response.headers["Retry-After"] = str(RETRY_AFTER)
        return response

    def _parse_json(self, request: HttpRequest) -> Any:
        try:
            return super()._parse_json(request)  # type: ignore[misc]
        except ImmediateHttpResponse as refusal:
            answer = _problem(400, "malformed_json", "The request's body is not a JSON object.")
            raise ImmediateHttpResponse(answer) from refusal
        except RequestDataTooBig as refusal:
            answer = _problem(413, "body_too_large", "The request's body is too large.")
            raise ImmediateHttpResponse(answer) from refusal


class SignUpView(ClearRefusals, views.SignupView):  # type: ignore[misc]
    """The person, their address and the mail that they are owed are kept together, or none of them."""

    input_class = {"POST": SignUpInput}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self._sign_up(request)
        except IntegrityError:
            if person_with_address(email=self.input.cleaned_data["email"]) is None:
                raise
            self.input.account_already_exists = True  # it signed up a moment ago, in another request
            return self._sign_up(request)

    @transaction.atomic
    def _sign_up(self, request: HttpRequest) -> HttpResponse:
        return _answer(super().post(request))


class SignInView(ClearRefusals, views.LoginView):  # type: ignore[misc]
    input_class = SignInInput


class SessionView(ClearRefusals, views.SessionView):  # type: ignore[misc]
    """GET says who is signed in; DELETE signs out."""


class VerifyAddressView(ClearRefusals, views.VerifyEmailView):  # type: ignore[misc]
    """GET, with the key in a header, says whose address it is and changes nothing; POST verifies it."""

    input_class = VerifyAddressInput


class ResendVerificationView(ClearRefusals, APIView):  # type: ignore[misc]
    """Sends the link again to whoever is in the middle of signing up or in, in this browser."""

    handle_json_input = False

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stage = LoginStageController.enter(request, EmailVerificationStage.key)
        if stage is None:
            return _answer(ConflictResponse(request))
        with transaction.atomic():
            sent = send_verification_email_at_login(request, stage.login)
        return _answer(APIResponse(request) if sent else RateLimitResponse(request))


class RequestResetView(ClearRefusals, views.RequestPasswordResetView):  # type: ignore[misc]
    """Answers alike whether or not the address is known; either way that mailbox is told."""


class ResetPasswordView(ClearRefusals, views.ResetPasswordView):  # type: ignore[misc]
    """GET, with the key in a header, says whether a link still works; POST uses it up."""

    input_class = ResetPasswordInput

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = self.input.user
        try:
            with transaction.atomic():
                replace_password(person_id=person.pk, old_hash=person.password, new_hash=self.input.new_hash)
                finalize_password_reset(request, person)
        except NotPossibleNow:  # the link was used a moment ago, in another request
            self.input.add_error("key", get_adapter().validation_error("invalid_password_reset"))
            return _answer(ErrorResponse(request, input=self.input))
        return _answer(AuthenticationResponse(request))


class ChangePasswordView(ClearRefusals, views.ChangePasswordView):  # type: ignore[misc]
    """Ends the person's other sessions; this one goes on under a new id."""

    input_class = ChangePasswordInput

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person, new_hash = self.input.user, self.input.new_hash
        with transaction.atomic():
            replace_password(person_id=person.pk, old_hash=person.password, new_hash=new_hash)
            person.password = new_hash
            finalize_password_change(request, person)
        return _answer(AuthenticationResponse(request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """``CSRF_FAILURE_VIEW``: a problem document where programs call, Django's page where people look."""
    if not request.path.startswith("/_allauth/"):
        return django_csrf_failure(request, reason=reason)
    return _problem(403, "csrf_failed", "This page has been open for too long. Reload it and try again.")


def _answer(response: HttpResponse) -> HttpResponse:
    return response  # allauth is untyped: here its answers get their type


def _problem(status: int, code: str, detail: str) -> JsonResponse:
    return JsonResponse(problem(status=status, code=code, detail=detail), status=status, content_type=CONTENT_TYPE)
