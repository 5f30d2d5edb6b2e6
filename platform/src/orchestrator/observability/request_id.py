"""The request's id: in each log line, each problem document and each answer's header."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-Id"


def request_id() -> str | None:
    """The id of the request (or of the job's request) that runs now."""
    found = structlog.contextvars.get_contextvars().get("request_id")
    return str(found) if found else None


class RequestIdHeader:
    """Tells the caller the id, so that a person can quote it. Stands after django-structlog's middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        id = request_id()
        response = self.get_response(request)
        if id:
            response.headers[HEADER] = id
        return response
