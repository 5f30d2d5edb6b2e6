"""Signing in and out."""

from http import HTTPStatus
from typing import Any

from allauth.headless.account import views
from allauth.headless.internal.restkit.response import ErrorResponse
from django.http import HttpResponse

from orchestrator.accounts.inputs import (
    SignInInput,
)
from orchestrator.accounts.views.evenly import Evenly
from orchestrator.accounts.views.refusals import ClearRefusals, answered


class SignInView(Evenly, ClearRefusals, views.LoginView):  # type: ignore[misc]
    input_class = SignInInput

    def handle_invalid_input(self, input: Any) -> HttpResponse:
        """Too many tries are told as such, and when to come back."""
        retry_after: int | None = getattr(self.request, "retry_after", None)
        if retry_after is None:
            return answered(super().handle_invalid_input(input))
        refusal = answered(ErrorResponse(self.request, input=input, status=HTTPStatus.TOO_MANY_REQUESTS))
        refusal.headers["Retry-After"] = str(retry_after)
        return refusal


class SessionView(ClearRefusals, views.SessionView):  # type: ignore[misc]
    """GET says who is signed in; DELETE signs out."""
