"""Signing in with a provider: out to it, and back."""

from typing import Any

from allauth.decorators import rate_limit
from allauth.headless.base.views import APIView
from allauth.headless.internal.restkit import inputs
from allauth.headless.internal.restkit.response import APIResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.github.views import oauth2_callback as github_callback
from allauth.socialaccount.providers.google.views import oauth2_callback as google_callback
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from orchestrator.accounts.own_paths import is_own_path
from orchestrator.accounts.views.refusals import ClearRefusals, answered
from orchestrator.kit.conf import conf


class WayOutInput(inputs.Input):  # type: ignore[misc]
    """Which provider, and the page of ours to come back to."""

    provider = inputs.CharField()
    callback_url = inputs.CharField()

    def clean_provider(self) -> str:
        provider: str = self.cleaned_data["provider"]
        if provider not in conf().providers:
            raise ValidationError("This site does not offer that.", code="unknown_provider")
        return provider

    def clean_callback_url(self) -> str:
        address: str = self.cleaned_data["callback_url"]
        if not is_own_path(address):
            raise ValidationError("Come back to a page of this site.", code="invalid_url")
        return address


@method_decorator(rate_limit(action="to_provider"), name="handle")
class ToProviderView(ClearRefusals, APIView):  # type: ignore[misc]
    """Answers with the way to the provider, to sign in there. Linking has a door of its own, behind a fresh proof.

    Not a form as allauth's: our pages' security policy lets no form lead to another site.
    """

    input_class = WayOutInput

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wish = self.input.cleaned_data
        provider = get_adapter(request).get_provider(request, wish["provider"])
        way = provider.redirect(request, AuthProcess.LOGIN, next_url=wish["callback_url"], headless=True)
        return answered(APIResponse(request, data={"address": way.url}))


callbacks = [
    path("google/login/callback/", never_cache(require_GET(google_callback)), name="google_callback"),
    path("github/login/callback/", never_cache(require_GET(github_callback)), name="github_callback"),
]
