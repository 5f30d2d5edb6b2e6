"""Refusals as problem documents: one shape for every error of the API.

Source: https://www.rfc-editor.org/rfc/rfc9457
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from orchestrator.kit.conf import conf
from orchestrator.kit.errors import DomainError
from orchestrator.observability.request_id import request_id

CONTENT_TYPE = "application/problem+json"
log = structlog.get_logger(__name__)


def problem(
    *, status: int, code: str, detail: str, errors: list[dict[str, str]] | None = None, **extra: object
) -> dict[str, object]:
    """The document: a stable ``type`` and ``code``, and a sentence for a person in ``detail``."""
    document: dict[str, object] = {
        "type": f"{conf().site_url}/api/problems/{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        "request_id": request_id(),
        **extra,
    }
    return {**document, "errors": errors} if errors else document


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: what is known becomes a problem document; the rest propagates."""
    if isinstance(error, DomainError):
        return _response({**problem(status=error.status, code=error.code, detail=error.sentence), **error.extra})
    if isinstance(error, OperationalError):
        log.exception("database_unavailable")
        body = problem(status=503, code="unavailable", detail="The service cannot answer right now. Please try again.")
        return _response(body, headers={"Retry-After": "5"})
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if isinstance(error, DjangoValidationError):
        error = exceptions.ValidationError(detail=error.messages)
    if not isinstance(error, exceptions.APIException):
        return None
    answered = exception_handler(error, context)
    set_rollback()
    return _response(_from_drf(error), headers=dict(answered.headers) if answered else {})


def _from_drf(error: exceptions.APIException) -> dict[str, object]:
    extra = getattr(error, "extra", {})
    if isinstance(error, exceptions.ValidationError):
        return problem(
            status=400,
            code="invalid",
            detail="Some of what was sent cannot be used.",
            errors=list(_field_errors(error.detail)),
            **extra,
        )
    codes = error.get_codes()
    return problem(
        status=error.status_code,
        code=codes if isinstance(codes, str) else error.default_code,
        detail=str(error.detail),
        **extra,
    )


def _field_errors(detail: Any, pointer: str = "") -> list[dict[str, str]]:
    """DRF's nested errors as JSON pointers (RFC 6901), each with its sentence."""
    if isinstance(detail, Mapping):
        return [
            found
            for name, inner in detail.items()
            for found in _field_errors(inner, pointer if name == "non_field_errors" else f"{pointer}/{name}")
        ]
    if isinstance(detail, list):
        nested = any(isinstance(inner, Mapping | list) for inner in detail)
        return [
            found
            for index, inner in enumerate(detail)
            for found in _field_errors(inner, f"{pointer}/{index}" if nested else pointer)
        ]
    return [{"pointer": pointer, "detail": str(detail)}]


def _response(document: dict[str, object], headers: dict[str, str] | None = None) -> Response:
    kept = {name: value for name, value in (headers or {}).items() if name.lower() != "content-type"}
    status = document["status"]
    assert isinstance(status, int)
    return Response(document, status=status, headers=kept, content_type=CONTENT_TYPE)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's ``handler404``: nothing of ours answers there."""
    body = problem(status=404, code="not_found", detail="There is nothing at this address.")
    return JsonResponse(body, status=404, content_type=CONTENT_TYPE)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's ``handler500``: what went wrong is in the log, under the request's id."""
    body = problem(
        status=500,
        code="server_error",
        detail="Something went wrong on our side. We have been told; please try again.",
    )
    return JsonResponse(body, status=500, content_type=CONTENT_TYPE)
