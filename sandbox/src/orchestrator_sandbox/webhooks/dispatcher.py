"""Sends what is owed, some at a time, until it is stopped."""

import asyncio
import json
import logging
import sqlite3
import time

import httpx

from orchestrator_sandbox.core.database import Database
from orchestrator_sandbox.core.objects import Objects
from orchestrator_sandbox.webhooks.deliveries import Attempt, Deliveries
from orchestrator_sandbox.webhooks.signature import signature_header

logger = logging.getLogger(__name__)

AT_ONCE = 8
LONGEST_SLEEP = 5.0
TIMEOUT = httpx.Timeout(15, connect=5)


class Dispatcher:
    """A task of its own; ``wake`` tells it that there may be something to do."""

    def __init__(self, database: Database, objects: Objects, deliveries: Deliveries) -> None:
        self.database = database
        self.objects = objects
        self.deliveries = deliveries
        self.woken = asyncio.Event()
        self.sending: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """There may be something to do now."""
        self.woken.set()

    async def run(self) -> None:
        """Send until cancelled."""
        self.deliveries.recover()
        async with httpx.AsyncClient(timeout=TIMEOUT, trust_env=False) as client:
            while True:
                self.woken.clear()
                self._start_due(client)
                await self._sleep()

    def _start_due(self, client: httpx.AsyncClient) -> None:
        with self.database.transaction():
            due = self.deliveries.take_due(AT_ONCE - len(self.sending))
        for row in due:
            task = asyncio.create_task(self._send(client, row))
            self.sending.add(task)
            task.add_done_callback(self._sent)

    def _sent(self, task: asyncio.Task[None]) -> None:
        self.sending.discard(task)
        self.wake()
        if not task.cancelled() and (error := task.exception()):
            logger.error("A delivery broke", exc_info=error)

    async def _sleep(self) -> None:
        due = self.deliveries.next_due()
        free = len(self.sending) < AT_ONCE
        wait = LONGEST_SLEEP if due is None or not free else min(LONGEST_SLEEP, max(0.0, due - time.time()))
        try:
            await asyncio.wait_for(self.woken.wait(), wait)
        except TimeoutError:
            return

    async def _send(self, client: httpx.AsyncClient, row: sqlite3.Row) -> None:
        endpoint, event = self.objects.find(row["endpoint"]), self.objects.find(row["event"])
        if endpoint is None or endpoint.get("deleted") or event is None:
            self.deliveries.give_up(row, "The endpoint was removed.")
            return
        payload = json.dumps(event, indent=2).encode()
        secret = self.objects.private(endpoint["id"])["secret"]
        if self.deliveries.ids.chance() < self.deliveries.chaos.of(endpoint["id"]).bad_signature:
            secret = secret[::-1]
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
            "Stripe-Signature": signature_header(payload=payload, secret=secret, at=int(time.time())),
        }
        try:
            answer = await client.post(endpoint["url"], content=payload, headers=headers)
            attempt = Attempt(answer.status_code, answer.text)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            attempt = Attempt(None, f"{type(error).__name__}: {error}")
        if not attempt.succeeded:
            logger.info("%s to %s failed: %s", event["type"], endpoint["url"], attempt.status or attempt.answer)
        with self.database.transaction():
            self.deliveries.record(row, attempt)
