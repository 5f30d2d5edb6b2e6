"""From a plan to a payment: what a person sees, and what is never lost or doubled."""

import pytest
from billing.shop import deliver_all, facts, session_of

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


def test_a_declined_card_can_be_followed_by_a_good_one(shop, mei):
    url = mei.choose()

    with pytest.raises(PaymentDeclined):
        shop.pay(url, number="4000000000000002")
    assert mei.settle(session_of(url))["status"] == "processing"
    assert mei.has() == ("free", "free")

    shop.pay(url)
    assert mei.settle(session_of(url))["status"] == "settled"
