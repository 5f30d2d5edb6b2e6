"""Reading bodies, with a limit and with one clear answer to what cannot be read."""

import json
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser, MultiPartParser

LARGEST_UPLOAD = 6 * 1024 * 1024  # bytes; a file and the form around it


class BodyTooLarge(APIException):
    """The body passes the limit; it is not read to its end."""

    status_code = 413
    default_code = "body_too_large"
    default_detail = "The request's body is too large."


class MalformedJson(ParseError):
    """The body is not JSON."""

    default_code = "malformed_json"
    default_detail = "The request's body is not valid JSON."


class JsonParser(BaseParser):
    """UTF-8 JSON of at most ``DATA_UPLOAD_MAX_MEMORY_SIZE`` bytes; ``NaN`` and its like are refused."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise BodyTooLarge
        try:
            return json.loads(body.decode("utf-8"), parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            raise MalformedJson from error


class MalformedUpload(ParseError):
    """The body is no form with a file."""

    default_code = "malformed_upload"
    default_detail = "The request's body is not a form with a file."


class UploadParser(MultiPartParser):
    """A form with a file, of at most ``LARGEST_UPLOAD`` bytes in all; what says no length has no body."""

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        assert parser_context is not None
        if int(parser_context["request"].META.get("CONTENT_LENGTH") or 0) > LARGEST_UPLOAD:
            raise BodyTooLarge
        try:
            return super().parse(stream, media_type, parser_context)
        except (SuspiciousOperation, ParseError) as error:
            raise MalformedUpload from error


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
