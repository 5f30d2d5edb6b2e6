"""Calls that fail on purpose: "the next N calls to this path fail like that"."""

import json
from dataclasses import asdict, dataclass

from orchestrator_sandbox.core.database import Database
from orchestrator_sandbox.core.types import Json


@dataclass(frozen=True, kw_only=True)
class Fault:
    """How a call fails.

    *delay* is in seconds. *after* lets the call do its work before the delay, so that its answer is late or
    lost and what it did is heard of first. A *status* of 0 only delays. *stored* keeps the failure under
    the call's idempotency key, as Stripe keeps a 500 once execution began: only a new key tries anew.
    """

    status: int = 500
    delay: float = 0.0
    after: bool = False
    stored: bool = False
    message: str = "An error was asked for in the sandbox's control panel."


class Faults:
    """The faults that are waiting for a call."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def plan(self, *, prefix: str, times: int, fault: Fault) -> None:
        """Let the next *times* calls whose path starts with *prefix* fail."""
        self.database.run(
            "INSERT INTO faults (prefix, settings, remaining) VALUES (?, ?, ?)",
            *(prefix, json.dumps(asdict(fault)), times),
        )

    def next_for(self, path: str) -> Fault | None:
        """Take one fault off the oldest plan that fits *path*."""
        row = self.database.row(
            "SELECT id, settings FROM faults WHERE remaining > 0 AND substr(?, 1, length(prefix)) = prefix"
            " ORDER BY id LIMIT 1",
            path,
        )
        if row is None:
            return None
        self.database.run("UPDATE faults SET remaining = remaining - 1 WHERE id = ?", row["id"])
        return Fault(**json.loads(row["settings"]))

    def waiting(self) -> list[Json]:
        """What is planned and has not happened."""
        rows = self.database.rows("SELECT prefix, settings, remaining FROM faults WHERE remaining > 0 ORDER BY id")
        return [{"prefix": row["prefix"], "remaining": row["remaining"]} | json.loads(row["settings"]) for row in rows]

    def clear(self) -> None:
        """Forget all plans."""
        self.database.run("DELETE FROM faults")
