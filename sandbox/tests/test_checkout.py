"""The hosted page: what it shows, what it takes, what it makes."""

import threading
from typing import Any

import httpx
import pytest
import stripe
from shop import PLANS, Shop

from orchestrator_sandbox.testing import CARD, PaymentDeclined, RunningSandbox

GOOD = CARD | {"number": "4242 4242 4242 4242"}


def test_a_stranger_becomes_a_paying_customer(shop: Shop) -> None:
    session = shop.checkout(client_reference_id="org_1", subscription_data={"metadata": {"organisation": "org_1"}})
    assert (session.status, session.payment_status, session.amount_total) == ("open", "unpaid", 3900)

    back = shop.sandbox.pay(session.url)

    assert back == f"http://localhost:3000/kopi-labs/billing/return?session_id={session.id}"
    paid = shop.client.checkout.sessions.retrieve(
        session.id,
        {"expand": ["subscription.latest_invoice.payments", "line_items", "subscription.default_payment_method"]},
    )
    assert (paid.status, paid.payment_status, paid.client_reference_id) == ("complete", "paid", "org_1")
    assert paid.url is None
    assert paid.line_items.data[0].price.id == shop.price.id
    subscription = paid.subscription
    assert (subscription.status, subscription.metadata["organisation"]) == ("active", "org_1")
    assert subscription.default_payment_method.card.last4 == "4242"
    assert subscription.billing_mode.type == "flexible"
    (item,) = subscription["items"].data
    assert 28 * 86400 <= item.current_period_end - item.current_period_start <= 31 * 86400
    invoice = subscription.latest_invoice
    assert (invoice.status, invoice.total, invoice.amount_paid, invoice.amount_remaining) == ("paid", 3900, 3900, 0)
    assert invoice.billing_reason == "subscription_create"
    assert invoice.parent.subscription_details.subscription == subscription.id
    assert invoice.lines.data[0].description == "1 × Starter (at S$39.00 / month)"  # noqa: RUF001
    (payment,) = invoice.payments.data
    intent = shop.client.payment_intents.retrieve(payment.payment.payment_intent, {"expand": ["latest_charge"]})
    assert (intent.status, intent.latest_charge.paid, intent.amount) == ("succeeded", True, 3900)


def test_one_event_for_each_thing_that_happened(shop: Shop) -> None:
    shop.subscribe()

    assert sorted(event.type for event in shop.client.events.list({"limit": 100}).data) == sorted(
        [
            "product.created",
            "price.created",
            "customer.created",
            "customer.updated",
            "payment_method.attached",
            "payment_intent.created",
            "charge.succeeded",
            "payment_intent.succeeded",
            "customer.subscription.created",
            "invoice.created",
            "invoice.finalized",
            "invoice_payment.paid",
            "invoice.paid",
            "invoice.payment_succeeded",
            "checkout.session.completed",
        ]
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("4000000000000002", "declined"),
        ("4000000000009995", "insufficient funds"),
        ("4000000000000069", "expired"),
        ("4000000000000127", "security code is incorrect"),
        ("4000000000000119", "processing your card"),
        ("4111111111111111", "test cards only"),
    ],
)
def test_a_declined_card_stays_on_the_page_and_leaves_nothing(shop: Shop, number: str, words: str) -> None:
    session = shop.checkout()

    with pytest.raises(PaymentDeclined, match=words):
        shop.sandbox.pay(session.url, number)

    assert shop.client.checkout.sessions.retrieve(session.id).status == "open"
    assert shop.client.subscriptions.list({"status": "all"}).data == []
    assert shop.client.invoices.list().data == []
    shop.sandbox.pay(session.url)
    assert shop.client.checkout.sessions.retrieve(session.id).status == "complete"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("number", "", "Enter your card number"),
        ("number", "4242 4242 4242 4241", "number is invalid"),
        ("number", "<script>alert(1)</script>", "number is invalid"),
        ("expiry", "01/20", "in the past"),
        ("expiry", "13/40", "date is invalid"),
        ("expiry", "soon", "date is incomplete"),
        ("cvc", "12", "security code is incomplete"),
        ("name", "  ", "Enter the name"),
    ],
)
def test_what_is_not_filled_in_rightly(shop: Shop, field: str, value: str, words: str) -> None:
    session = shop.checkout()

    answer = httpx.post(session.url, data=GOOD | {field: value})

    assert answer.status_code == 400
    assert words in answer.text
    assert f'aria-describedby="{field}-problem"' in answer.text
    assert "<script>alert" not in answer.text


def test_the_page_shows_what_is_bought(shop: Shop) -> None:
    session = shop.checkout(line_items=[{"price": shop.price.id, "quantity": 3}])

    page = httpx.get(session.url).text

    for words in ("Starter", "S$117.00", "Qty 3", "S$39.00 each", "per month", "mei@kopi.example", PLANS):
        assert words in page
    assert "4242 4242 4242 4242" in page


def test_a_second_submit_is_harmless(shop: Shop) -> None:
    session = shop.checkout()

    first = shop.sandbox.pay(session.url)
    second = shop.sandbox.pay(session.url)

    assert first == second
    assert len(shop.client.subscriptions.list().data) == 1
    assert len(shop.client.charges.list().data) == 1
    assert "Already paid" in httpx.get(f"{shop.sandbox.url}/c/pay/{session.id}").text


