"""New tokens for an app."""

from allauth.headless.internal.restkit.response import ErrorResponse
from allauth.headless.tokens.views import RefreshTokenView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from orchestrator.accounts.views.refusals import ClearRefusals, answered

REFUSED = ValidationError(
    "This refresh token has expired, was used already, or was ended. Sign in again.", code="invalid_refresh_token"
)


class RefreshView(ClearRefusals, RefreshTokenView):  # type: ignore[misc]
    """A new access token and a new refresh token; the one that was sent is used up."""

    def post(self, request: HttpRequest) -> HttpResponse:
        response = answered(super().post(request))
        if response.status_code == 400:
            return answered(ErrorResponse(request, exception=ValidationError([REFUSED])))
        return response
