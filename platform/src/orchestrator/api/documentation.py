"""The API's own description: OpenAPI 3.1, and pages to try it on that need no internet."""

from typing import Any

from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

# Swagger UI styles its elements one by one; its scripts come as files, from here.
ONLY_FROM_HERE = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)


class OpenApiDocument(SpectacularJSONAPIView):
    """``GET /api/v1/openapi.json``: for everyone."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = []

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response: Response = super().get(request, *args, **kwargs)  # type: ignore[no-untyped-call]
        response["Cache-Control"] = "public, max-age=300"
        return response


class Documentation(SpectacularSwaggerSplitView):
    """``/api/docs/``: for everyone."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = []
    url_name = "openapi"

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        final = super().finalize_response(request, response, *args, **kwargs)
        final["Content-Security-Policy"] = ONLY_FROM_HERE
        return final
