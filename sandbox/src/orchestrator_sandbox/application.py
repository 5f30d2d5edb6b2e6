"""The web application: Stripe's API, the hosted pages, Google, GitHub, the mailbox and the control panel."""

import contextlib
import socket
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from orchestrator_sandbox.control.routes import control_routes
from orchestrator_sandbox.github.routes import github_routes
from orchestrator_sandbox.google.routes import google_routes
from orchestrator_sandbox.pages.checkout import checkout_routes
from orchestrator_sandbox.pages.invoice import invoice_routes
from orchestrator_sandbox.pages.mailbox import mailbox_routes
from orchestrator_sandbox.pages.panel import panel_routes
from orchestrator_sandbox.sandbox import Sandbox

METHODS = ["GET", "POST", "DELETE", "PUT", "PATCH"]
LOCAL = ["localhost", "127.0.0.1", "[::1]", "*.localhost"]


def make_application(sandbox: Sandbox, smtp_listener: socket.socket) -> Starlette:
    """Everything under one address."""

    @contextlib.asynccontextmanager
    async def lifespan(application: Starlette) -> AsyncIterator[None]:
        async with sandbox.running(smtp_listener):
            yield

    async def health(request: Request) -> JSONResponse:
        return JSONResponse({"status": "ok", "smtp_port": sandbox.smtp_port})

    return Starlette(
        routes=[
            Route("/v1/{path:path}", sandbox.api.answer, methods=METHODS),
            Route("/v2/{path:path}", sandbox.api.answer, methods=METHODS),
            Route("/healthz", health),
            *control_routes(sandbox),
            *checkout_routes(sandbox),
            *google_routes(sandbox),
            *github_routes(sandbox),
            *invoice_routes(sandbox),
            *mailbox_routes(sandbox),
            *panel_routes(sandbox),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=LOCAL, www_redirect=False)],
        lifespan=lifespan,
    )
