"""A running sandbox, Stripe's own client, and a small shop."""

from collections.abc import Iterator
from typing import Any

import pytest
import stripe
from receiver import Receiver
from shop import Shop, client_for

from orchestrator_sandbox.testing import RunningSandbox


@pytest.fixture(autouse=True)
def no_telemetry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stripe, "enable_telemetry", False)


@pytest.fixture
def client(sandbox: RunningSandbox) -> Any:
    return client_for(sandbox.url)


@pytest.fixture
def shop(client: Any, sandbox: RunningSandbox) -> Shop:
    product = client.products.create({"name": "Starter"})
    price = client.prices.create(
        {
            "product": product.id,
            "currency": "sgd",
            "unit_amount": 3900,
            "recurring": {"interval": "month"},
            "lookup_key": "starter_month",
            "metadata": {"plan": "starter"},
        }
    )
    customer = client.customers.create({"email": "mei@kopi.example", "name": "Kopi Labs"})
    return Shop(client, sandbox, product, price, customer)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running
