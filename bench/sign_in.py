"""P7: signing in, hash included; P8: what everybody else notices of a flood of sign-ins; and what a clock tells."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from statistics import median, quantiles

import httpx

from bench.load import load
from bench.result import Result
from bench.stack import running

BASE = "/_allauth/browser/v1/auth"
EMAIL, PASSWORD = "mei@bench.example", "Kopi-Labs-2026"
PERSON = f"""
from orchestrator.accounts.operations import create_person
from orchestrator.kit.time import now
create_person(email="{EMAIL}", password="{PASSWORD}", name="Mei", at=now())
for number in range(50):
    create_person(email=f"mei{{number}}@bench.example", password="{PASSWORD}", name="Mei", at=now())
"""
TRIES = 200
FLOOD = 32
SECONDS = 8.0
numbers = count(1)


class Visitor:
    """A browser that comes from another network address each time, so that no limit answers in place of the work."""

    def __init__(self, host: str) -> None:
        self.client = httpx.Client(base_url=host, timeout=30)
        self.client.get(f"{BASE}/session")

    def sign_in(self, *, email: str = EMAIL, password: str = PASSWORD) -> float:
        """Milliseconds until the answer; it signs nobody out, and forgets that it is in."""
        number = next(numbers)
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        headers = {"X-Forwarded-For": address, "X-CSRFToken": self.client.cookies["csrftoken"]}
        began = time.perf_counter()
        self.client.post(f"{BASE}/login", json={"email": email, "password": password}, headers=headers)
        took = (time.perf_counter() - began) * 1000
        if "sessionid" in self.client.cookies:
            self.client.cookies.delete("sessionid")
        return took


def measure() -> list[Result]:
    """One client, then four; the clock; then the flood."""
    with running() as stack:
        key = stack.manage("prepare_bench").strip().splitlines()[-1]
        stack.manage("shell", "-c", PERSON)
        with stack.api() as host:
            warm_up(host)
            one, four = signing_in(host, clients=1), signing_in(host, clients=4)
            known, unknown = told_by_a_clock(host)
            with flood(host) as done:
                others = load(host=host, path="/api/v1/records", users=4, seconds=SECONDS, key=key)
    apart = abs(median(known) - median(unknown)) / median(known) * 100
    tried = f"({len(done)} tried)"
    spread = f"(known {shown(known)}, unknown {shown(unknown)}; {TRIES} tries each)"
    return [
        Result("P7", "sign-in, 1 client: p95", p95(one), "ms", 90),
        Result("P7", "sign-in, 4 clients: p95", p95(four), "ms", 200),
        Result("P7", "known and unknown: medians apart", apart, "%", 5, more=spread),
        Result("P8", f"API during a flood of {FLOOD} sign-ins: p95", others.p95, "ms", 200, more=tried),
    ]


def warm_up(host: str) -> None:
    visitor = Visitor(host)
    for _ in range(10):
        visitor.sign_in()


def signing_in(host: str, *, clients: int) -> list[float]:
    """What each sign-in took, all of them right."""
    taken: list[float] = []

    def run() -> None:
        visitor = Visitor(host)
        taken.extend(visitor.sign_in() for _ in range(TRIES // clients))

    threads = [threading.Thread(target=run) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def told_by_a_clock(host: str) -> tuple[list[float], list[float]]:
    """Wrong passwords for somebody who has an account and for somebody who has none, in turns.

    Four tries for each of fifty, so that no account is locked.
    """
    visitor = Visitor(host)
    known: list[float] = []
    unknown: list[float] = []
    for number in range(TRIES):
        known.append(visitor.sign_in(email=f"mei{number // 4}@bench.example", password="Not-Hers-2026"))
        unknown.append(visitor.sign_in(email=f"no{number // 4}@bench.example", password="Not-Hers-2026"))
    return known, unknown


@contextmanager
def flood(host: str) -> Iterator[list[float]]:
    """``FLOOD`` clients that sign in with a wrong password as fast as they are answered, each to another account."""
    done: list[float] = []
    over = threading.Event()

    def run(name: int) -> None:
        visitor = Visitor(host)
        for number in count():
            if over.is_set():
                return
            done.append(visitor.sign_in(email=f"p{name}-{number}@bench.example", password="Not-Hers-2026"))

    threads = [threading.Thread(target=run, args=(name,), daemon=True) for name in range(FLOOD)]
    for thread in threads:
        thread.start()
    try:
        yield done
    finally:
        over.set()
        for thread in threads:
            thread.join(timeout=30)


def p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]


def shown(taken: list[float]) -> str:
    low, middle, high = quantiles(taken, n=4)
    return f"{low:.1f} / {middle:.1f} / {high:.1f} ms"
