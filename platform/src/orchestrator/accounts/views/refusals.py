"""What all views here share: clear refusals."""

from http import HTTPStatus
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.csrf import csrf_failure as django_csrf_failure

from orchestrator.rest.problems import CONTENT_TYPE, problem

RETRY_AFTER = 60  # seconds; the shortest of allauth's limits


class ClearRefusals:
    """Says what is wrong with a body that cannot be read, and when to come back after too many calls."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            response.headers.setdefault("Retry-After", str(RETRY_AFTER))
        return response

    def _parse_json(self, request: HttpRequest) -> Any:
        try:
            return super()._parse_json(request)  # type: ignore[misc]
        except ImmediateHttpResponse as refusal:
            answer = refusal_of(400, "malformed_json", "The request's body is not a JSON object.")
            raise ImmediateHttpResponse(answer) from refusal
        except RequestDataTooBig as refusal:
            answer = refusal_of(413, "body_too_large", "The request's body is too large.")
            raise ImmediateHttpResponse(answer) from refusal


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """``CSRF_FAILURE_VIEW``: a problem document where programs call, Django's page where people look."""
    if not request.path.startswith("/_allauth/"):
        return django_csrf_failure(request, reason=reason)
    return refusal_of(403, "csrf_failed", "This page has been open for too long. Reload it and try again.")


def answered(response: HttpResponse) -> HttpResponse:
    return response  # allauth is untyped: here its answers get their type


def refusal_of(status: int, code: str, detail: str) -> JsonResponse:
    return JsonResponse(problem(status=status, code=code, detail=detail), status=status, content_type=CONTENT_TYPE)
