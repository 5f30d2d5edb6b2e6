"""Reading JSON bodies, with a limit and with one clear answer to what cannot be read."""

import json
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser


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


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
