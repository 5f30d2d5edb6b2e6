"""The real servers that a measurement needs, in a folder that goes away."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from orchestrator.command.embedded import start_postgres, start_valkey

ROOT = Path(__file__).parents[1]
SITE = ROOT / "sites/techflow/server"
WEBHOOK_SECRET = "whsec_bench_only_0123456789"


@dataclass(frozen=True)
class Stack:
    """What the measured processes are told."""

    environment: dict[str, str]

    def manage(self, *words: str) -> str:
        """Run one of the site's commands; what it printed."""
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(
            command, cwd=SITE, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    @contextmanager
    def api(self) -> Iterator[str]:
        """Granian with two workers; its address."""
        port = free_port()
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--workers", "2"]
        command += ["--blocking-threads", "4", "--port", str(port), "--log-level", "error", "wsgi:application"]
        environment = {**self.environment, "DATABASE_POOL": "true"}
        process = subprocess.Popen(command, cwd=SITE, env=environment, stderr=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def running() -> Iterator[Stack]:
    """Empty, migrated servers with the durability of production."""
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="orchestrator-bench-")))
        postgres = opened.enter_context(start_postgres(folder / "postgres"))
        valkey = opened.enter_context(start_valkey(folder / "valkey"))
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(SITE)]),
            "DJANGO_SETTINGS_MODULE": "bench.site.settings",
            "ORCHESTRATOR_ENV": "development",
            "SECRET_KEY": "insecure-and-only-for-measuring-0123456789",
            "SITE_URL": "http://localhost:3000",
            "EMAIL_URL": "smtp://127.0.0.1:1",
            "REDIS_URL": valkey.url,
            "DATABASE_POOL": "false",
            "DATABASE_SUPERUSER_URL": postgres.url(user="postgres", database="postgres"),
            "DATABASE_OWNER_URL": postgres.url(user="orchestrator_owner", database="bench"),
            "DATABASE_URL": postgres.url(user="orchestrator_app", database="bench"),
            "STRIPE_API_KEY": "sk_test_sandbox",
            "STRIPE_API_BASE": "http://127.0.0.1:1",
            "STRIPE_WEBHOOK_SECRETS": WEBHOOK_SECRET,
            "LOG_FORMAT": "json",
        }
        stack = Stack(environment)
        stack.manage("prepare_database")
        stack.manage("migrate", "--database", "owner", "--verbosity", "0")
        yield stack


def free_port() -> int:
    """A port of the loopback that nobody has."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def wait_for(address: str, *, within: float = 30.0) -> float:
    """Seconds until *address* answered 200.

    Raises:
        TimeoutError
    """
    began = time.monotonic()
    while time.monotonic() - began < within:
        try:
            if httpx.get(address, timeout=1).status_code == 200:
                return time.monotonic() - began
        except httpx.TransportError:
            pass
        time.sleep(0.01)
    raise TimeoutError(f"{address} did not answer within {within} s")
