"""A webhook endpoint that keeps what it gets."""

import http.server
import threading
import time
from collections.abc import Callable
from typing import Any, Self

import stripe


class Receiver:
    """Answers 200, or the statuses that it is told to answer first."""

    def __init__(self) -> None:
        self.requests: list[tuple[bytes, str]] = []
        self.answers: list[int] = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.requests.append((body, self.headers["Stripe-Signature"]))
                self.send_response(outer.answers.pop(0) if outer.answers else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None: ...

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hooks/stripe"

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def events(self, secret: str) -> list[Any]:
        """What came, each with its signature verified."""
        return [stripe.Webhook.construct_event(body, header, secret) for body, header in self.requests]

    def types(self, secret: str) -> list[str]:
        return [event.type for event in self.events(secret)]

    def wait(self, until: Callable[[], bool], seconds: float = 15) -> None:
        """Wait for something to become true."""
        deadline = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < deadline, f"waited in vain; {len(self.requests)} requests came"
            time.sleep(0.02)

    def settle(self, quiet: float = 0.7) -> None:
        """Wait until nothing has come for a while."""
        before = -1
        while before != len(self.requests):
            before = len(self.requests)
            time.sleep(quiet)
