"""The counters in Valkey: rate and quota of one call in one round trip.

A counter is made from the ledger when it is missing, and lives as long as its period. Nothing here is the truth:
whoever loses it asks the ledger again.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from uuid import UUID

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from orchestrator.kit.time import Period
from orchestrator.metering.allowance import Allowance
from orchestrator.metering.verdict import HOUR, Gauge, Reason, Verdict, Window

PATIENCE = 0.25  # seconds that a call waits for Valkey before the ledger is asked instead
REST = 1.0  # seconds that a process leaves Valkey alone after it failed
LINGER = timedelta(days=2)
UNREACHABLE = (RedisError, OSError)

# Answers {what was decided, the quota used, the calls of this hour and of the last}; refusing changes nothing.
TAKE = """
local used = redis.call('GET', KEYS[1])
if not used then return {'missing', 0, 0, 0} end
used = tonumber(used)
local now = tonumber(redis.call('GET', KEYS[2]) or '0')
local before = tonumber(redis.call('GET', KEYS[3]) or '0')
local quota, rate, hour, elapsed = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
if used + 1 > quota then return {'quota_exceeded', used, now, before} end
if before * (hour - elapsed) + (now + 1) * hour > rate * hour then return {'rate_limited', used, now, before} end
redis.call('INCR', KEYS[1])
redis.call('INCR', KEYS[2])
redis.call('PEXPIRE', KEYS[2], 2 * hour)
return {'allowed', used + 1, now + 1, before}
"""
# A counter never stands below the ledger: whoever was counted there was counted here first.
RAISE = """
local used = tonumber(redis.call('GET', KEYS[1]) or '-1')
if used < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], ARGV[1], 'PXAT', ARGV[2]) end
"""
GIVE_BACK = """
if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then redis.call('DECR', KEYS[1]) end
"""


class Resting(OSError):
    """Valkey failed a moment ago and is not asked again yet."""


class Missing(Exception):
    """There is no counter of that period; it is to be made from the ledger."""


@dataclass(frozen=True)
class CounterName:
    """The key of one organisation's counter of one period. The braces keep an organisation on one cluster node."""

    organisation_id: UUID
    period: Period

    def __str__(self) -> str:
        return f"meter:{{{self.organisation_id}}}:calls:{_ms(self.period.start)}:{_ms(self.period.end)}"

    @classmethod
    def read(cls, name: str) -> "CounterName":
        _, organisation, _, start, end = name.split(":")
        return cls(UUID(organisation.strip("{}")), Period(_moment(int(start)), _moment(int(end))))

    @property
    def expires(self) -> int:
        """Some time after the period, as milliseconds since 1970."""
        return _ms(self.period.end + LINGER)


class Counters:
    """One process's way to Valkey. After a failure it is left alone for a second, so that calls do not queue."""

    def __init__(self, url: str) -> None:
        self.valkey = Redis.from_url(
            url,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 0),
            decode_responses=True,
        )
        self._take = self.valkey.register_script(TAKE)
        self._raise = self.valkey.register_script(RAISE)
        self._give_back = self.valkey.register_script(GIVE_BACK)
        self._rests_until = 0.0
        self.behind: set[UUID] = set()
        """Organisations whose calls went to the ledger alone while Valkey was away."""

    def take(self, allowance: Allowance, *, at: datetime) -> Verdict:
        """Count one call, or refuse it and count nothing.

        Raises:
            Missing: the period's counter has to be made first.
            redis.RedisError, OSError: Valkey cannot be asked.
        """
        limits = allowance.entitlement.plan.limits
        hour, elapsed = divmod(_ms(at), HOUR)
        rate = f"meter:{{{allowance.organisation_id}}}:rate:"
        with self._asking(allowance.organisation_id):
            decided, used, now, before = self._take(
                keys=[
                    str(CounterName(allowance.organisation_id, allowance.period)),
                    f"{rate}{hour}",
                    f"{rate}{hour - 1}",
                ],
                args=[limits.api_calls_per_month, limits.requests_per_hour, HOUR, elapsed],
            )
        if decided == "missing":
            raise Missing
        window = Window(limits.requests_per_hour, before=before, now=now, elapsed=elapsed)
        return verdict(allowance, at=at, refused=None if decided == "allowed" else decided, used=used, window=window)

    def raise_to(self, name: CounterName, count: int) -> None:
        """Make the counter, or lift it to *count* if it stands below."""
        with self._asking(name.organisation_id):
            self._raise(keys=[str(name)], args=[count, name.expires])
        self.behind.discard(name.organisation_id)

    def give_back(self, name: CounterName) -> None:
        """Return the unit of a call that was undone. Its rate stays taken: the call was made."""
        self._give_back(keys=[str(name)])

    @contextmanager
    def _asking(self, organisation_id: UUID) -> Iterator[None]:
        """Leave a Valkey alone that has just failed, and remember whose counters may miss calls from now on."""
        try:
            if time.monotonic() < self._rests_until:
                raise Resting
            yield
        except Resting:
            self.behind.add(organisation_id)
            raise
        except UNREACHABLE:
            self.behind.add(organisation_id)
            self._rests_until = time.monotonic() + REST
            raise

    def all(self) -> Iterator[CounterName]:
        """Every period's counter that there is."""
        yield from map(CounterName.read, self.valkey.scan_iter(match="meter:*:calls:*", count=1000))


def verdict(allowance: Allowance, *, at: datetime, refused: Reason | None, used: int, window: Window) -> Verdict:
    """Both gauges, as they stand after the call."""
    period = allowance.period
    again = timedelta(milliseconds=window.wait() if refused == "rate_limited" else HOUR - window.elapsed)
    return Verdict(
        at=at,
        refused=refused,
        rate=Gauge(window.limit, window.used, at + again, timedelta(hours=1)),
        quota=Gauge(allowance.entitlement.plan.limits.api_calls_per_month, used, period.end, period.end - period.start),
    )


def counters() -> Counters:
    """This process's counters."""
    return _counters(settings.ORCHESTRATOR.redis_url)


_counters = cache(partial(Counters))


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, tz=UTC)