def test_two_impatient_clicks_at_once_pay_once(shop: Shop) -> None:
    session = shop.checkout()
    threads = [threading.Thread(target=httpx.post, args=[session.url], kwargs={"data": GOOD}) for _ in range(5)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(shop.client.charges.list().data) == 1


def test_an_expired_session_takes_no_card(shop: Shop) -> None:
    session = shop.checkout()

    expired = shop.client.checkout.sessions.expire(session.id)

    assert (expired.status, expired.url) == ("expired", None)
    answer = httpx.post(session.url, data=GOOD)
    assert "This page has expired" in answer.text
    assert PLANS in answer.text
    assert shop.client.charges.list().data == []
    with pytest.raises(stripe.InvalidRequestError, match="Only Checkout Sessions with a status"):
        shop.client.checkout.sessions.expire(session.id)


def test_a_session_expires_by_itself_after_a_day(shop: Shop) -> None:
    session = shop.checkout()

    shop.sandbox.control("clock", {"advance": 86_401})

    assert shop.client.checkout.sessions.retrieve(session.id).status == "expired"
    assert [event.type for event in shop.client.events.list({"limit": 1}).data] == ["checkout.session.expired"]


def test_somebody_new_pays_with_an_address_only(shop: Shop) -> None:
    session = shop.checkout(customer=None, customer_email="ravi@stranger.example")

    shop.sandbox.pay(session.url)

    paid = shop.client.checkout.sessions.retrieve(session.id, {"expand": ["customer"]})
    assert paid.customer.email == "ravi@stranger.example"
    assert paid.customer_details.email == "ravi@stranger.example"


def test_a_single_payment(shop: Shop) -> None:
    price = shop.client.prices.create({"product": shop.product.id, "currency": "jpy", "unit_amount": 500})
    session = shop.checkout(
        mode="payment",
        line_items=[{"price": price.id, "quantity": 2}],
        payment_intent_data={"metadata": {"order": "7"}},
    )

    assert "¥1,000" in httpx.get(session.url).text
    shop.sandbox.pay(session.url)

    paid = shop.client.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    assert (paid.payment_intent.amount, paid.payment_intent.metadata["order"]) == (1000, "7")
    assert paid.subscription is None


def test_a_form_from_another_site_is_refused(shop: Shop) -> None:
    session = shop.checkout()

    forged = httpx.post(session.url, data=GOOD, headers={"Origin": "http://evil.example"})
    own = httpx.post(session.url, data=GOOD, headers={"Origin": shop.sandbox.url})

    assert forged.status_code == 403
    assert own.status_code == 303


def test_an_unknown_session(sandbox: RunningSandbox) -> None:
    answer = httpx.get(f"{sandbox.url}/c/pay/cs_test_none")

    assert answer.status_code == 404
    assert "Nothing is to be paid here" in answer.text


def test_the_hosted_invoice(shop: Shop) -> None:
    url = shop.subscribe().latest_invoice.hosted_invoice_url

    page = httpx.get(url)

    assert page.status_code == 200
    assert "Kopi Labs" in page.text
    assert "S$39.00" in page.text
    assert httpx.get(url[:-1] + "!").status_code == 404


def test_no_cookie_is_set_anywhere(shop: Shop) -> None:
    session = shop.checkout()

    for path in ("/", "/mail", "/panel/chaos", f"/c/pay/{session.id}", "/healthz"):
        assert "set-cookie" not in httpx.get(shop.sandbox.url + path).headers


def test_what_the_payer_typed_is_kept_if_wanted(shop: Shop) -> None:
    nameless: Any = shop.client.customers.create({})
    session = shop.checkout(customer=nameless.id, customer_update={"name": "auto"})

    shop.sandbox.pay(session.url)

    kept = shop.client.customers.retrieve(nameless.id)
    assert (kept.name, kept.email) == ("Mei Lim", "mei@kopi.example")


def test_a_free_plan_is_subscribed_to_without_a_payment(shop: Shop) -> None:
    free = shop.client.prices.create(
        {"product": shop.product.id, "currency": "sgd", "unit_amount": 0, "recurring": {"interval": "month"}}
    )

    subscription = shop.subscribe(line_items=[{"price": free.id, "quantity": 1}])

    assert (subscription.status, subscription.latest_invoice.status) == ("active", "paid")
    assert shop.client.charges.list().data == []
    (session,) = shop.client.checkout.sessions.list({"subscription": subscription.id}).data
    assert session.payment_status == "no_payment_required"


def test_too_little_to_charge(shop: Shop) -> None:
    price = shop.client.prices.create({"product": shop.product.id, "currency": "sgd", "unit_amount": 49})

    with pytest.raises(stripe.InvalidRequestError, match=r"at least S\$0.50") as caught:
        shop.checkout(mode="payment", line_items=[{"price": price.id, "quantity": 1}])
    assert caught.value.code == "amount_too_small"


def test_the_customer_is_gone_when_the_card_is_typed(shop: Shop) -> None:
    session = shop.checkout()
    shop.client.customers.delete(shop.customer.id)

    with pytest.raises(PaymentDeclined, match="No such customer"):
        shop.sandbox.pay(session.url, email="mei@kopi.example")

    assert shop.client.charges.list().data == []
