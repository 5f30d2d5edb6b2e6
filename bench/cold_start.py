"""P12: how long the API takes to answer, and an empty database to be migrated."""

import subprocess
import sys
import time

from bench.result import Result
from bench.stack import SITE, Stack, free_port, running, wait_for


def measure() -> list[Result]:
    """Migrating is timed on a second, empty database; the start is the median of three."""
    with running() as stack:
        starts = sorted(_start(stack) for _ in range(3))
        empty = {name: value.replace("/bench?", "/empty?") for name, value in stack.environment.items()}
        fresh = Stack(empty)
        fresh.manage("prepare_database")
        began = time.monotonic()
        fresh.manage("migrate", "--database", "owner", "--verbosity", "0")
        migrated = time.monotonic() - began
    return [
        Result("P12", "cold start of the API", starts[1], "s", 2),
        Result("P12", "migrating an empty database", migrated, "s", 20),
    ]


def _start(stack: Stack) -> float:
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--workers", "1", "--port", str(port)]
    process = subprocess.Popen([*command, "--log-level", "error", "wsgi:application"], cwd=SITE, env=stack.environment)
    try:
        return wait_for(f"http://127.0.0.1:{port}/healthz")
    finally:
        process.terminate()
        process.wait(timeout=20)
