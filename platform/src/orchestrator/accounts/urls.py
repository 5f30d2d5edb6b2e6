"""How people sign up, in and out: mounted under ``/_allauth/``, where allauth's clients look for it."""

from allauth.headless.base.views import ConfigView
from allauth.headless.constants import Client
from django.urls import path

from orchestrator.accounts.views import passwords, signing_in, signing_up

V1 = "browser/v1"


def _open(address: str, view: type) -> object:
    return path(f"{V1}/{address}", view.as_api_view(client=Client.BROWSER))  # type: ignore[attr-defined]


urlpatterns = [
    _open("config", ConfigView),
    _open("auth/session", signing_in.SessionView),
    _open("auth/signup", signing_up.SignUpView),
    _open("auth/login", signing_in.SignInView),
    _open("auth/email/verify", signing_up.VerifyAddressView),
    _open("auth/email/verify/resend", signing_up.ResendVerificationView),
    _open("auth/password/request", passwords.RequestResetView),
    _open("auth/password/reset", passwords.ResetPasswordView),
    _open("account/password/change", passwords.ChangePasswordView),
]
