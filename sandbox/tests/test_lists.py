"""Cursors and expansion."""

from typing import Any

import pytest
import stripe
from shop import Shop


def test_pages_are_newest_first_and_lose_nothing(client: Any) -> None:
    made = [client.customers.create({"name": f"Customer {number}"}).id for number in range(25)]

    first = client.customers.list({"limit": 10})
    everything = [customer.id for customer in client.customers.list({"limit": 10}).auto_paging_iter()]

    assert [customer.id for customer in first.data] == made[:-11:-1]
    assert first.has_more
    assert everything == made[::-1]


def test_back_again(client: Any) -> None:
    made = [client.customers.create({"name": f"Customer {number}"}).id for number in range(6)]

    newer = client.customers.list({"limit": 2, "ending_before": made[1]})

    assert [customer.id for customer in newer.data] == [made[3], made[2]]
    assert newer.has_more


@pytest.mark.parametrize("limit", [0, 101, -5])
def test_a_limit_out_of_bounds(client: Any, limit: int) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="This value must be") as caught:
        client.customers.list({"limit": limit})
    assert caught.value.param == "limit"


def test_a_cursor_that_is_none(client: Any) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="No such customer: 'cus_none'") as caught:
        client.customers.list({"starting_after": "cus_none"})
    assert caught.value.param == "starting_after"


def test_expansion_goes_four_levels_deep(shop: Shop) -> None:
    subscription = shop.subscribe()

    found = shop.client.invoices.retrieve(
        subscription.latest_invoice.id,
        {"expand": ["payments.data.payment.payment_intent", "customer", "parent.subscription_details.subscription"]},
    )

    assert found.customer.email == "mei@kopi.example"
    assert found.payments.data[0].payment.payment_intent.amount_received == 3900
    assert found.parent.subscription_details.subscription.id == subscription.id


def test_expansion_in_a_list(shop: Shop) -> None:
    shop.subscribe()

    (found,) = shop.client.subscriptions.list({"expand": ["data.latest_invoice", "data.customer"]}).data

    assert found.latest_invoice.status == "paid"
    assert found.customer.id == shop.customer.id


def test_expansion_has_an_end(shop: Shop) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="more than 4 levels"):
        shop.client.subscriptions.list({"expand": ["data.latest_invoice.customer.subscriptions.data"]})
    with pytest.raises(stripe.InvalidRequestError, match=r"cannot be expanded \(email\)"):
        shop.client.customers.retrieve(shop.customer.id, {"expand": ["email"]})
    with pytest.raises(stripe.InvalidRequestError, match=r"cannot be expanded \(soul\)"):
        shop.client.customers.retrieve(shop.customer.id, {"expand": ["soul"]})


def test_some_fields_appear_on_request_only(shop: Shop) -> None:
    shop.subscribe()

    plain = shop.client.customers.retrieve(shop.customer.id)
    asked = shop.client.customers.retrieve(shop.customer.id, {"expand": ["subscriptions"]})

    assert "subscriptions" not in plain
    assert [found.status for found in asked.subscriptions.data] == ["active"]


def test_events_are_found_by_kind(shop: Shop) -> None:
    events = shop.client.events

    assert [event.type for event in events.list({"type": "price.*"}).data] == ["price.created"]
    several = events.list({"types": ["customer.created", "product.created"]})
    assert [event.type for event in several.data] == ["customer.created", "product.created"]
    assert events.list({"created": {"gt": 4102444800}}).data == []
    assert events.retrieve(several.data[0].id).data.object.id == shop.customer.id
