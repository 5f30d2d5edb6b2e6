"""What is owed to endpoints, as rows: a restart forgets nothing."""

import sqlite3
import time
from dataclasses import dataclass

from orchestrator_sandbox.core.database import Database
from orchestrator_sandbox.core.ids import Ids
from orchestrator_sandbox.core.objects import Filter, Objects
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.webhooks.chaos import Chaos, ChaosBook

RETRY_AFTER = (1, 5, 30, 120, 600)
"""Seconds between attempts; Stripe takes hours to days for the same."""
ENDPOINT_IDS = "SELECT id FROM objects WHERE kind = 'webhook_endpoint' AND deleted = 0"


@dataclass(frozen=True)
class Attempt:
    """How an endpoint answered; *status* is None when it could not be reached."""

    status: int | None
    answer: str

    @property
    def succeeded(self) -> bool:
        """Anything but 2xx is a failure, a redirect included."""
        return self.status is not None and 200 <= self.status < 300


class Deliveries:
    """States: ``pending``, ``sending``, ``delivered``, ``failed`` (given up), ``dropped``."""

    def __init__(self, database: Database, objects: Objects, ids: Ids, chaos: ChaosBook) -> None:
        self.database = database
        self.objects = objects
        self.ids = ids
        self.chaos = chaos

    def owe(self, event: Json) -> int:
        """Record what *event* owes to each endpoint that listens; returns how many those are."""
        count = 0
        for endpoint in self.objects.all("webhook_endpoint", Filter(equal={"status": "enabled"})):
            listens = endpoint["enabled_events"]
            if "*" in listens or event["type"] in listens:
                self._owe_one(event, endpoint["id"], self.chaos.of(endpoint["id"]))
                count += 1
        return count

    def _owe_one(self, event: Json, endpoint: str, chaos: Chaos) -> None:
        if self.ids.chance() < chaos.drop:
            self._add(event, endpoint, state="dropped", note="dropped", after=0)
            return
        self._add(event, endpoint, after=self._wait(chaos))
        if self.ids.chance() < chaos.duplicate:
            self._add(event, endpoint, note="duplicate", after=self._wait(chaos))

    def _wait(self, chaos: Chaos) -> float:
        return chaos.delay + chaos.shuffle * self.ids.chance()

    def _add(self, event: Json, endpoint: str, *, after: float, state: str = "pending", note: str = "") -> int:
        now = time.time()
        cursor = self.database.run(
            "INSERT INTO deliveries (event, type, endpoint, state, note, due_at, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(event["id"], event["type"], endpoint, state, note, now + after, now),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def resend(self, event_id: str, endpoint: str | None = None) -> int:
        """Send an event once more, now; returns to how many endpoints.

        Raises:
            LookupError: there is no such event.
        """
        event = self.objects.find(event_id)
        if event is None or event["object"] != "event":
            raise LookupError(f"There is no event {event_id}.")
        endpoints = [endpoint] if endpoint else [found["id"] for found in self.objects.all("webhook_endpoint")]
        for id in endpoints:
            self._add(event, id, note="resent", after=0)
        return len(endpoints)

    def take_due(self, limit: int) -> list[sqlite3.Row]:
        """Take what is to be sent now; held endpoints are left alone."""
        if limit < 1:
            return []
        where, held = self._not_held()
        sql = f"SELECT * FROM deliveries WHERE {where} AND due_at <= ? ORDER BY due_at LIMIT ?"  # noqa: S608 - bound
        rows = self.database.rows(sql, *held, time.time(), limit)
        for row in rows:
            self.database.run("UPDATE deliveries SET state = 'sending' WHERE id = ?", row["id"])
        return rows

    def next_due(self) -> float | None:
        """When the next delivery that is not held is due, in seconds since 1970."""
        where, held = self._not_held()
        sql = f"SELECT due_at FROM deliveries WHERE {where} ORDER BY due_at LIMIT 1"  # noqa: S608 - bound
        row = self.database.row(sql, *held)
        return None if row is None else float(row["due_at"])

    def _not_held(self) -> tuple[str, list[str]]:
        """The condition for what may be sent, with its values."""
        endpoints = [str(row["id"]) for row in self.database.rows(ENDPOINT_IDS)]
        held = [id for id in endpoints if self.chaos.of(id).hold]
        return f"state = 'pending' AND endpoint NOT IN ({','.join('?' * len(held))})", held

    def record(self, row: sqlite3.Row, attempt: Attempt) -> None:
        """Write down how an attempt went, and when to try again."""
        attempts = row["attempts"] + 1
        state, due_at = "delivered", row["due_at"]
        if not attempt.succeeded:
            given_up = attempts > len(RETRY_AFTER)
            state = "failed" if given_up else "pending"
            due_at = due_at if given_up else time.time() + RETRY_AFTER[attempts - 1]
        self.database.run(
            "UPDATE deliveries SET state = ?, attempts = ?, due_at = ?, status = ?, answer = ?, updated_at = ?"
            " WHERE id = ?",
            *(state, attempts, due_at, attempt.status, attempt.answer[:500], time.time(), row["id"]),
        )
        self._count_pending(row["event"])

    def give_up(self, row: sqlite3.Row, why: str) -> None:
        """The endpoint is gone; nothing is owed any more."""
        self.database.run(
            "UPDATE deliveries SET state = 'failed', answer = ?, updated_at = ? WHERE id = ?",
            *(why, time.time(), row["id"]),
        )

    def recover(self) -> None:
        """After a restart: what was being sent is sent again."""
        self.database.run("UPDATE deliveries SET state = 'pending' WHERE state = 'sending'")

    def release(self) -> None:
        """What was held goes out now."""
        self.database.run("UPDATE deliveries SET due_at = min(due_at, ?) WHERE state = 'pending'", time.time())

    def latest(self, *, limit: int = 100, event: str | None = None, state: str | None = None) -> list[Json]:
        """The newest deliveries first."""
        rows = self.database.rows(
            "SELECT * FROM deliveries WHERE (? IS NULL OR event = ?) AND (? IS NULL OR state = ?)"
            " ORDER BY id DESC LIMIT ?",
            *(event, event, state, state, limit),
        )
        return [dict(row) for row in rows]

    def _count_pending(self, event_id: str) -> None:
        """Keep the event's ``pending_webhooks``: endpoints that have not taken it."""
        row = self.database.row(
            "SELECT count(*) AS n FROM (SELECT endpoint FROM deliveries WHERE event = ? AND note != 'resent'"
            " GROUP BY endpoint HAVING sum(state = 'delivered') = 0)",
            event_id,
        )
        event = self.objects.find(event_id)
        if event is not None and row is not None and event["pending_webhooks"] != row["n"]:
            self.objects.save(event | {"pending_webhooks": row["n"]})
