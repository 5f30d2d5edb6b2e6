"""Signing in with a provider: out to it, and back."""

from typing import Any

from allauth.headless.socialaccount import views
from allauth.headless.socialaccount.forms import RedirectToProviderForm
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.github.views import oauth2_callback as github_callback
from allauth.socialaccount.providers.google.views import oauth2_callback as google_callback
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from orchestrator.accounts.own_paths import is_own_path
from orchestrator.accounts.views.refusals import ClearRefusals, answered


class WayOutForm(RedirectToProviderForm):  # type: ignore[misc]
    """Which provider, and the page of ours to come back to. Linking has a door of its own, behind a fresh proof."""

    process = forms.ChoiceField(choices=[(AuthProcess.LOGIN, AuthProcess.LOGIN)])

    def clean_callback_url(self) -> str:
        address: str = self.cleaned_data["callback_url"]
        if not is_own_path(address):
            raise ValidationError("Come back to a page of this site.", code="invalid_url")
        return address


class ToProviderView(ClearRefusals, views.RedirectToProviderView):  # type: ignore[misc]
    """A form of the sign-in page, sent by the browser itself; answers with the way to the provider."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = WayOutForm(request.POST)
        if not form.is_valid():
            provider = request.POST.get("provider")
            return answered(render_authentication_error(request, provider, exception=ValidationError(form.errors)))
        chosen, back = form.cleaned_data["provider"], form.cleaned_data["callback_url"]
        return answered(chosen.redirect(request, AuthProcess.LOGIN, next_url=back, headless=True))


callbacks = [
    path("google/login/callback/", never_cache(require_GET(google_callback)), name="google_callback"),
    path("github/login/callback/", never_cache(require_GET(github_callback)), name="github_callback"),
]
