"""From a plan to a payment: what a person sees, and what is never lost or doubled."""

import pytest
from billing.shop import at_provider, deliver_all, facts, rows, session_of

from orchestrator.billing.models import Checkout, Subscription
from orchestrator.entitlements.operations import start_trial
from orchestrator.kit.time import now
from orchestrator_sandbox.testing import PaymentDeclined

pytestmark = pytest.mark.django_db


def test_choosing_paying_and_coming_back_settles_without_any_notice(shop, mei):
    shop.hold_webhooks()
    url = mei.choose("starter")

    back = shop.pay(url)

    assert back.startswith("http://localhost:3000/kopi-labs/billing/return?session_id=cs_test_")
    settled = mei.settle(session_of(url))
    assert settled["status"] == "settled"
    assert settled["subscription"]["plan"] == {"code": "starter", "name": "Starter"}
    assert settled["subscription"]["status"] == "active"
    assert facts(mei) == ["billing.checkout_started", "billing.subscription_activated", "billing.invoice_paid"]


def test_notices_settle_what_the_payer_did_not_come_back_for(shop, mei):
    shop.pay(mei.choose("professional", "year"))
    assert mei.has() == ("free", "free")

    deliver_all()

    assert mei.has() == ("professional", "active")
    assert mei.get("subscription/current").json()["interval"] == "year"


def test_settling_again_and_notices_afterwards_change_nothing(shop, mei):
    url = mei.choose()
    shop.pay(url)
    first = mei.settle(session_of(url))
    before = facts(mei)

    assert mei.settle(session_of(url)) == first
    deliver_all()

    assert facts(mei) == before
    assert mei.settle(session_of(url)) == first


def test_a_declined_card_can_be_followed_by_a_good_one(shop, mei):
    url = mei.choose()

    with pytest.raises(PaymentDeclined):
        shop.pay(url, number="4000000000000002")
    assert mei.settle(session_of(url))["status"] == "processing"
    assert mei.has() == ("free", "free")

    shop.pay(url)
    assert mei.settle(session_of(url))["status"] == "settled"


def test_a_subscription_comes_before_the_trial(shop, mei):
    start_trial(organisation_id=mei.organisation.pk, at=now())
    assert mei.has() == ("professional", "trialing")

    url = mei.choose("starter")
    shop.pay(url)

    assert mei.settle(session_of(url))["subscription"]["source"] == "subscription"
    assert mei.has() == ("starter", "active")


def test_choosing_the_same_plan_again_gives_the_same_page(shop, mei, kavita):
    assert mei.choose("starter") == kavita.choose("starter")

    assert len(at_provider("checkout.sessions")) == 1
    assert facts(mei) == ["billing.checkout_started"]


@pytest.mark.parametrize("choice", [("professional", "month"), ("starter", "year")])
def test_choosing_another_plan_closes_the_first_page(shop, mei, choice):
    first = session_of(mei.choose("starter", "month"))

    second = session_of(mei.choose(*choice))

    assert {each.id: each.status for each in at_provider("checkout.sessions")} == {first: "expired", second: "open"}
    assert mei.settle(first)["status"] == "expired"


def test_a_page_that_was_paid_just_before_is_not_joined_by_another(shop, mei):
    shop.pay(mei.choose("starter"))

    answer = mei.post("subscription/upgrade", {"plan": "professional", "interval": "month"})

    assert (answer.status_code, answer.json()["code"]) == (409, "already_subscribed")
    assert mei.has() == ("starter", "active")
    assert len(at_provider("checkout.sessions")) == 1


def test_who_pays_already_is_told_that_plans_are_not_changed_here(shop, mei):
    url = mei.choose()
    shop.pay(url)
    mei.settle(session_of(url))

    answer = mei.post("subscription/upgrade", {"plan": "professional", "interval": "month"})

    assert (answer.status_code, answer.json()["code"]) == (409, "already_subscribed")
    assert "contact us" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("plan", "interval", "code"),
    [
        ("gold", "month", "unknown_plan"),
        ("free", "month", "plan_not_sold"),
        ("starter", "week", "invalid"),
        ("", "month", "invalid"),
    ],
)
def test_only_what_the_catalogue_sells_can_be_chosen(shop, mei, plan, interval, code):
    answer = mei.post("subscription/upgrade", {"plan": plan, "interval": interval})

    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert at_provider("customers") == []


def test_a_price_of_the_browsers_is_not_heard(shop, mei):
    answer = mei.post("subscription/upgrade", {"plan": "starter", "interval": "month", "amount": 1, "price": "price_1"})

    assert answer.status_code == 201
    assert at_provider("checkout.sessions")[0].amount_total == 2_900


def test_who_may_buy(shop, mei, kavita, tan):
    body = {"plan": "starter", "interval": "month"}

    assert tan.post("subscription/upgrade", body).json()["code"] == "role_required"
    assert kavita.post("subscription/upgrade", body).status_code == 201


def test_a_strangers_page_is_not_there(shop, mei, ravi):
    url = mei.choose()
    shop.pay(url)

    answer = ravi.post("subscription/settlement", {"session_id": session_of(url)})

    assert answer.status_code == 404
    assert rows(mei, Subscription) == []
    assert mei.post("subscription/settlement", {"session_id": "cs_test_nobody"}).status_code == 404


def test_invoices_are_listed_for_those_who_keep_the_books(shop, mei, tan, ravi):
    url = mei.choose()
    shop.pay(url)
    mei.settle(session_of(url))

    (invoice,) = mei.get("invoices").json()["data"]

    assert invoice["status"] == "paid"
    assert (invoice["total"], invoice["currency"], invoice["display"]) == (2_900, "USD", "USD 29")
    assert invoice["number"]
    assert invoice["paid_at"]
    assert invoice["id"].startswith("inv_")
    assert ravi.get("invoices").json()["data"] == []
    assert tan.get("invoices").status_code == 403


def test_a_page_is_forgotten_when_it_expires(shop, mei):
    first = session_of(mei.choose())
    shop.control("clock", {"advance": 25 * 3600})

    deliver_all()

    assert rows(mei, Checkout)[0].state == "expired"
    assert session_of(mei.choose()) != first


def test_without_a_payment_provider_everything_else_works(mei, settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"stripe_api_key": None})

    answer = mei.post("subscription/upgrade", {"plan": "starter", "interval": "month"})

    assert (answer.status_code, answer.json()["code"]) == (409, "no_payment_provider")
    assert mei.has() == ("free", "free")
    assert mei.get("invoices").json() == {"data": []}
