"""Ending, resuming, and giving money back."""

from typing import Any

import pytest
import stripe
from shop import Shop


def latest_event(shop: Shop) -> Any:
    return shop.client.events.list({"limit": 1}).data[0]


def test_ending_with_the_period_and_changing_one_s_mind(shop: Shop) -> None:
    subscription = shop.subscribe()
    period_end = subscription["items"].data[0].current_period_end

    ending = shop.client.subscriptions.update(
        subscription.id,
        {"cancel_at_period_end": True, "cancellation_details": {"feedback": "too_expensive", "comment": "Bye"}},
    )
    told = latest_event(shop)
    staying = shop.client.subscriptions.update(subscription.id, {"cancel_at_period_end": False})

    assert (ending.status, ending.cancel_at_period_end, ending.cancel_at) == ("active", True, period_end)
    assert ending.cancellation_details.reason == "cancellation_requested"
    assert ending.cancellation_details.feedback == "too_expensive"
    assert told.type == "customer.subscription.updated"
    assert told.data.previous_attributes.cancel_at_period_end is False
    assert (staying.cancel_at_period_end, staying.cancel_at, staying.canceled_at) == (False, None, None)


def test_it_ends_when_the_period_does(shop: Shop) -> None:
    subscription = shop.subscribe()
    shop.client.subscriptions.update(subscription.id, {"cancel_at_period_end": True})

    shop.sandbox.control("clock", {"advance": 32 * 86_400})

    ended = shop.client.subscriptions.retrieve(subscription.id)
    assert (ended.status, ended.ended_at is not None) == ("canceled", True)
    assert latest_event(shop).type == "customer.subscription.deleted"


def test_the_clock_does_not_pass_a_renewal_that_cannot_be_played(shop: Shop) -> None:
    shop.subscribe()

    with pytest.raises(AssertionError, match="renewals are not supported yet"):
        shop.sandbox.control("clock", {"advance": 32 * 86_400})


def test_canceled_is_for_good(shop: Shop) -> None:
    subscription = shop.subscribe()

    canceled = shop.client.subscriptions.cancel(subscription.id)

    assert canceled.status == "canceled"
    assert shop.client.subscriptions.list({"customer": shop.customer.id}).data == []
    for status in ("all", "canceled", "ended"):
        found = shop.client.subscriptions.list({"customer": shop.customer.id, "status": status}).data
        assert [one.id for one in found] == [subscription.id]
    with pytest.raises(stripe.InvalidRequestError, match="No such subscription"):
        shop.client.subscriptions.cancel(subscription.id)
    with pytest.raises(stripe.InvalidRequestError, match="can only update its cancellation_details and metadata"):
        shop.client.subscriptions.update(subscription.id, {"cancel_at_period_end": True})
    kept = shop.client.subscriptions.update(subscription.id, {"metadata": {"seen": "yes"}})
    assert kept.metadata["seen"] == "yes"


def test_plans_of_different_rhythm_and_number(shop: Shop) -> None:
    yearly = shop.client.prices.create(
        {"product": shop.product.id, "currency": "sgd", "unit_amount": 39000, "recurring": {"interval": "year"}}
    )

    subscription = shop.subscribe(line_items=[{"price": yearly.id, "quantity": 2}])

    (item,) = subscription["items"].data
    assert (item.quantity, item.price.recurring.interval) == (2, "year")
    assert 365 * 86_400 <= item.current_period_end - item.current_period_start <= 366 * 86_400
    assert subscription.latest_invoice.total == 78000
    assert [one.id for one in shop.client.subscriptions.list({"price": yearly.id}).data] == [subscription.id]
    with pytest.raises(stripe.InvalidRequestError, match="different billing intervals"):
        shop.checkout(line_items=[{"price": price.id, "quantity": 1} for price in (yearly, shop.price)])


def test_deleting_the_customer_ends_what_it_subscribes_to(shop: Shop) -> None:
    subscription = shop.subscribe()

    shop.client.customers.delete(shop.customer.id)

    assert shop.client.customers.retrieve(shop.customer.id).deleted is True
    assert shop.client.subscriptions.retrieve(subscription.id).status == "canceled"
    assert shop.client.customers.list().data == []
    with pytest.raises(stripe.InvalidRequestError, match="No such customer"):
        shop.checkout()


def test_money_back_in_parts_and_never_more_than_was_paid(shop: Shop) -> None:
    subscription = shop.subscribe()
    (charge,) = shop.client.charges.list({"customer": shop.customer.id}).data

    part = shop.client.refunds.create({"charge": charge.id, "amount": 900, "reason": "requested_by_customer"})
    with pytest.raises(stripe.InvalidRequestError, match=r"\(S\$30.01\) is greater than unrefunded amount on charge"):
        shop.client.refunds.create({"charge": charge.id, "amount": 3001})
    rest = shop.client.refunds.create({"payment_intent": charge.payment_intent})
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.client.refunds.create({"charge": charge.id})

    assert (part.status, part.amount, rest.amount) == ("succeeded", 900, 3000)
    assert caught.value.code == "charge_already_refunded"
    after = shop.client.charges.retrieve(charge.id, {"expand": ["refunds"]})
    assert (after.amount_refunded, after.refunded) == (3900, True)
    assert [refund.id for refund in after.refunds.data] == [rest.id, part.id]
    assert shop.client.subscriptions.retrieve(subscription.id).status == "active"


def test_invoices_are_numbered_and_found(shop: Shop) -> None:
    first, second = shop.subscribe(), shop.subscribe()

    numbers = [invoice.number for invoice in shop.client.invoices.list({"customer": shop.customer.id}).data]
    (of_first,) = shop.client.invoices.list({"subscription": first.id}).data
    (payment,) = shop.client.invoice_payments.list({"invoice": of_first.id}).data
    intent = payment.payment.payment_intent
    by_intent = {"payment": {"type": "payment_intent", "payment_intent": intent}}

    assert [number[-5:] for number in numbers] == ["-0002", "-0001"]
    assert of_first.id == first.latest_invoice.id != second.latest_invoice.id
    assert [one.id for one in shop.client.invoice_payments.list(by_intent).data] == [payment.id]
