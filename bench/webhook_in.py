"""P5: a webhook in, against a bare view that inserts one row."""

from bench.load import Load, load
from bench.result import Result
from bench.stack import WEBHOOK_SECRET, running

SECONDS = 8.0
ROUNDS = 2
USERS = 32


def measure() -> list[Result]:
    """Floor and ours in turns, the same signed bodies to both."""
    with running() as stack, stack.api() as host:
        pairs = [(_run(host, "/bench/floor/insert"), _run(host, "/hooks/stripe")) for _ in range(ROUNDS)]
    floor = sum(one.per_second for one, _ in pairs) / ROUNDS
    ours = sum(one.per_second for _, one in pairs) / ROUNDS
    p99 = max(one.p99 for _, one in pairs)
    failed = sum(one.failures for pair in pairs for one in pair)
    return [
        Result("P5", f"webhook in, {USERS} clients", ours, "/s", 0.6, floor, f"({failed} failed)"),
        Result("P5", "the same: p99", p99, "ms", 100),
    ]


def _run(host: str, path: str) -> Load:
    return load(host=host, path=path, users=USERS, seconds=SECONDS, secret=WEBHOOK_SECRET)
