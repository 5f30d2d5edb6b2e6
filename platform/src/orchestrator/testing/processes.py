"""A real Celery worker for tests that commit."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def running_worker(*, concurrency: int = 2) -> "Iterator[subprocess.Popen[bytes]]":
    """A worker of this test's database and broker, in a process group of its own; stopped at the end."""
    command = [sys.executable, "-m", "celery", "-A", "orchestrator.jobs.broker", "worker"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
        [*command, "-c", str(concurrency), "--loglevel", "WARNING", "--without-gossip", "--without-mingle"],
        env=environment,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def eventually(holds: Callable[[], bool], *, within: float = 30.0) -> None:
    """Wait until *holds* is true.

    Raises:
        AssertionError: it was not within that many seconds.
    """
    deadline = time.monotonic() + within
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError(f"not true within {within} s")
        time.sleep(0.1)
