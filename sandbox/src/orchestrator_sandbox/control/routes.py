"""The control API: JSON in, JSON out."""

import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from orchestrator_sandbox.control.verbs import Verbs
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.pages.origin import refuse_other_origins
from orchestrator_sandbox.sandbox import Sandbox

type Verb = Callable[[Json], Json]


def control_routes(sandbox: Sandbox) -> list[Route]:
    """One route for each verb."""
    verbs = Verbs(sandbox)
    post: dict[str, Verb] = {
        "reset": verbs.reset,
        "chaos": verbs.chaos,
        "hold": verbs.hold,
        "release": verbs.release,
        "resend": verbs.resend,
        "fail": verbs.fail,
        "mail": verbs.mail,
        "clock": verbs.advance,
        "identities": verbs.save_identity,
    }
    get: dict[str, Verb] = {
        "state": verbs.state,
        "chaos": verbs.chaos_settings,
        "deliveries": verbs.deliveries,
        "fail": verbs.faults,
        "mail": verbs.mail_settings,
        "clock": verbs.clock,
        "coverage": verbs.coverage,
        "identities": verbs.identities,
    }
    return [
        *(Route(f"/_sandbox/{name}", _answer(verb, _query), methods=["GET"]) for name, verb in get.items()),
        *(Route(f"/_sandbox/{name}", _answer(verb, _body), methods=["POST"]) for name, verb in post.items()),
        Route("/_sandbox/fail", _answer(verbs.clear_faults, _query), methods=["DELETE"]),
        Route("/_sandbox/identities", _answer(verbs.remove_identity, _query), methods=["DELETE"]),
    ]


async def _query(request: Request) -> Json:
    return dict(request.query_params)


async def _body(request: Request) -> Json:
    raw = await request.body()
    given = json.loads(raw) if raw.strip() else {}
    if not isinstance(given, dict):
        raise ValueError("Send a JSON object.")
    return given


def _answer(verb: Verb, read: Callable[[Request], Awaitable[Json]]) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        if request.method != "GET" and (refusal := refuse_other_origins(request)):
            return refusal
        try:
            return JSONResponse(verb(await read(request)))
        except LookupError as error:
            return JSONResponse({"error": str(error.args[0])}, 404)
        except (ValueError, TypeError) as error:
            return JSONResponse({"error": str(error)}, 400)

    return handle
