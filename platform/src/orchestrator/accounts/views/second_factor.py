"""Authenticator apps and recovery codes: setting them up, and showing their codes."""

from typing import Any

from allauth.headless.base.response import AuthenticationResponse, ConflictResponse, RateLimitResponse
from allauth.headless.base.views import AuthenticationStageAPIView
from allauth.headless.internal.restkit.response import APIResponse, ErrorResponse
from allauth.headless.mfa import views
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.http import HttpRequest, HttpResponse

from orchestrator.accounts.demands import demanded_by
from orchestrator.accounts.factor_inputs import CodeInput, PersonsInput
from orchestrator.accounts.operations import WrongCode, add_totp, make_recovery_codes, remove_factor
from orchestrator.accounts.payloads import shown_authenticator
from orchestrator.accounts.totp import opened_secret, sealed_secret
from orchestrator.accounts.views.factors import (
    FactorRefusals,
    OwnFactorsView,
    forget_guesses,
    may_guess,
    note_factor,
    qr_code,
    right_code,
    with_codes,
)
from orchestrator.accounts.views.refusals import ClearRefusals, answered
from orchestrator.accounts.whence import whence_of
from orchestrator.kit.time import now

OFFERED = "second_factor.totp_secret"


class FactorsView(OwnFactorsView):
    """GET: the person's factors; in ``meta``, the names of those who demand one of them."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        factors = Authenticator.objects.filter(user=request.user).order_by("pk")
        meta = {"demanded_by": demanded_by(person_id=self.person.pk)}
        return answered(APIResponse(request, data=[shown_authenticator(factor) for factor in factors], meta=meta))


class TotpView(OwnFactorsView):
    """GET offers a secret, typed or as a picture; POST with a code out of the app sets it up; DELETE removes it."""

    input_class = {"POST": CodeInput}
    fresh_proof = frozenset({"GET", "POST", "DELETE"})

    def get_input_kwargs(self) -> dict[str, Any]:
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self._mine(request) is not None:
            return answered(ConflictResponse(request))
        secret = generate_totp_secret()
        request.session[OFFERED] = sealed_secret(secret)
        address = get_adapter().build_totp_url(request.user, secret)
        return answered(APIResponse(request, data={"secret": secret, "address": address, "picture": qr_code(address)}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if OFFERED not in request.session:
            return answered(ConflictResponse(request))
        if not may_guess(request, self.person):
            return answered(RateLimitResponse(request))
        secret, code = opened_secret(request.session[OFFERED]), self.input.cleaned_data["code"]
        try:
            codes = add_totp(person_id=self.person.pk, secret=secret, code=code, at=now(), whence=whence_of(request))
        except WrongCode as refusal:
            return _refused(self, refusal)
        forget_guesses(request, self.person)
        del request.session[OFFERED]
        return answered(APIResponse(request, data=with_codes(self._mine(request), codes)))

    def delete(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        remove_factor(person_id=self.person.pk, factor=self._mine(request), at=now(), whence=whence_of(request))
        return answered(APIResponse(request))

    def _mine(self, request: HttpRequest) -> Authenticator | None:
        found: Authenticator | None = Authenticator.objects.filter(
            user=request.user, type=Authenticator.Type.TOTP
        ).first()
        return found


class RecoveryCodesView(OwnFactorsView):
    """POST makes new ones, shown in this answer only."""

    input_class = {"POST": PersonsInput}
    fresh_proof = frozenset({"POST"})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        codes = make_recovery_codes(person_id=self.person.pk, at=now(), whence=whence_of(request))
        return answered(APIResponse(request, data={"recovery_codes": codes}))


class CodeAtSignInView(FactorRefusals, AuthenticationStageAPIView):  # type: ignore[misc]
    """The code that finishes a sign-in: out of the app, or a recovery code."""

    input_class = CodeInput
    stage_class = AuthenticateStage

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = self.stage.login.user
        if not may_guess(request, person):
            return answered(RateLimitResponse(request))
        try:
            factor = right_code(request, person, self.input.cleaned_data["code"])
        except WrongCode as refusal:
            return _refused(self, refusal)
        note_factor(request, factor)
        return answered(self.respond_next_stage())


class ProveByCodeView(OwnFactorsView):
    """A code once more, as a fresh proof."""

    input_class = CodeInput

    def get_input_kwargs(self) -> dict[str, Any]:
        return {}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_guess(request, self.person):
            return answered(RateLimitResponse(request))
        try:
            factor = right_code(request, self.person, self.input.cleaned_data["code"])
        except WrongCode as refusal:
            return _refused(self, refusal)
        note_factor(request, factor, reauthenticated=True)
        return answered(AuthenticationResponse(request))


class TrustView(ClearRefusals, views.TrustView):  # type: ignore[misc]
    """Whether this browser is asked for a second factor again within the next weeks."""


def _refused(view: Any, refusal: WrongCode) -> HttpResponse:
    view.input.add_error("code", get_adapter().validation_error(refusal.code))
    return answered(ErrorResponse(view.request, input=view.input))
