"""``/v1/...``: authenticates, validates, executes once, expands, checks the answer."""

import asyncio
import json
import logging
from base64 import b64decode
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from orchestrator_sandbox.api.expand import Expander
from orchestrator_sandbox.api.faults import Fault, Faults
from orchestrator_sandbox.api.idempotency import Idempotency, fingerprint
from orchestrator_sandbox.api.operations import OPERATIONS, Call, Operation
from orchestrator_sandbox.contract import Route
from orchestrator_sandbox.core.errors import Nonconforming, Refusal, invalid, unsupported
from orchestrator_sandbox.core.present import present
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import World

logger = logging.getLogger(__name__)


@dataclass
class Exchange:
    """One request with the headers that its answer will have."""

    request: Request
    body: str
    key: str | None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def method(self) -> str:
        return self.request.method

    @property
    def path(self) -> str:
        return self.request.url.path

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.method, self.path, self.body)

    def answer(self, status: int, body: str | Json) -> Response:
        """The answer as JSON."""
        text = body if isinstance(body, str) else json.dumps(body)
        if status in (400, 402, 404, 501):
            self.headers["Stripe-Should-Retry"] = "false"
        return Response(text, status, self.headers, "application/json")


class Api:
    """Stripe's version 1, as far as ``OPERATIONS`` goes."""

    def __init__(self, world: World, public_url: str | None = None) -> None:
        self.world = world
        self.public_url = public_url
        self.idempotency = Idempotency(world.database)
        self.faults = Faults(world.database)
        self.expander = Expander(world.contract, world.objects)

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        exchange = await self._open(request)
        try:
            fault = self.faults.next_for(exchange.path)
            if fault is None:
                return self._serve(exchange)
            return await self._serve_faulty(exchange, fault)
        except Refusal as refusal:
            if refusal.status == 501:
                logger.warning("%s %s: %s", exchange.method, exchange.path, refusal)
            return exchange.answer(refusal.status, refusal.body)
        except Nonconforming as bug:
            logger.exception("A non-conforming answer to %s %s", exchange.method, exchange.path)
            return _broken(exchange, f"The sandbox has a bug: its answer is not as Stripe's types say. {bug}")
        except Exception as bug:
            logger.exception("%s %s broke", exchange.method, exchange.path)
            return _broken(exchange, f"The sandbox has a bug: {bug!r}")

    async def _open(self, request: Request) -> Exchange:
        raw = await request.body() if request.method == "POST" else request.url.query.encode()
        key = request.headers.get("Idempotency-Key") if request.method == "POST" else None
        request_id = self.world.ids.passing("req_", 14)
        headers = {"Request-Id": request_id, "Stripe-Version": self.world.contract.api_version}
        if key:
            headers["Idempotency-Key"] = key
        return Exchange(request, raw.decode("utf-8", "replace"), key, headers)

    async def _serve_faulty(self, exchange: Exchange, fault: Fault) -> Response:
        """Be late, before or after the work; then answer, or fail."""
        key = exchange.key
        if key:
            self.idempotency.begin(key, exchange.fingerprint)
        answer = self._serve(exchange) if fault.after else None
        with self.idempotency.in_use(key):
            await asyncio.sleep(fault.delay)
        if not fault.status:
            return answer or self._serve(exchange)
        kind = "api_error" if fault.status >= 500 else "invalid_request_error"
        code = {"code": "rate_limit"} if fault.status == 429 else {}
        body = {"error": {"type": kind, "message": fault.message} | code}
        if fault.stored and key:
            with self.world.database.transaction():
                self.idempotency.keep(key, exchange.fingerprint, fault.status, body, self.world.clock.now())
        return exchange.answer(fault.status, body)

    def _serve(self, exchange: Exchange) -> Response:
        authenticate(exchange.request.headers.get("Authorization", ""))
        self._check_headers(exchange.request.headers)
        if exchange.key and (kept := self.idempotency.begin(exchange.key, exchange.fingerprint)):
            exchange.headers["Idempotent-Replayed"] = "true"
            return exchange.answer(kept.status, kept.body)
        route, operation, call = self._understand(exchange)
        status, body = self._execute(exchange, route, operation, call)
        return exchange.answer(status, body)

    def _check_headers(self, headers: Headers) -> None:
        version, known = headers.get("Stripe-Version"), self.world.contract.api_version
        if version not in (None, known):
            raise unsupported(f"The API version {version} (only {known} is known here)")
        for name in ("Stripe-Account", "Stripe-Context"):
            if name in headers:
                raise unsupported(f"Acting for another account ({name})")
        if "json" in headers.get("Content-Type", ""):
            raise invalid(
                "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have "
                "any questions, we can help at https://support.stripe.com/."
            )

    def _understand(self, exchange: Exchange) -> tuple[Route, Operation, Call]:
        """Which operation is meant, with parameters that are right.

        Raises:
            Refusal
        """
        if exchange.path.startswith("/v2/"):
            raise unsupported("Version 2 of the API")
        found = self.world.contract.match(exchange.method, exchange.path)
        if found is None:
            message = (
                f"Unrecognized request URL ({exchange.method}: {exchange.path}). Please see "
                "https://stripe.com/docs or we can help at https://support.stripe.com/."
            )
            raise Refusal(404, message)
        route, holes = found
        try:
            params, problems = self.world.contract.read(route, exchange.body)
        except ValueError as error:
            raise invalid(str(error)) from error
        if problems:
            raise invalid(problems[0].message, param=problems[0].param, code=problems[0].code)
        operation = OPERATIONS.get(route.key)
        if operation is None:
            raise unsupported(f"The operation {route.key}")
        operation.check(params)
        call = Call(
            world=self.world,
            base_url=self.public_url or str(exchange.request.base_url).rstrip("/"),
            request_id=exchange.headers["Request-Id"],
            idempotency_key=exchange.key,
            url=exchange.path,
            params=params,
            path=holes,
        )
        return route, operation, call

    def _execute(self, exchange: Exchange, route: Route, operation: Operation, call: Call) -> tuple[int, Json]:
        """Do it and keep the result under the key, in one transaction."""
        try:
            with self.world.database.transaction():
                status, body = self._handle(route, operation, call)
                self._keep(exchange, call, status, body)
        except Refusal as refusal:
            if refusal.status == 501:
                raise
            status, body = refusal.status, refusal.body
            with self.world.database.transaction():
                self._keep(exchange, call, status, body)
        return status, body

    def _handle(self, route: Route, operation: Operation, call: Call) -> tuple[int, Json]:
        try:
            body = operation.handler(call)
        except Refusal as refusal:
            if refusal.kept:
                return refusal.status, refusal.body
            raise
        body = body if body["object"] == "list" else present(self.world.objects, body)
        self.expander.expand(body, route.operation["answer"], call.params.get("expand", []))
        if problems := self.world.contract.check_answer(route, body):
            raise Nonconforming("; ".join(f"{problem.param} {problem.message}" for problem in problems[:5]))
        return 200, body

    def _keep(self, exchange: Exchange, call: Call, status: int, body: Json) -> None:
        if exchange.key:
            self.idempotency.keep(exchange.key, exchange.fingerprint, status, body, call.now)


def _broken(exchange: Exchange, message: str) -> Response:
    exchange.headers["Stripe-Should-Retry"] = "false"
    return exchange.answer(500, {"error": {"type": "api_error", "message": message}})


def authenticate(header: str) -> None:
    """Let any test key in; a live key must never come here.

    Raises:
        Refusal
    """
    scheme, _, value = header.partition(" ")
    if scheme.lower() == "basic":
        value = b64decode(value + "==").decode("utf-8", "replace").split(":")[0]
    key = value.strip()
    if not key:
        message = (
            "You did not provide an API key. You need to provide your API key in the Authorization header, using "
            "Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
        )
        raise Refusal(401, message)
    if "_live_" in key:
        raise Refusal(401, "This is the sandbox, and you sent it a live key. Use any key that starts with sk_test_.")
    if not key.startswith(("sk_test_", "rk_test_")):
        raise Refusal(401, f"Invalid API Key provided: {key[:8]}{'*' * 8}{key[-4:]}")
