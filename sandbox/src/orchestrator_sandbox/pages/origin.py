"""Forms and commands are taken from the sandbox's own pages, or from programs; never from another site."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response


def refuse_other_origins(request: Request) -> Response | None:
    """403 when a browser says that the request comes from another site; else None."""
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("Host")
    if foreign or site not in ("same-origin", "none"):
        return PlainTextResponse("This form was sent from another site.", 403)
    return None
