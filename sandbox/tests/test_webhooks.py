"""Delivery: signed, repeated, unordered, held, and never forgotten."""

from pathlib import Path
from typing import Any

import pytest
import stripe
from receiver import Receiver
from shop import Shop, client_for

from orchestrator_sandbox.testing import RunningSandbox, start_sandbox

SUBSCRIBING = [
    "charge.succeeded",
    "checkout.session.completed",
    "customer.subscription.created",
    "customer.updated",
    "invoice.created",
    "invoice.finalized",
    "invoice.paid",
    "invoice.payment_succeeded",
    "invoice_payment.paid",
    "payment_intent.created",
    "payment_intent.succeeded",
    "payment_method.attached",
]


@pytest.fixture
def endpoint(client: Any, receiver: Receiver) -> Any:
    return client.webhook_endpoints.create({"url": receiver.url, "enabled_events": ["*"]})


def calm(sandbox: RunningSandbox) -> None:
    sandbox.chaos(duplicate=0, shuffle=0)


def test_every_event_comes_with_a_signature_that_stripe_s_client_verifies(
    shop: Shop, receiver: Receiver, endpoint: Any
) -> None:
    shop.subscribe()
    told = shop.client.events.list({"limit": 100, "types": SUBSCRIBING})

    receiver.wait(lambda: {event.id for event in receiver.events(endpoint.secret)} == {event.id for event in told.data})

    assert {event.type for event in told.data} == set(SUBSCRIBING)
    (paid,) = {event.id: event for event in receiver.events(endpoint.secret) if "checkout" in event.type}.values()
    assert paid.api_version == stripe.api_version
    assert paid.data.object.subscription.startswith("sub_")
    with pytest.raises(stripe.SignatureVerificationError):
        receiver.events("whsec_of_another_endpoint")


def test_by_default_some_come_twice_and_in_another_order(client: Any, receiver: Receiver, endpoint: Any) -> None:
    made = [client.customers.create({"name": f"Customer {number}"}).id for number in range(40)]

    receiver.wait(lambda: len({event.id for event in receiver.events(endpoint.secret)}) == 40)
    receiver.settle()

    came = [event.data.object.id for event in receiver.events(endpoint.secret)]
    assert len(came) > 40
    assert set(came) == set(made)
    assert list(dict.fromkeys(came)) != made


def test_a_calm_endpoint_gets_each_once(
    client: Any, receiver: Receiver, endpoint: Any, sandbox: RunningSandbox
) -> None:
    calm(sandbox)
    for number in range(10):
        client.customers.create({"name": f"Customer {number}"})

    receiver.wait(lambda: len(receiver.requests) >= 10)
    receiver.settle()

    assert receiver.types(endpoint.secret) == ["customer.created"] * 10
    assert all(event.pending_webhooks == 0 for event in client.events.list().data)


def test_a_failure_is_tried_again_with_a_fresh_signature(
    client: Any, receiver: Receiver, endpoint: Any, sandbox: RunningSandbox
) -> None:
    calm(sandbox)
    receiver.answers = [500, 302]

    client.customers.create({"name": "Kopi Labs"})
    receiver.wait(lambda: len(receiver.requests) == 1)
    (event,) = client.events.list({"delivery_success": False}).data
    receiver.wait(lambda: len(receiver.requests) == 3)
    receiver.wait(lambda: client.events.retrieve(event.id).pending_webhooks == 0)

    bodies = {body for body, _ in receiver.requests}
    headers = [header for _, header in receiver.requests]
    assert receiver.types(endpoint.secret) == ["customer.created"] * 3
    assert len(bodies) == 1
    assert len(set(headers)) == 3
    assert client.events.list({"delivery_success": False}).data == []
    (delivery,) = sandbox.ask("deliveries")["data"]
    assert (delivery["state"], delivery["attempts"], delivery["status"]) == ("delivered", 3, 200)


