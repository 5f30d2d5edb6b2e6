"""Bringing counters back to the ledger, without disturbing calls that are under way.

A counter may stand too high (a process was killed between taking a unit and committing) or too low (Valkey was
emptied while calls were under way). Calls under way are in the counter and not yet in the ledger, so a difference
seen once proves nothing. Each run remembers what it saw; a minute later all calls of that moment have ended, and the
ledger of that moment is final. What differs the same way in two such looks, apart by a minute or more, is drift, and
the smaller of the two differences is taken off: rather too little than too much, and the next look sees the rest.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from orchestrator.metering.counters import CounterName, counters
from orchestrator.metering.ledger import counted
from orchestrator.tenancy.acting import across_organisations

SEEN = "meter:seen"
ALL_ENDED = 60.0  # seconds; above every limit of a request


@dataclass(frozen=True)
class Look:
    """What a counter said at a moment (seconds since 1970), and by how much it had been off before."""

    at: float
    count: int
    off_by: int


def reconcile(*, at: datetime) -> int:
    """Look at every counter, and repair what has drifted; how many were repaired. Safe to repeat."""
    with across_organisations(reason="counters of all organisations are compared with the ledger"):
        return sum(_reconcile_one(name, at=at) for name in counters().all())


def _reconcile_one(name: CounterName, *, at: datetime) -> bool:
    valkey = counters().valkey
    said = valkey.hget(SEEN, str(name))
    count = int(valkey.get(str(name)) or 0)
    if said is None:
        _remember(name, Look(at.timestamp(), count, 0), at=at)
        return False
    last = Look(**json.loads(str(said)))
    if at.timestamp() - last.at < ALL_ENDED:
        return False
    then = datetime.fromtimestamp(last.at, tz=at.tzinfo)
    off_by = last.count - counted(
        organisation_id=name.organisation_id, start=name.period.start, end=min(then, name.period.end)
    )
    drift = _agreed(last.off_by, off_by)
    if drift:
        count = int(valkey.decrby(str(name), drift))
    _remember(name, Look(at.timestamp(), count, 0 if drift else off_by), at=at)
    return bool(drift)


def _agreed(first: int, second: int) -> int:
    """The smaller of two differences in the same direction, else none."""
    if first * second <= 0:
        return 0
    return min(first, second, key=abs)


def _remember(name: CounterName, look: Look, *, at: datetime) -> None:
    valkey = counters().valkey
    if name.period.end.timestamp() < at.timestamp() - ALL_ENDED:
        valkey.hdel(SEEN, str(name))
    else:
        valkey.hset(SEEN, str(name), json.dumps(asdict(look)))
