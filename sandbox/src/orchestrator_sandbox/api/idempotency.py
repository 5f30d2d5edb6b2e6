"""A key makes a POST safe to repeat: the first result is kept and given again."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from orchestrator_sandbox.core.database import Database
from orchestrator_sandbox.core.errors import Refusal, invalid

LONGEST = 255


@dataclass(frozen=True)
class Kept:
    """The first result under a key."""

    status: int
    body: str


class Idempotency:
    """Keys that were used, and those in use just now."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.in_flight: set[str] = set()

    def begin(self, key: str, fingerprint: str) -> Kept | None:
        """What was answered under *key* before, if anything.

        Raises:
            Refusal: the key is too long, was used with other parameters, or is in use just now.
        """
        if len(key) > LONGEST:
            raise invalid(f"Idempotency keys may be at most {LONGEST} characters long.")
        if key in self.in_flight:
            raise Refusal(
                409,
                f"There is currently another in-progress request using this Idempotent Key (that probably means "
                f"you submitted twice, and the other request is still going through): {key}. Please try again "
                f"later.",
                type="idempotency_error",
                code="idempotency_key_in_use",
            )
        row = self.database.row("SELECT fingerprint, status, body FROM idempotency WHERE key = ?", key)
        if row is None:
            return None
        if row["fingerprint"] != fingerprint:
            raise Refusal(
                400,
                "Keys for idempotent requests can only be used with the same parameters they were first used "
                f"with. Try using a key other than '{key}' if you meant to execute a different request.",
                type="idempotency_error",
            )
        return Kept(row["status"], row["body"])

    @contextmanager
    def in_use(self, key: str | None) -> Iterator[None]:
        """Refuse a second call under *key* until left."""
        self.in_flight |= {key} if key else set()
        try:
            yield
        finally:
            self.in_flight -= {key} if key else set()

    def keep(self, key: str, fingerprint: str, status: int, body: object, now: int) -> None:
        """Remember the first result."""
        self.database.run(
            "INSERT OR REPLACE INTO idempotency (key, fingerprint, status, body, created) VALUES (?, ?, ?, ?, ?)",
            *(key, fingerprint, status, json.dumps(body), now),
        )


def fingerprint(method: str, path: str, encoded: str) -> str:
    """What a request asks for, in short."""
    return hashlib.sha256(f"{method} {path}\n{encoded}".encode()).hexdigest()
