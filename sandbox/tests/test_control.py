"""The control API and the panel."""

from typing import Any

import httpx
import pytest
from receiver import Receiver
from shop import Shop

from orchestrator_sandbox.testing import RunningSandbox

PAGES = ("/", "/panel/objects", "/panel/events", "/panel/deliveries", "/panel/chaos", "/mail")


def test_state_and_reset(shop: Shop) -> None:
    shop.subscribe()

    before = shop.sandbox.ask("state")
    shop.sandbox.reset()
    after = shop.sandbox.ask("state")

    assert before["objects"]["subscription"] == 1
    assert after["objects"] == {}
    assert shop.client.customers.create({"name": "New"}).id != shop.customer.id


def test_the_same_seed_makes_the_same_ids(sandbox: RunningSandbox, client: Any) -> None:
    def made() -> list[str]:
        sandbox.reset(seed=7)
        return [client.customers.create({"name": "Kopi Labs"}).id, client.products.create({"name": "Starter"}).id]

    assert made() == made()


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("chaos", {"duplicate": 2}),
        ("chaos", {"frenzy": 1}),
        ("chaos", {"delay": -1}),
        ("chaos", {"endpoint": "we_none", "hold": True}),
        ("fail", {"status": 200}),
        ("fail", {"times": 0, "status": 500}),
        ("fail", {"unknown": 1}),
        ("mail", {"refuse_next": 1, "code": 250}),
        ("resend", {"event": "evt_none"}),
        ("clock", {"advance": -1}),
    ],
)
def test_what_cannot_be_meant_is_refused(sandbox: RunningSandbox, verb: str, body: Any) -> None:
    answer = httpx.post(f"{sandbox.url}/_sandbox/{verb}", json=body)

    assert answer.status_code in (400, 404)
    assert answer.json()["error"]


def test_no_other_site_may_command(sandbox: RunningSandbox) -> None:
    answer = httpx.post(f"{sandbox.url}/_sandbox/reset", headers={"Origin": "http://localhost:3000"})

    assert answer.status_code == 403


def test_health(sandbox: RunningSandbox) -> None:
    assert httpx.get(f"{sandbox.url}/healthz").json() == {"status": "ok", "smtp_port": sandbox.smtp_port}


def test_every_page_shows_when_empty_and_when_full(shop: Shop, receiver: Receiver) -> None:
    shop.sandbox.reset()
    for path in PAGES:
        assert httpx.get(shop.sandbox.url + path).status_code == 200
    endpoint = shop.client.webhook_endpoints.create({"url": receiver.url, "enabled_events": ["*"]})
    product = shop.client.products.create({"name": "Starter <script>"})
    price = shop.client.prices.create(
        {"product": product.id, "currency": "sgd", "unit_amount": 3900, "recurring": {"interval": "month"}}
    )
    customer = shop.client.customers.create({"email": "mei@kopi.example"})
    session = shop.checkout(customer=customer.id, line_items=[{"price": price.id, "quantity": 1}])
    shop.sandbox.pay(session.url)
    receiver.settle()

    kinds = shop.sandbox.ask("state")["objects"]
    for path in (*PAGES, *(f"/panel/objects?kind={kind}" for kind in kinds)):
        page = httpx.get(shop.sandbox.url + path, follow_redirects=True)
        assert page.status_code == 200
        assert "Starter <script>" not in page.text
    for event in shop.client.events.list({"limit": 100}).data:
        for id in (event.id, event.data.object.id):
            assert httpx.get(f"{shop.sandbox.url}/panel/objects/{id}").status_code == 200
    assert endpoint.url in httpx.get(f"{shop.sandbox.url}/panel/deliveries").text


def test_the_panel_s_forms_do_what_they_say(shop: Shop, receiver: Receiver) -> None:
    url = shop.sandbox.url
    endpoint = shop.client.webhook_endpoints.create({"url": receiver.url, "enabled_events": ["*"]})

    def submit(verb: str, **fields: str) -> int:
        return httpx.post(f"{url}/panel/do/{verb}", data=fields).status_code

    assert submit("chaos", duplicate="50", shuffle="1.5", drop="0", delay="0", bad_signature="0") == 303
    assert submit("chaos", endpoint=endpoint.id, duplicate="0", shuffle="0") == 303
    settings = shop.sandbox.ask("chaos")
    assert (settings["*"]["duplicate"], settings["*"]["shuffle"]) == (0.5, 1.5)
    assert (settings[endpoint.id]["duplicate"], settings[endpoint.id]["delay"]) == (0, 0)

    assert submit("hold") == 303
    assert shop.sandbox.ask("chaos")[endpoint.id]["hold"] is True
    assert "Release what is held" in httpx.get(f"{url}/panel/deliveries").text
    assert submit("release") == 303

    assert submit("fail", prefix="/v1/refunds", times="2", status="503", delay="0", after="no") == 303
    assert shop.sandbox.ask("fail")["data"][0]["remaining"] == 2
    assert submit("clear_faults") == 303
    assert shop.sandbox.ask("fail")["data"] == []

    event = shop.client.events.list({"limit": 1}).data[0]
    assert submit("resend", event=event.id) == 303
    receiver.wait(lambda: any(event.id.encode() in body for body, _ in receiver.requests))

    assert submit("chaos", duplicate="500") == 400
    assert submit("chaos", duplicate="many") == 400
    assert submit("reset") == 303
    assert shop.client.customers.list().data == []