def test_only_what_an_endpoint_listens_to(client: Any, receiver: Receiver, sandbox: RunningSandbox) -> None:
    calm(sandbox)
    endpoint = client.webhook_endpoints.create({"url": receiver.url, "enabled_events": ["product.created"]})

    client.customers.create({"name": "Kopi Labs"})
    client.products.create({"name": "Starter"})
    receiver.settle()
    client.webhook_endpoints.update(endpoint.id, {"disabled": True})
    client.products.create({"name": "Professional"})
    receiver.settle()

    assert receiver.types(endpoint.secret) == ["product.created"]


def test_held_and_released(client: Any, receiver: Receiver, endpoint: Any, sandbox: RunningSandbox) -> None:
    calm(sandbox)
    sandbox.hold_webhooks()
    client.customers.create({"name": "Kopi Labs"})
    receiver.settle()
    held = len(receiver.requests)

    sandbox.release()
    receiver.wait(lambda: len(receiver.requests) == 1)

    assert held == 0


def test_one_endpoint_dropped_another_untouched(client: Any, receiver: Receiver, sandbox: RunningSandbox) -> None:
    calm(sandbox)
    with Receiver() as second:
        lost = client.webhook_endpoints.create({"url": receiver.url, "enabled_events": ["*"]})
        client.webhook_endpoints.create({"url": second.url, "enabled_events": ["*"]})
        sandbox.chaos(endpoint=lost.id, drop=1)

        client.customers.create({"name": "Kopi Labs"})
        second.wait(lambda: len(second.requests) == 1)
        receiver.settle()

        assert receiver.requests == []
        assert client.events.list({"delivery_success": False}).data != []


def test_a_wrong_signature_is_refused_and_then_repeated_rightly(
    client: Any, receiver: Receiver, endpoint: Any, sandbox: RunningSandbox
) -> None:
    sandbox.chaos(duplicate=0, shuffle=0, bad_signature=1)
    receiver.answers = [400]
    client.customers.create({"name": "Kopi Labs"})
    receiver.wait(lambda: len(receiver.requests) == 1)
    with pytest.raises(stripe.SignatureVerificationError):
        receiver.events(endpoint.secret)

    sandbox.chaos(bad_signature=0)
    receiver.wait(lambda: len(receiver.requests) == 2)

    body, header = receiver.requests[1]
    assert stripe.Webhook.construct_event(body, header, endpoint.secret).type == "customer.created"


def test_sent_once_more_by_hand(client: Any, receiver: Receiver, endpoint: Any, sandbox: RunningSandbox) -> None:
    calm(sandbox)
    client.customers.create({"name": "Kopi Labs"})
    receiver.wait(lambda: len(receiver.requests) == 1)
    (event,) = client.events.list().data

    assert sandbox.control("resend", {"event": event.id}) == {"endpoints": 1}
    receiver.wait(lambda: len(receiver.requests) == 2)

    assert {one.id for one in receiver.events(endpoint.secret)} == {event.id}


def test_what_is_owed_survives_a_restart(tmp_path: Path, contract_cache: Path) -> None:
    with Receiver() as receiver:
        options = {"stripe_webhook_url": receiver.url, "stripe_webhook_secret": "whsec_given"}
        first = start_sandbox(tmp_path, contract_cache=contract_cache, **options)
        first.hold_webhooks()
        made = client_for(first.url).customers.create({"name": "Kopi Labs"})
        assert first.stop() == 0
        assert receiver.requests == []

        second = start_sandbox(tmp_path, contract_cache=contract_cache, **options)
        try:
            second.release()
            receiver.wait(lambda: len(receiver.requests) >= 1)
            client = client_for(second.url)

            assert client.customers.retrieve(made.id).name == "Kopi Labs"
            assert receiver.events("whsec_given")[0].data.object.id == made.id
            assert len(client.webhook_endpoints.list().data) == 1
        finally:
            second.stop()


def test_a_webhook_that_is_faster_than_the_answer(
    client: Any, receiver: Receiver, endpoint: Any, sandbox: RunningSandbox
) -> None:
    calm(sandbox)
    sandbox.fail_next("/v1/customers", status=0, delay=1, after=True)

    client.customers.create({"name": "Kopi Labs"})

    assert len(receiver.requests) == 1
