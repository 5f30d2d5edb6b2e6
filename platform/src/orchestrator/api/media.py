"""Uploads, where they are kept on a disk: only pictures that we made, under names that nobody can guess."""

from http import HTTPStatus

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import re_path
from django.views.decorators.http import require_safe

FOREVER = "public, max-age=31536000, immutable"  # a name is never used again


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A browser shows it as what it is and as nothing else, and may keep it."""
    try:
        stored = default_storage.open(name)
    except FileNotFoundError as missing:
        raise Http404 from missing
    headers = {
        "Cache-Control": FOREVER,
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return FileResponse(stored, status=HTTPStatus.OK, content_type="image/webp", headers=headers)


urlpatterns = [re_path(r"^(?P<name>[a-z]+/[A-Za-z0-9_-]{32}\.webp)$", picture)]
