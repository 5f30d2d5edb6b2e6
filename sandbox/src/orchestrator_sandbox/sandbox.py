"""One sandbox: its state and its parts, put together."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from orchestrator_sandbox import resources
from orchestrator_sandbox.api.endpoint import Api
from orchestrator_sandbox.contract import load_contract
from orchestrator_sandbox.core.clock import Clock
from orchestrator_sandbox.core.database import Database
from orchestrator_sandbox.core.due import run_due
from orchestrator_sandbox.core.ids import Ids
from orchestrator_sandbox.core.objects import Filter, Objects
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work, World
from orchestrator_sandbox.mail.letters import Letters
from orchestrator_sandbox.mail.smtp import serve_smtp
from orchestrator_sandbox.sign_in.identities import Identities
from orchestrator_sandbox.webhooks.chaos import ChaosBook
from orchestrator_sandbox.webhooks.deliveries import Deliveries
from orchestrator_sandbox.webhooks.dispatcher import Dispatcher

logger = logging.getLogger(__name__)

assert resources.__all__, "importing the resources registers their operations"


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a sandbox is started."""

    state: Path
    contract_cache: Path | None = None
    public_url: str | None = None
    webhook_url: str | None = None
    webhook_secret: str | None = None
    seed: int | None = None


class Sandbox:
    """State in one directory; the world, the API on it, the webhooks out of it, the mail into it."""

    def __init__(self, options: Options) -> None:
        self.options = options
        contract = load_contract(options.contract_cache or options.state)
        self.database = Database(options.state / "sandbox.sqlite3")
        self.objects = Objects(self.database)
        self.ids = Ids(self.database, options.seed)
        self.chaos = ChaosBook(self.database)
        self.deliveries = Deliveries(self.database, self.objects, self.ids, self.chaos)
        self.dispatcher = Dispatcher(self.database, self.objects, self.deliveries)
        self.world = World(contract, self.database, Clock(self.database), self.ids, self.objects, self._owe)
        self.api = Api(self.world, options.public_url)
        self.letters = Letters(self.database)
        self.identities = Identities(self.database, self.ids)
        self.smtp_port = 0
        self.url = options.public_url or ""
        self.register_webhook()

    def _owe(self, event: Json) -> int:
        self.dispatcher.wake()
        return self.deliveries.owe(event)

    def register_webhook(self) -> None:
        """Make sure of the one endpoint that was given at the start, with today's address and secret."""
        url, secret = self.options.webhook_url, self.options.webhook_secret
        kept = self.objects.all("webhook_endpoint", Filter(equal={"metadata.registered": "at start"}))
        with self.database.transaction():
            for endpoint in kept:
                if not url:
                    self.objects.bury(endpoint["id"])
                    continue
                self.objects.save(endpoint | {"url": url})
                self.objects.set_private(endpoint["id"], {"secret": secret})
            if url and not kept:
                work = Work(world=self.world, base_url=self.url)
                self._first_endpoint(work, url, secret)

    def _first_endpoint(self, work: Work, url: str, secret: str | None) -> None:
        metadata = {"registered": "at start"}
        resources.webhook_endpoints.make_endpoint(work, url=url, secret=secret, metadata=metadata)

    def reset(self, seed: int | None = None) -> None:
        """Forget everything; with *seed*, begin its ids again from the first."""
        with self.database.transaction():
            self.database.clear()
            self.database.run("DELETE FROM settings WHERE name != 'seed'")
            if seed is not None:
                self.ids.restart(seed)
            self.identities.introduce()
            self.register_webhook()

    def work(self, base_url: str) -> Work:
        """A unit of work that no API request asked for."""
        return Work(world=self.world, base_url=self.options.public_url or base_url.rstrip("/"))

    @contextlib.asynccontextmanager
    async def running(self, smtp_listener: socket.socket) -> AsyncIterator[None]:
        """Deliver webhooks, watch the clock and take mail, until left."""
        self.smtp_port = smtp_listener.getsockname()[1]
        server = await serve_smtp(self.letters, smtp_listener)
        tasks = [asyncio.create_task(self.dispatcher.run()), asyncio.create_task(self._watch_clock())]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            server.close()
            self.database.close()

    async def _watch_clock(self) -> None:
        while True:
            try:
                run_due(self.world, self.url)
            except Exception:
                logger.exception("What was due could not be done")
            await asyncio.sleep(1)
