"""A pytest plugin: ``pytest -p orchestrator_sandbox.testing`` brings the fixture ``sandbox``.

The fixture is a real sandbox in a process of its own on free ports, started once for a session and
reset before each test that asks for it.
"""

import contextlib
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

START_TIMEOUT = 60
CARD = {"expiry": "12 / 40", "cvc": "123", "name": "Mei Lim", "email": "mei@kopi.example"}
_HEADING = re.compile(r"<h1>(.*?)</h1>")
_PROBLEM = re.compile(r'<p class="(?:notice|problem)"[^>]*>(.*?)</p>', re.DOTALL)


class PaymentDeclined(Exception):
    """The hosted page did not take the card; the message is what the payer reads."""


@dataclass
class RunningSandbox:
    """A sandbox in another process."""

    url: str
    smtp_port: int
    process: subprocess.Popen[str]
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.url, trust_env=False, timeout=30)

    def reset(self, seed: int | None = None) -> None:
        """Forget everything."""
        self.control("reset", {} if seed is None else {"seed": seed})

    def control(self, verb: str, body: dict[str, Any]) -> Any:
        """POST to ``/_sandbox/<verb>``."""
        return self._json(self.http.post(f"/_sandbox/{verb}", json=body))

    def ask(self, verb: str, **query: Any) -> Any:
        """GET ``/_sandbox/<verb>``."""
        return self._json(self.http.get(f"/_sandbox/{verb}", params=query))

    def messages(self, to: str | None = None) -> list[dict[str, Any]]:
        """What was mailed, the newest first."""
        found: list[dict[str, Any]] = self._json(self.http.get("/mail/api/messages", params={"to": to} if to else None))
        return found

    def wait_for_message(self, to: str, *, subject: str = "", seconds: float = 15) -> dict[str, Any]:
        """The newest message to *to* whose subject contains *subject*, as soon as there is one."""
        deadline = time.monotonic() + seconds
        while True:
            for message in self.messages(to):
                if subject in message["subject"]:
                    return message
            if time.monotonic() > deadline:
                raise AssertionError(f"No message about {subject!r} came to {to}.")
            time.sleep(0.05)

    def pay(self, checkout_url: str, number: str = "4242424242424242", **fields: str) -> str:
        """Pay on the hosted page; returns the address that the payer is sent to.

        Raises:
            PaymentDeclined: the page stayed, with a message.
        """
        answer = self.http.post(checkout_url, data=CARD | {"number": number} | fields)
        if answer.status_code == 303:
            return answer.headers["Location"]
        problem = _PROBLEM.search(answer.text) or _HEADING.search(answer.text)
        raise PaymentDeclined(unescape(problem[1]).strip() if problem else f"The page answered {answer.status_code}.")

    def identity(self, provider: str, **values: Any) -> dict[str, Any]:
        """Make somebody at Google or GitHub; with ``subject``, change who they are there."""
        found: dict[str, Any] = self.control("identities", {"provider": provider, **values})
        return found

    def consent(self, address: str, subject: str = "", *, action: str = "") -> str:
        """Press a button on a provider's page: go on as *subject*, or ``cancel``, or ``error``.

        Returns the address that the browser is sent back to.
        """
        answer = self.http.post(address, data={"identity": subject, "action": action})
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]

    def hold_webhooks(self) -> None:
        """Send no webhook until released."""
        self.control("hold", {})

    def release(self) -> None:
        """Send the webhooks that were held."""
        self.control("release", {})

    def chaos(self, **settings: Any) -> None:
        """Change how unreliable webhooks are, to all endpoints."""
        self.control("chaos", settings)

    def fail_next(self, prefix: str, *, times: int = 1, **fault: Any) -> None:
        """Let the next calls below *prefix* fail: ``status``, ``delay``, ``after``, ``stored``, ``message``."""
        self.control("fail", {"prefix": prefix, "times": times} | fault)

    def stop(self) -> int:
        """Stop it as Ctrl-C would; returns its exit code."""
        self.http.close()
        self.process.terminate()
        try:
            return self.process.wait(10)
        finally:
            self.process.kill()

    @staticmethod
    def _json(answer: httpx.Response) -> Any:
        if answer.is_error:
            raise AssertionError(f"{answer.request.url} answered {answer.status_code}: {answer.text}")
        return answer.json() if answer.content else None


def start_sandbox(state: Path, *, contract_cache: Path | None = None, **options: object) -> RunningSandbox:
    """Start a sandbox on free ports; *options* are those of the command, such as ``seed=1``."""
    settings: dict[str, object] = {"port": 0, "smtp_port": 0, "state": state, "log_level": "warning"}
    settings |= {"contract_cache": contract_cache or state} | options
    arguments = [f"--{name.replace('_', '-')}={value}" for name, value in settings.items()]
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "orchestrator_sandbox.command", "serve", *arguments],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    url = smtp_port = ""
    for line in process.stdout:
        if found := re.search(r"Sandbox at (\S+),", line):
            url = found[1].replace("localhost", "127.0.0.1")
        if found := re.search(r"SMTP at \S+:(\d+)", line):
            smtp_port = found[1]
            break
    if not smtp_port:
        raise RuntimeError(f"The sandbox did not start; it ended with {process.wait()}.")
    _wait_until_healthy(url)
    return RunningSandbox(url, int(smtp_port), process)


def _wait_until_healthy(url: str) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{url}/healthz", trust_env=False).status_code == 200:
                return
        time.sleep(0.01)
    raise RuntimeError(f"The sandbox at {url} did not become healthy.")


@pytest.fixture(scope="session")
def contract_cache(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the contract is kept between runs, so that a start takes a moment."""
    cache: pytest.Cache | None = getattr(request.config, "cache", None)
    return cache.mkdir("stripe-contract") if cache else tmp_path_factory.mktemp("stripe-contract")


@pytest.fixture(scope="session")
def sandbox_process(contract_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    """One sandbox for the session (with xdist, for each worker)."""
    running = start_sandbox(tmp_path_factory.mktemp("sandbox"), contract_cache=contract_cache)
    yield running
    running.stop()


@pytest.fixture
def sandbox(sandbox_process: RunningSandbox) -> RunningSandbox:
    """The session's sandbox, empty."""
    sandbox_process.reset()
    return sandbox_process
