"""One scenario that calls every supported operation through Stripe's own client.

The sandbox answers 500 to itself when an answer does not conform, so that each of these calls succeeds says
that each answer is as Stripe's types say.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import stripe
from shop import BACK

from orchestrator_sandbox import resources
from orchestrator_sandbox.api.operations import OPERATIONS
from orchestrator_sandbox.contract import load_contract
from orchestrator_sandbox.testing import RunningSandbox

assert resources.__all__


class Recording(stripe.RequestsClient):
    """Remembers which calls were made."""

    def __init__(self) -> None:
        super().__init__(timeout=(3, 15))
        self.calls: list[tuple[str, str]] = []

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        self.calls.append((method.upper(), urlsplit(url).path))
        return super().request(method, url, *args, **kwargs)


def play(client: Any, sandbox: RunningSandbox) -> None:
    """Touch everything once."""
    product, price = catalogue(client)
    customer = customers(client)
    checkout = client.checkout.sessions
    params = {"mode": "subscription", "customer": customer.id, "success_url": BACK}
    lines = [{"price": price.id, "quantity": 2}]
    open_session = checkout.create(params | {"line_items": lines})
    checkout.expire(open_session.id)
    session = checkout.create(params | {"line_items": lines})
    sandbox.pay(session.url)
    checkout.list()
    checkout.line_items.list(session.id)
    session = checkout.retrieve(session.id, {"expand": ["subscription"]})
    subscription(client, session.subscription)
    money(client, session, customer)
    everything_else(client)
    client.customers.delete(customer.id)
    client.products.delete(client.products.create({"name": "Mistake"}).id)
    client.products.update(product.id, {"active": False})


def catalogue(client: Any) -> tuple[Any, Any]:
    product = client.products.create({"name": "Starter", "marketing_features": [{"name": "10,000 calls"}]})
    price = client.prices.create(
        {"product": product.id, "currency": "sgd", "unit_amount": 3900, "recurring": {"interval": "month"}}
    )
    client.products.update(product.id, {"default_price": price.id, "description": "For small teams"})
    client.products.retrieve(product.id, {"expand": ["default_price"]})
    client.products.list({"active": True, "ids": [product.id]})
    client.prices.update(price.id, {"lookup_key": "starter", "metadata": {"plan": "starter"}})
    client.prices.retrieve(price.id, {"expand": ["product"]})
    client.prices.list({"lookup_keys": ["starter"], "recurring": {"interval": "month"}})
    return product, price


def customers(client: Any) -> Any:
    address = {"line1": "1 Kopi Road", "country": "SG"}
    customer = client.customers.create({"email": "mei@kopi.example", "address": address, "preferred_locales": ["en"]})
    shipping = {"name": "Mei", "address": address}
    client.customers.update(customer.id, {"name": "Kopi Labs", "metadata": {"a": "1"}, "shipping": shipping})
    client.customers.retrieve(customer.id)
    client.customers.list({"email": "mei@kopi.example"})
    return customer


def subscription(client: Any, found: Any) -> None:
    client.subscriptions.list({"status": "all"})
    client.subscriptions.retrieve(found.id, {"expand": ["latest_invoice.payments", "default_payment_method"]})
    client.subscriptions.update(found.id, {"description": "Starter", "cancel_at_period_end": True})
    client.subscriptions.cancel(found.id, {"cancellation_details": {"comment": "Moved on"}})


def money(client: Any, session: Any, customer: Any) -> None:
    invoice = client.invoices.retrieve(session.invoice, {"expand": ["payments", "customer"]})
    client.invoices.list({"status": "paid"})
    client.invoices.line_items.list(invoice.id)
    (payment,) = client.invoice_payments.list({"invoice": invoice.id}).data
    client.invoice_payments.retrieve(payment.id, {"expand": ["invoice", "payment.payment_intent"]})
    intent = client.payment_intents.update(payment.payment.payment_intent, {"metadata": {"a": "1"}})
    client.payment_intents.retrieve(intent.id, {"expand": ["latest_charge.refunds"]})
    client.payment_intents.list({"customer": customer.id})
    client.charges.retrieve(intent.latest_charge)
    client.charges.list({"payment_intent": intent.id})
    (method,) = client.payment_methods.list({"customer": customer.id, "type": "card"}).data
    client.payment_methods.retrieve(method.id)
    client.customers.payment_methods.list(customer.id)
    client.customers.update(customer.id, {"invoice_settings": {"default_payment_method": method.id}})
    refund = client.refunds.create({"charge": intent.latest_charge, "amount": 100})
    client.refunds.update(refund.id, {"metadata": {"a": "1"}})
    client.refunds.retrieve(refund.id, {"expand": ["charge", "payment_intent"]})
    client.refunds.list({"charge": intent.latest_charge})


def everything_else(client: Any) -> None:
    endpoint = client.webhook_endpoints.create({"url": "http://127.0.0.1:9/hooks", "enabled_events": ["*"]})
    client.webhook_endpoints.update(endpoint.id, {"description": "Ours"})
    client.webhook_endpoints.retrieve(endpoint.id)
    client.webhook_endpoints.list()
    client.webhook_endpoints.delete(endpoint.id)
    event = client.events.list({"limit": 1}).data[0]
    client.events.retrieve(event.id)


def test_every_supported_operation_answers_as_stripe_s_types_say(sandbox: RunningSandbox, contract_cache: Path) -> None:
    http = Recording()
    client = stripe.StripeClient("sk_test_x", http_client=http, base_addresses={"api": sandbox.url}).v1

    play(client, sandbox)

    contract = load_contract(contract_cache)
    matches = [contract.match(method, path) for method, path in http.calls]
    touched = {match[0].key for match in matches if match is not None}
    assert touched == OPERATIONS.keys()
