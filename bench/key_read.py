"""P1: reading with an API key, against a bare DRF view that looks a key up."""

from bench.load import Load, load
from bench.result import Result
from bench.stack import running

SECONDS = 8.0
ROUNDS = 2


def measure() -> list[Result]:
    """8 clients, then 32; floor and ours in turns."""
    with running() as stack:
        key = stack.manage("prepare_bench").strip().splitlines()[-1]
        with stack.api() as host:
            few = [_pair(host, key, users=8) for _ in range(ROUNDS)]
            _, many = _pair(host, key, users=32)
    floor = sum(one.per_second for one, _ in few) / ROUNDS
    ours = sum(one.per_second for _, one in few) / ROUNDS
    p95 = max(one.p95 for _, one in few)
    failed = sum(one.failures for pair in few for one in pair)
    more = f"(p95 {p95:.0f} ms, {failed} failed)"
    return [
        Result("P1", "read with a key, 8 clients", ours, "/s", 0.5, floor, more),
        Result("P1", "the same, 32 clients: p95", many.p95, "ms", 120),
    ]


def _pair(host: str, key: str, *, users: int) -> tuple[Load, Load]:
    floor = load(host=host, path="/bench/floor/key", users=users, seconds=SECONDS, key=key)
    ours = load(host=host, path="/api/v1/records", users=users, seconds=SECONDS, key=key)
    return floor, ours
