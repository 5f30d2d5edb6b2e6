"""Templates, and the headers that every page has."""

import secrets
from datetime import UTC, datetime
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

from orchestrator_sandbox.core.money import display

PARTS = ("pages", "sign_in", "google", "github")
_environment = Environment(
    loader=ChoiceLoader([PackageLoader(f"orchestrator_sandbox.{part}") for part in PARTS]),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _when(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%d %b %Y, %H:%M:%S")


_environment.filters |= {"money": display, "when": _when}


def render(template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page; its only script is the one that it was rendered with."""
    nonce = secrets.token_urlsafe(16)
    body = _environment.get_template(template).render(nonce=nonce, **context)
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; img-src data:; "
        "connect-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    headers = {"Content-Security-Policy": policy, "Referrer-Policy": "same-origin", "Cache-Control": "no-store"}
    return HTMLResponse(body, status, headers)
