"""The network between us and the provider: what is lost there is found again, and done once."""

import time

import pytest
from billing.shop import at_provider, deliver, deliver_all, facts, rows, session_of, time_passes, works_again

from orchestrator.billing.models import Customer, Dispatch, Notice, Operation
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db
CHOICE = {"plan": "starter", "interval": "month"}


def test_one_lost_answer_is_healed_within_the_call(shop, mei):
    shop.fail_next("/v1/customers", times=1, after=True)

    assert mei.choose()

    assert len(at_provider("customers")) == 1


def test_a_lost_customer_is_found_by_the_next_try(shop, mei, impatient):
    shop.fail_next("/v1/customers", times=1, delay=1.0, status=0)
    answer = mei.post("subscription/upgrade", CHOICE)
    assert (answer.status_code, answer.json()["code"]) == (503, "payment_provider_unavailable")
    until(lambda: len(at_provider("customers")) == 1)

    assert mei.choose()

    (customer,) = at_provider("customers")
    assert rows(mei, Customer)[0].stripe_customer_id == customer.id
    assert customer.metadata["org_id"] == str(mei.organisation.pk)


def test_a_lost_customer_is_found_by_the_sweep(shop, mei, impatient):
    shop.fail_next("/v1/customers", times=1, delay=1.0, status=0)
    mei.post("subscription/upgrade", CHOICE)
    until(lambda: len(at_provider("customers")) == 1)
    assert rows(mei, Operation)[0].state == "sent"

    time_passes()
    drain()

    assert [each.state for each in rows(mei, Operation)] == ["done"]
    assert rows(mei, Customer)[0].stripe_customer_id == at_provider("customers")[0].id


def test_a_lost_page_is_the_page_of_the_next_try(shop, mei, impatient):
    shop.fail_next("/v1/checkout/sessions", times=1, delay=1.0, status=0)
    assert mei.post("subscription/upgrade", CHOICE).status_code == 503
    until(lambda: len(at_provider("checkout.sessions")) == 1)

    url = mei.choose()

    assert [each.id for each in at_provider("checkout.sessions")] == [session_of(url)]
    assert facts(mei) == ["billing.checkout_started"]


def test_a_stored_failure_takes_a_new_key_and_makes_no_second_customer(shop, mei):
    shop.fail_next("/v1/customers", times=3, after=True)
    assert mei.post("subscription/upgrade", CHOICE).status_code == 503
    assert rows(mei, Operation)[0].attempt == 2

    assert mei.choose()

    assert len(at_provider("customers")) == 1


def test_what_a_person_is_called_is_not_kept_in_a_finished_command(shop, mei):
    mei.choose()

    assert rows(mei, Operation, kind="make_customer")[0].params == {}
    assert not Dispatch.objects.exclude(state="done").exists()


def test_while_the_provider_is_down_nothing_is_charged_and_nothing_is_lost(shop, mei):
    shop.fail_next("/v1/", times=100)
    answer = mei.post("subscription/upgrade", CHOICE)
    assert answer.status_code == 503
    assert "Nothing was charged" in answer.json()["detail"]
    assert mei.has() == ("free", "free")

    works_again(shop)
    url = mei.choose()
    shop.pay(url)

    assert mei.settle(session_of(url))["status"] == "settled"


def test_notices_wait_while_the_provider_is_down(shop, mei):
    shop.pay(mei.choose())
    found = at_provider("events")
    shop.fail_next("/v1/customers", times=500, status=429)
    from_hook = [event for event in found if event.type == "customer.subscription.created"]
    deliver_these(from_hook)
    notice = Notice.objects.get()
    assert (notice.state, notice.attempts) == ("pending", 1)
    assert "ProviderUnavailable" in notice.last_error

    works_again(shop)
    time_passes()
    drain()

    assert mei.has() == ("starter", "active")
    deliver_all()
    assert facts(mei, "billing.subscription_activated") == ["billing.subscription_activated"]


def deliver_these(found):
    for event in found:
        assert deliver(event) == 200
    drain()


def until(holds):
    for _ in range(100):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come true")
