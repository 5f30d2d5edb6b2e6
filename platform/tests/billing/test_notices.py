"""What comes in at the hook: kept once when it is the provider's, and not at all otherwise."""

import gzip
import json
import time

import pytest
import stripe
from billing.shop import HOOK, OLD_SECRET, SECRET, at_provider, deliver, events, facts, rows, session_of, works_again

from orchestrator.billing.models import Customer, Notice, Subscription
from orchestrator.billing.operations import poll_events
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db


def post(body, header):
    headers = {} if header is None else {"Stripe-Signature": header}
    return HOOK.post("/hooks/stripe", body, content_type="application/json", headers=headers).status_code


def signed(body, *, secret=SECRET, at=None):
    return stripe.WebhookSignature.generate_signature_header(body, secret, at)


@pytest.fixture
def body(shop, mei):
    """A real notice of the provider's."""
    mei.choose()
    return str(events()[-1])


def test_a_good_signature_is_kept(body):
    assert post(body, signed(body)) == 200
    assert Notice.objects.get().event_id == json.loads(body)["id"]


def test_forged_stale_and_missing_signatures_leave_nothing(body):
    now = int(time.time())
    header = signed(body)

    assert post(body, None) == 400
    assert post(body, "") == 400
    assert post(body, "t=,v1=") == 400
    assert post(body, "nonsense") == 400
    assert post(body, signed(body, secret="whsec_somebody_elses")) == 400
    assert post(body, signed(body, at=now - 301)) == 400
    assert post(body, header.replace("v1=", "v0=")) == 400
    assert post(body.replace("customer", "customs"), header) == 400
    assert post(json.dumps(json.loads(body), indent=None, separators=(",", ":")), header) == 400
    assert post(gzip.compress(body.encode()), header) == 400
    assert post(b"\xff\xfe", header) == 400
    assert post("", header) == 400
    assert Notice.objects.count() == 0


def test_both_secrets_are_good_while_one_is_being_rolled(body):
    both = signed(body, secret="whsec_unknown") + "," + signed(body, secret=OLD_SECRET).split(",")[1]

    assert post(body, signed(body, secret=OLD_SECRET)) == 200
    assert post(body, both) == 200
    assert Notice.objects.count() == 1


def test_a_notice_of_the_other_mode_is_refused(body):
    live = body.replace('"livemode": false', '"livemode": true')
    assert live != body

    assert post(live, signed(live)) == 400
    assert Notice.objects.count() == 0


@pytest.mark.parametrize("signed_body", ["[]", "{}", "null", '"a"', '{"object": "event", "id": 1}', "not json"])
def test_what_is_signed_and_no_notice_is_refused(shop, signed_body):
    assert post(signed_body, signed(signed_body)) == 400
    assert Notice.objects.count() == 0


def test_too_large_a_body_is_not_read(shop):
    assert post("x" * (256 * 1024 + 1), "t=1,v1=a") == 413


def test_without_a_secret_there_is_no_hook(shop, settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"stripe_webhook_secrets": ()})

    assert post("{}", signed("{}")) == 404


def test_unknown_kinds_are_kept_and_done(body):
    told = json.loads(body) | {"id": "evt_new", "type": "a.kind.of_tomorrow"}
    told["data"] = {"object": {"object": "thing_of_tomorrow", "id": "thing_1"}}
    text = json.dumps(told)

    assert post(text, signed(text)) == 200
    assert Notice.objects.get().state == "done"


def test_it_takes_one_query_and_none_goes_to_the_provider(body, shop, django_assert_num_queries):
    shop.fail_next("/v1/", times=50)

    with django_assert_num_queries(1):
        assert post(body, signed(body)) == 200
    works_again(shop)


def test_a_thin_notice_leads_to_the_same(shop, mei):
    shop.pay(mei.choose())
    found = next(event for event in events() if event.type == "customer.subscription.created")
    thin = json.dumps(
        {
            "object": "v2.core.event",
            "id": "evt_thin",
            "type": "v1.customer.subscription.created",
            "livemode": False,
            "created": "2026-11-22T10:00:00.000Z",
            "related_object": {"id": found.data.object["id"], "type": "subscription", "url": "/v1/..."},
        }
    )

    assert post(thin, signed(thin)) == 200
    drain()

    assert mei.has() == ("starter", "active")


def test_a_notice_that_was_never_delivered_is_found_by_polling(shop, mei):
    shop.pay(mei.choose())

    assert poll_events() == len(events())
    drain()

    assert mei.has() == ("starter", "active")
    assert poll_events() == 0
    assert set(Notice.objects.values_list("source", flat=True)) == {"poll"}


def test_what_was_polled_and_is_delivered_afterwards_counts_once(shop, mei):
    shop.pay(mei.choose())
    poll_events()
    drain()
    before = facts(mei)

    assert [deliver(event) for event in events()] == [200] * len(events())
    drain()

    assert facts(mei) == before


def test_a_customer_of_somebody_else_is_left_alone(shop, mei):
    client = stripe.StripeClient("sk_test_sandbox", base_addresses={"api": shop.url})
    client.v1.customers.create({"name": "Somebody else's"})

    assert deliver(events()[-1]) == 200
    drain()

    assert Notice.objects.get().state == "done"
    assert rows(mei, Customer) == []


def test_a_notice_that_is_faster_than_our_commit_finds_the_organisation(shop, mei, impatient):
    shop.fail_next("/v1/customers", delay=1.0, status=0)
    assert mei.post("subscription/upgrade", {"plan": "starter"}).status_code == 503
    assert rows(mei, Customer)[0].stripe_customer_id is None
    while not at_provider("customers"):
        time.sleep(0.1)

    deliver(events()[-1])
    drain()

    known = rows(mei, Customer)[0].stripe_customer_id
    assert known is not None
    shop.pay(url := mei.choose())
    assert mei.settle(session_of(url))["status"] == "settled"
    assert rows(mei, Customer)[0].stripe_customer_id == known
    assert rows(mei, Subscription)[0].is_live
