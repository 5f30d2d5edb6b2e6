"""Notices are hints: in whatever order and however often they come, the mirror shows what is."""

import random

import pytest
from billing.shop import at_provider, deliver, deliver_all, events, facts, rows, session_of
from django.db import IntegrityError

from orchestrator.billing.models import Checkout, Customer, Invoice, Operation, Subscription
from orchestrator.billing.operations import sync_customer
from orchestrator.billing.stripe.client import client
from orchestrator.kit.time import now
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(shop, mei):
    """Mei has paid for Starter; nobody has told us."""
    shop.pay(mei.choose())
    return at_provider("subscriptions", status="all")[0]


def mirror(member):
    seen = [(each.stripe_id, each.status, each.plan) for each in rows(member, Subscription)]
    return seen, [(each.stripe_id, each.status, each.total) for each in rows(member, Invoice)]


@pytest.mark.parametrize("seed", range(4))
def test_duplicates_and_disorder_come_to_the_same(mei, paid, seed):
    client().v1.subscriptions.update(paid.id, {"cancel_at_period_end": True})
    client().v1.subscriptions.update(paid.id, {"cancel_at_period_end": False})
    shuffled = events() * 2
    random.Random(seed).shuffle(shuffled)

    for event in shuffled:
        assert deliver(event) == 200
        if random.Random(event.id).random() < 0.5:
            drain()
    drain()

    assert mirror(mei) == ([(paid.id, "active", "starter")], [(paid.latest_invoice, "paid", 2_900)])
    assert sorted(facts(mei)) == [
        "billing.checkout_started",
        "billing.invoice_paid",
        "billing.subscription_activated",
    ]


def test_a_late_notice_does_not_revive_what_has_ended(mei, paid):
    early = events()
    deliver_all()
    client().v1.subscriptions.cancel(paid.id)
    deliver_all()
    assert mei.has() == ("free", "free")
    before = facts(mei)

    for number, event in enumerate(early):  # the same things said again under other names
        deliver(str(event).replace(event.id, f"evt_again_{number}"))
    drain()

    assert mei.has() == ("free", "free")
    assert rows(mei, Subscription)[0].status == "canceled"
    assert facts(mei) == before
    assert before[-1] == "billing.subscription_ended"


def test_a_reading_that_began_earlier_is_dropped(mei, paid):
    deliver_all()
    with acting_for(mei.organisation.pk):
        Customer.objects.update(fetch_started_at=now().replace(year=2100))
    client().v1.subscriptions.cancel(paid.id)

    sync_customer(customer_id=paid.customer)

    assert rows(mei, Subscription)[0].status == "active"


def test_a_cancellation_at_the_end_of_the_period_is_told_and_can_be_taken_back(mei, paid):
    deliver_all()
    assert mei.get("subscription/current").json()["ends_at"] is None

    client().v1.subscriptions.update(paid.id, {"cancel_at_period_end": True})
    deliver_all()
    current = mei.get("subscription/current").json()
    assert current["cancel_at_period_end"]
    assert current["ends_at"] == current["period_end"]
    assert mei.has() == ("starter", "active")

    client().v1.subscriptions.update(paid.id, {"cancel_at_period_end": False})
    deliver_all()
    assert mei.get("subscription/current").json()["ends_at"] is None
    assert facts(mei, "billing.subscription_changed") == ["billing.subscription_changed"] * 2


def test_after_the_end_another_plan_can_be_bought(shop, mei, paid):
    deliver_all()
    client().v1.subscriptions.cancel(paid.id)
    deliver_all()

    url = mei.choose("professional")
    shop.pay(url)

    assert mei.settle(session_of(url))["status"] == "settled"
    assert mei.has() == ("professional", "active")
    assert len(at_provider("customers")) == 1


def test_a_deleted_customer_has_no_subscription_any_more(mei, paid):
    deliver_all()
    client().v1.customers.delete(paid.customer)

    deliver_all()

    assert mei.has() == ("free", "free")
    assert rows(mei, Subscription)[0].ended_at is not None


def test_of_two_pages_that_were_paid_the_first_is_kept_and_the_other_cancelled(shop, mei):
    first = mei.choose("starter")
    customer = rows(mei, Customer)[0].stripe_customer_id
    price = rows(mei, Checkout)[0].price
    second = client().v1.checkout.sessions.create(
        {
            "mode": "subscription",
            "customer": customer,
            "line_items": [{"price": price.stripe_price_id, "quantity": 1}],
            "success_url": "http://localhost:3000/",
        }
    )
    shop.pay(first)
    shop.pay(second.url)

    deliver_all()
    kept, other = sorted(rows(mei, Subscription), key=lambda each: each.surplus)
    deliver_all()

    assert {each.id: each.status for each in at_provider("subscriptions", status="all")} == {
        kept.stripe_id: "active",
        other.stripe_id: "canceled",
    }
    assert [each.state for each in rows(mei, Operation, kind="cancel_subscription")] == ["done"]
    assert mei.has() == ("starter", "active")
    assert facts(mei).count("billing.surplus_subscription_found") == 1
    assert facts(mei).count("billing.subscription_activated") == 1


def test_the_database_refuses_a_second_live_subscription(mei, paid):
    deliver_all()
    row = rows(mei, Subscription)[0]
    row.pk, row.stripe_id, row._state.adding = None, "sub_second", True

    with pytest.raises(IntegrityError, match="one_live_subscription_each"), acting_for(mei.organisation.pk):
        row.save(force_insert=True)


def test_the_database_refuses_a_second_open_page(mei):
    mei.choose()
    row, step = rows(mei, Checkout)[0], rows(mei, Operation, kind="make_customer")[0]
    row.pk, row.session_id, row.operation, row._state.adding = None, "cs_second", step, True

    with pytest.raises(IntegrityError, match="one_open_checkout_each"), acting_for(mei.organisation.pk):
        row.save(force_insert=True)


def test_the_database_refuses_two_steps_of_buying_at_once(mei):
    mei.choose()
    steps = [Operation(organisation=mei.organisation, kind=kind) for kind in ("make_customer", "expire_checkout")]

    with pytest.raises(IntegrityError, match="one_step_of_buying_at_a_time"), acting_for(mei.organisation.pk):
        Operation.objects.bulk_create(steps)
