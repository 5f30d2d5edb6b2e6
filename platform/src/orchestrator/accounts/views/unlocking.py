"""Getting back in after others have guessed, and throwing out somebody who got in."""

from typing import Any

from allauth.core import ratelimit
from allauth.decorators import rate_limit
from allauth.headless.base.views import APIView
from allauth.headless.internal.restkit import inputs
from allauth.headless.internal.restkit.response import APIResponse, ErrorResponse
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

from orchestrator.accounts.guarding import waive_network
from orchestrator.accounts.operations import disown_entry, mail_unlock_link, unlock_account
from orchestrator.accounts.operations.guarding import LONGEST_KEY
from orchestrator.accounts.views.evenly import Evenly
from orchestrator.accounts.views.refusals import ClearRefusals, answered
from orchestrator.kit.errors import Invalid
from orchestrator.kit.time import now

LONGEST_SIGNED_KEY = 400


class AddressInput(inputs.Input):  # type: ignore[misc]
    """Whose account."""

    email = inputs.EmailField(max_length=254)


class KeyInput(inputs.Input):  # type: ignore[misc]
    """The key out of a mailed link."""

    key = forms.CharField(max_length=LONGEST_KEY)


class SignedKeyInput(inputs.Input):  # type: ignore[misc]
    """A key that says what it is of."""

    key = forms.CharField(max_length=LONGEST_SIGNED_KEY)


class RequestUnlockView(Evenly, ClearRefusals, APIView):  # type: ignore[misc]
    """Mails the link once more if the account is locked; answers alike whether or not there is one."""

    input_class = AddressInput

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        email = self.input.cleaned_data["email"]
        refusal = ratelimit.consume_or_429(request, action="request_unlock", key=email.lower())
        if refusal:
            return answered(refusal)
        mail_unlock_link(email=email, at=now())
        return answered(APIResponse(request))


@method_decorator(rate_limit(action="unlock"), name="handle")
class UnlockView(ClearRefusals, APIView):  # type: ignore[misc]
    """Opens the account that the mailed link is of, for whoever then has its password."""

    input_class = KeyInput

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            opened = unlock_account(key=self.input.cleaned_data["key"], at=now())
        except Invalid as refusal:
            return _refused(request, self.input, refusal)
        waive_network(request, [opened], at=now())
        return answered(APIResponse(request))


@method_decorator(rate_limit(action="unlock"), name="handle")
class NotMeView(ClearRefusals, APIView):  # type: ignore[misc]
    """Ends every session of the person who was told of a sign-in that was not theirs, and their password."""

    input_class = SignedKeyInput

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            disown_entry(key=self.input.cleaned_data["key"])
        except Invalid as refusal:
            return _refused(request, self.input, refusal)
        return answered(APIResponse(request))


def _refused(request: HttpRequest, shown: inputs.Input, refusal: Invalid) -> HttpResponse:
    shown.add_error("key", ValidationError(refusal.sentence, code="invalid_or_expired_key"))
    return answered(ErrorResponse(request, input=shown))
