"""How people sign up, in and out: mounted under ``/_allauth/``, where allauth's clients look for it."""

from allauth.headless.base.views import ConfigView
from allauth.headless.constants import Client
from django.urls import path

from orchestrator.accounts import views

V1 = "browser/v1"


def _open(address: str, view: type) -> object:
    return path(f"{V1}/{address}", view.as_api_view(client=Client.BROWSER))  # type: ignore[attr-defined]


urlpatterns = [
    _open("config", ConfigView),
    _open("auth/session", views.SessionView),
    _open("auth/signup", views.SignUpView),
    _open("auth/login", views.SignInView),
    _open("auth/email/verify", views.VerifyAddressView),
    _open("auth/email/verify/resend", views.ResendVerificationView),
    _open("auth/password/request", views.RequestResetView),
    _open("auth/password/reset", views.ResetPasswordView),
    _open("account/password/change", views.ChangePasswordView),
]
