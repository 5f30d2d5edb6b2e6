"""Signing in and out."""

from allauth.headless.account import views

from orchestrator.accounts.inputs import (
    SignInInput,
)
from orchestrator.accounts.views.refusals import ClearRefusals


class SignInView(ClearRefusals, views.LoginView):  # type: ignore[misc]
    input_class = SignInInput


class SessionView(ClearRefusals, views.SessionView):  # type: ignore[misc]
    """GET says who is signed in; DELETE signs out."""
