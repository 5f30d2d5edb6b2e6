"""The load itself: ``python -m bench.locust_run <JSON of run's arguments>``.

Prints one line of JSON: answers per second, failures, and percentiles in milliseconds.
"""

import gevent.monkey

gevent.monkey.patch_all()

import json  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from typing import Any  # noqa: E402
from uuid import uuid4  # noqa: E402

import gevent  # noqa: E402
from locust import FastHttpUser, task  # noqa: E402
from locust.env import Environment  # noqa: E402
from stripe import WebhookSignature  # noqa: E402

WARM_UP = 2.0


def run(*, host: str, path: str, users: int, seconds: float, key: str = "", secret: str = "") -> dict[str, float]:
    """*users* clients that call *path* for *seconds*: GET with *key*, or POST of signed Stripe events with *secret*."""

    class Caller(FastHttpUser):
        network_timeout = connection_timeout = 10.0

        @task
        def call(self) -> None:
            if secret:
                self._post()
            else:
                self.client.get(path, headers={"Authorization": f"Bearer {key}"}, name="call")

        def _post(self) -> None:
            body = json.dumps(event(), separators=(",", ":"))
            signature = WebhookSignature.generate_signature_header(body, secret, int(time.time()))
            headers = {"Stripe-Signature": signature, "Content-Type": "application/json"}
            self.client.post(path, data=body, headers=headers, name="call")

    environment = Environment(user_classes=[Caller], host=host)
    runner = environment.create_local_runner()
    runner.start(users, spawn_rate=1000)
    gevent.sleep(WARM_UP)
    environment.stats.reset_all()
    began = time.monotonic()
    gevent.sleep(seconds)
    total, took = environment.stats.total, time.monotonic() - began
    measured = {
        "per_second": (total.num_requests - total.num_failures) / took,
        "failures": total.num_failures,
        "p50": total.get_response_time_percentile(0.5),
        "p95": total.get_response_time_percentile(0.95),
        "p99": total.get_response_time_percentile(0.99),
    }
    runner.quit()
    return measured


def event() -> dict[str, Any]:
    """A subscription event of a customer that nobody knows, each with an id of its own."""
    id = uuid4().hex
    return {
        "id": f"evt_{id}",
        "object": "event",
        "type": "customer.subscription.updated",
        "api_version": "2026-10-28.endive",
        "created": int(time.time()),
        "livemode": False,
        "pending_webhooks": 1,
        "request": {"id": None, "idempotency_key": None},
        "data": {
            "object": {"id": f"sub_{id}", "object": "subscription", "customer": f"cus_{id}", "padding": "x" * 2000}
        },
    }


if __name__ == "__main__":
    print(json.dumps(run(**json.loads(sys.argv[1]))))
