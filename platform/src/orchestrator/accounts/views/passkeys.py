"""Passkeys: adding, naming and removing them, and signing in with one."""

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from allauth.headless.base.response import AuthenticationResponse
from allauth.headless.base.views import APIView, AuthenticationStageAPIView
from allauth.headless.internal.restkit.response import APIResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal import auth
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

from orchestrator.accounts.factor_inputs import AddPasskeyInput, AssertionInput, OnePasskeyInput, RenamePasskeyInput
from orchestrator.accounts.operations import add_passkey, note_passkey_used, remove_factor, rename_passkey
from orchestrator.accounts.payloads import shown_authenticator
from orchestrator.accounts.views.factors import FactorRefusals, OwnFactorsView, note_factor, with_codes
from orchestrator.accounts.views.refusals import answered
from orchestrator.accounts.webauthn import Shown
from orchestrator.accounts.whence import whence_of
from orchestrator.kit.time import now


class PasskeysView(OwnFactorsView):
    """GET begins, POST adds what the device made of it; PUT renames one, DELETE removes one.

    With ``?passwordless`` the passkey can later stand for the password too; devices without a PIN, a finger or a
    face to check cannot make such a one.
    """

    input_class = {"POST": AddPasskeyInput, "PUT": RenamePasskeyInput, "DELETE": OnePasskeyInput}
    fresh_proof = frozenset({"GET", "POST", "PUT", "DELETE"})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        options = auth.begin_registration(request.user, "passwordless" in request.GET)
        return answered(APIResponse(request, data={"creation_options": options}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        passkey, codes = add_passkey(
            person_id=self.person.pk,
            name=self.input.cleaned_data["name"],
            credential=self.input.cleaned_data["credential"],
            count=self.input.count,
            at=now(),
            whence=whence_of(request),
        )
        return answered(APIResponse(request, data=with_codes(passkey, codes)))

    def put(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        passkey = rename_passkey(passkey=self.input.cleaned_data["id"], name=self.input.cleaned_data["name"])
        return answered(APIResponse(request, data=shown_authenticator(passkey)))

    def delete(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        remove_factor(
            person_id=self.person.pk, factor=self.input.cleaned_data["id"], at=now(), whence=whence_of(request)
        )
        return answered(APIResponse(request))


class PasskeyAtSignInView(FactorRefusals, AuthenticationStageAPIView):  # type: ignore[misc]
    """The passkey that finishes a sign-in which began with something else."""

    input_class = {"POST": AssertionInput}
    stage_class = AuthenticateStage

    def get_input_kwargs(self) -> dict[str, Any]:
        return {"person": self.stage.login.user}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _asked(request, auth.begin_authentication(self.stage.login.user))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _use(request, self.input.shown)
        return answered(self.respond_next_stage())


class ProveByPasskeyView(OwnFactorsView):
    """A passkey once more, as a fresh proof."""

    input_class = {"POST": AssertionInput}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _asked(request, auth.begin_authentication(request.user))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _use(request, self.input.shown, reauthenticated=True)
        return answered(AuthenticationResponse(request))


@method_decorator(ratelimit.decorator(app="allauth.mfa", action="webauthn_login"), name="dispatch")
class SignInByPasskeyView(FactorRefusals, APIView):  # type: ignore[misc]
    """A passkey instead of address and password: the device has checked who uses it, so it is both factors."""

    input_class = {"POST": AssertionInput}

    def get_input_kwargs(self) -> dict[str, Any]:
        return {"person": None}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _asked(request, auth.begin_authentication())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        shown = self.input.shown
        _use(request, shown, passwordless=True)
        perform_login(request, Login(user=shown.passkey.user))
        return answered(AuthenticationResponse(request))


def _asked(request: HttpRequest, options: dict[str, Any]) -> HttpResponse:
    return answered(APIResponse(request, data={"request_options": options}))


def _use(request: HttpRequest, shown: Shown, **how: bool) -> None:
    note_passkey_used(passkey=shown.passkey, count=shown.count, at=now(), whence=whence_of(request))
    note_factor(request, shown.passkey, **how)
