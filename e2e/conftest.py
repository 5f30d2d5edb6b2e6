"""The whole stack, started as a person starts it, and a real browser in front of it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
from find_chromium import find  # noqa: E402

START_WITHIN = 420.0
CLIENTS = {"GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET", "GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"}
OWN_SERVICES = {"DATABASE_URL", "REDIS_URL", "STRIPE_API_KEY", "EMAIL_URL", "SITE_URL", "SANDBOX_URL", *CLIENTS}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Stack:
    """A stack started as a person starts it, on ports of its own and with data of its own."""

    data: Path
    port: int
    sandbox_port: int
    site: str = ""
    sandbox: str = ""
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """``orchestrator up``, and wait until everything answers."""
        command = [sys.executable, "-m", "orchestrator.command", "up", "--data", str(self.data)]
        command += ["--port", str(self.port), "--sandbox-port", str(self.sandbox_port)]
        environment = {name: value for name, value in os.environ.items() if name not in OWN_SERVICES}
        log = self.data / "up.log"
        with log.open("a") as output:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        addresses = wait_until_ready(self.data / "ready.json", self.process, log)
        self.site, self.sandbox = addresses["site"], addresses["sandbox"]

    def stop(self) -> None:
        """As Ctrl-C does."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=30)

    def manage(self, *words: str) -> str:
        """Run one of the site's commands against the running stack; what it printed."""
        command = [sys.executable, "-m", "orchestrator.command", *words]
        environment = {**os.environ, "ORCHESTRATOR_DATA": str(self.data)}
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout

    def mail(self, to: str, subject: str, *, within: float = 30.0) -> dict[str, object]:
        """The newest message to *to* whose subject holds *subject*, waited for."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            messages = httpx.get(f"{self.sandbox}/mail/api/messages", params={"to": to}, timeout=5).json()
            for message in messages["data"] if isinstance(messages, dict) else messages:
                if subject.lower() in message["subject"].lower():
                    return dict(message)
            time.sleep(0.3)
        raise AssertionError(f"no mail to {to} about {subject!r} within {within} s")

    def link(self, to: str, subject: str, path: str) -> str:
        """The link in that mail that leads to *path* of the site."""
        found = re.search(re.escape(self.site + path) + r"[^\s\"'<>]*", str(self.mail(to, subject)["text"]))
        assert found, f"the mail about {subject!r} has no link to {path}"
        return found.group()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """One stack for all stories."""
    made = Stack(tmp_path_factory.mktemp("stack"), free_port(), free_port())
    try:
        made.start()
        yield made
    finally:
        made.stop()


def wait_until_ready(ready: Path, process: "subprocess.Popen[bytes]", log: Path) -> dict[str, str]:
    """The addresses, once everything answers; what was printed if it does not."""
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline:
        if ready.exists() and (text := ready.read_text()):
            return dict(json.loads(text))
        if process.poll() is not None:
            break
        time.sleep(0.2)
    raise AssertionError(f"the stack did not start:\n{log.read_text()[-6000:]}")


def free_port() -> int:
    """A port of the loopback that nobody has."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; ``tools/find_chromium.py`` installs it or says how."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=find(), args=FLAGS)


@pytest.fixture
def page(browser: Browser, stack: Stack) -> Iterator[Page]:
    """A fresh visitor. A page that throws an error fails the test."""
    context = browser.new_context(base_url=stack.site, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(15_000)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []
