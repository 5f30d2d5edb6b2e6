"""The answer to one call with a key: allowed or not, and how much is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Literal

HOUR = 3_600_000  # milliseconds

Reason = Literal["rate_limited", "quota_exceeded"]


@dataclass(frozen=True)
class Gauge:
    """How much of one limit is used, this call included if it was allowed."""

    limit: int
    used: int
    resets_at: datetime
    window: timedelta

    @property
    def remaining(self) -> int:
        return max(self.limit - self.used, 0)


@dataclass(frozen=True)
class Verdict:
    """*refused* is None for a call that may go on. ``at`` is when it was asked."""

    at: datetime
    refused: Reason | None
    rate: Gauge
    quota: Gauge

    @property
    def nearest(self) -> Gauge:
        """The limit that will be reached first."""
        return min(self.rate, self.quota, key=lambda gauge: gauge.remaining)

    @property
    def retry_at(self) -> datetime:
        """When the same call may be allowed."""
        return (self.quota if self.refused == "quota_exceeded" else self.rate).resets_at

    def seconds_until(self, moment: datetime) -> int:
        """Whole seconds from the call to *moment*, at least one."""
        return max(ceil((moment - self.at).total_seconds()), 1)


@dataclass(frozen=True)
class Window:
    """A sliding hour, estimated from two fixed ones: the calls of this hour, and what still weighs of the last one.

    Never more than the limit by that estimate; exact whenever the last hour was empty. Whole milliseconds and whole
    calls, so that the script in Valkey and this class agree to the last call.

    Source: https://blog.cloudflare.com/counting-things-a-lot-of-different-things/
    """

    limit: int
    before: int
    now: int
    elapsed: int
    """Milliseconds since this fixed hour began."""

    @property
    def used(self) -> int:
        """Calls in the last hour, rounded up."""
        return -(-self._weight // HOUR)

    @property
    def _weight(self) -> int:
        return self.before * (HOUR - self.elapsed) + self.now * HOUR

    def wait(self) -> int:
        """Milliseconds until one more call fits, if nobody else calls; a whole hour when none ever fits."""
        room = (self.limit - 1) * HOUR
        if self._weight <= room:
            return 0
        if room < 0:
            return HOUR
        left = HOUR - self.elapsed
        if self.before and self.now * HOUR <= room:
            return min(-(-(self._weight - room) // self.before), left)
        return left + max(HOUR - room // self.now, 0)
