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
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Stack:
    """A running stack: where its parts are, and what may be done to it from outside."""

    site: str
    sandbox: str
    data: Path

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
    """``orchestrator up`` on ports of its own, with data of its own; stopped as Ctrl-C stops it."""
    data = tmp_path_factory.mktemp("stack")
    command = [sys.executable, "-m", "orchestrator.command", "up", "--data", str(data)]
    command += ["--port", str(free_port()), "--sandbox-port", str(free_port())]
    log = data / "up.log"
    unset = {"DATABASE_URL", "REDIS_URL", "STRIPE_API_KEY", "EMAIL_URL", "SITE_URL", "SANDBOX_URL"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        addresses = wait_until_ready(data / "ready.json", process, log)
        yield Stack(site=addresses["site"], sandbox=addresses["sandbox"], data=data)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


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
