"""P16: a page of 10,000 members, filtered, ordered and searched, through the whole API as a signed-in owner."""

import statistics
import time
from collections.abc import Iterator

import httpx

from bench.result import Result
from bench.stack import running

CALLS = 40
WAYS = {
    "the first page": {"limit": "100"},
    "by name": {"limit": "100", "ordering": "name"},
    "by name, the other way": {"limit": "100", "ordering": "-name"},
    "searched": {"limit": "100", "search": "member 77"},
    "filtered": {"limit": "100", "role": "viewer", "status": "suspended"},
}
ADDRESS, PASSWORD = "mei@kopi.example", "Kopi-Labs-2026"


def measure() -> list[Result]:
    """The median and the p95 of each way of asking, and of a page far down."""
    with running() as stack:
        stack.manage("prepare_members")
        with stack.api() as host, httpx.Client(base_url=host, timeout=30) as owner:
            sign_in(owner)
            results = [_result(what, owner, query) for what, query in WAYS.items()]
            results.append(_result("the ninetieth page, by name", owner, _far_down(owner)))
    return results


def sign_in(visitor: httpx.Client) -> None:
    """As the portal does it."""
    visitor.get("/_allauth/browser/v1/config").raise_for_status()
    token = visitor.cookies["csrftoken"]
    body = {"email": ADDRESS, "password": PASSWORD}
    visitor.post("/_allauth/browser/v1/auth/login", json=body, headers={"X-CSRFToken": token}).raise_for_status()


def _result(what: str, owner: httpx.Client, query: dict[str, str]) -> Result:
    times = sorted(_times(owner, query))
    p95 = times[int(len(times) * 0.95) - 1]
    more = f"(median {statistics.median(times):.0f})"
    return Result("P16", f"10,000 members: {what}, p95", p95, "ms", 100, more=more)


def _times(owner: httpx.Client, query: dict[str, str]) -> Iterator[float]:
    """Milliseconds, once the first calls have warmed the server up."""
    for number in range(CALLS + 5):
        began = time.perf_counter()
        owner.get("/api/v1/members", params=query).raise_for_status()
        if number >= 5:
            yield (time.perf_counter() - began) * 1000


def _far_down(owner: httpx.Client) -> dict[str, str]:
    query = {"limit": "100", "ordering": "name"}
    for _ in range(89):
        query["cursor"] = owner.get("/api/v1/members", params=query).json()["next_cursor"]
    return query
