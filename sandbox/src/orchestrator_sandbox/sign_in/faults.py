"""Endpoints that fail when ``/_sandbox/fail`` says so, as Stripe's do."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from orchestrator_sandbox.sandbox import Sandbox

type Call = Callable[[Request], Awaitable[Response]]


def failing(sandbox: Sandbox, call: Call) -> Call:
    """*call*, but for the failures that are planned for its path."""

    async def answer(request: Request) -> Response:
        fault = sandbox.api.faults.next_for(request.url.path)
        if fault is None:
            return await call(request)
        done = await call(request) if fault.after else None
        await asyncio.sleep(fault.delay)
        if fault.status:
            return JSONResponse({"error": "server_error", "error_description": fault.message}, fault.status)
        return done or await call(request)

    return answer
