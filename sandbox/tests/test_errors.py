"""What Stripe refuses is refused in the same words."""

from typing import Any

import httpx
import pytest
import stripe
from shop import Shop, client_for

from orchestrator_sandbox.testing import RunningSandbox

KEY = {"Authorization": "Bearer sk_test_x"}


def test_an_unknown_parameter(client: Any) -> None:
    with pytest.raises(stripe.InvalidRequestError) as caught:
        client.customers.create({"favourite_colour": "red"})

    assert caught.value.http_status == 400
    assert caught.value.code == "parameter_unknown"
    assert caught.value.param == "favourite_colour"
    assert caught.value.user_message == "Received unknown parameter: favourite_colour"
    assert str(caught.value.request_id).startswith("req_")


def test_a_missing_parameter(client: Any) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="Missing required param: currency") as caught:
        client.prices.create({"unit_amount": 100, "product_data": {"name": "Starter"}})

    assert (caught.value.code, caught.value.param) == ("parameter_missing", "currency")


def test_what_is_not_there(client: Any) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="No such customer: 'cus_nobody'") as caught:
        client.customers.retrieve("cus_nobody")

    assert (caught.value.http_status, caught.value.code, caught.value.param) == (404, "resource_missing", "id")


def test_a_reference_to_what_is_not_there(shop: Shop) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="No such price: 'price_none'") as caught:
        shop.checkout(line_items=[{"price": "price_none", "quantity": 1}])

    assert (caught.value.http_status, caught.value.param) == (400, "line_items[0][price]")


@pytest.mark.parametrize(
    ("params", "message", "param"),
    [
        ({"unit_amount": -1}, "Invalid non-negative integer", "unit_amount"),
        ({"unit_amount": "many"}, "Invalid integer: many", "unit_amount"),
        ({"currency": "dollars"}, "Invalid currency: dollars", "currency"),
        (
            {"recurring": {"interval": "decade"}},
            "Invalid recurring\\[interval\\]: must be one of",
            "recurring[interval]",
        ),
        ({"recurring": {"interval": "year", "interval_count": 4}}, "three years", "recurring[interval_count]"),
        ({"product": "prod_none"}, "No such product: 'prod_none'", "product"),
    ],
)
def test_a_price_that_cannot_be(shop: Shop, params: Any, message: str, param: str) -> None:
    right = {"product": shop.product.id, "currency": "sgd", "unit_amount": 100}

    with pytest.raises(stripe.InvalidRequestError, match=message) as caught:
        shop.client.prices.create(right | params)

    assert caught.value.param == param


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"success_url": None}, "Missing required param: success_url"),
        ({"success_url": "javascript:alert(1)"}, "Not a valid URL"),
        ({"mode": "payment"}, "passed a recurring price"),
        ({"line_items": []}, "Missing required param: line_items"),
        ({"line_items": [{"price": "own"}]}, "Quantity is required"),
        ({"line_items": [{"price": "own", "quantity": 0}]}, "greater than or equal to 1"),
        ({"customer_email": "mei@kopi.example"}, "only specify one of these parameters: customer, customer_email"),
        ({"expires_at": 1}, "at least 30 minutes"),
        ({"ui_mode": "hosted"}, "Invalid ui_mode: must be one of"),
    ],
)
def test_a_checkout_that_cannot_be(shop: Shop, params: Any, message: str) -> None:
    for line in params.get("line_items", ()):
        line["price"] = shop.price.id

    with pytest.raises(stripe.InvalidRequestError, match=message):
        shop.checkout(**params)


def test_an_inactive_price_cannot_be_bought(shop: Shop) -> None:
    shop.client.prices.update(shop.price.id, {"active": False})

    with pytest.raises(stripe.InvalidRequestError, match="The price specified is inactive"):
        shop.checkout()


def test_valid_but_not_supported_is_never_silent(shop: Shop) -> None:
    with pytest.raises(stripe.APIError) as parameter:
        shop.checkout(allow_promotion_codes=True)
    with pytest.raises(stripe.APIError) as nested:
        shop.checkout(subscription_data={"trial_period_days": 14})
    with pytest.raises(stripe.APIError) as operation:
        shop.client.coupons.create({"percent_off": 10, "duration": "once"})

    for caught in (parameter, nested, operation):
        assert caught.value.http_status == 501
        assert "not supported by the sandbox" in caught.value.user_message
    assert nested.value.error is not None
    assert nested.value.error.param == "subscription_data[trial_period_days]"


def test_an_unknown_address(sandbox: RunningSandbox) -> None:
    answer = httpx.get(f"{sandbox.url}/v1/nonsense", headers=KEY)

    assert answer.status_code == 404
    assert answer.json()["error"]["message"].startswith("Unrecognized request URL (GET: /v1/nonsense).")


def test_a_live_key_is_refused(sandbox: RunningSandbox) -> None:
    live = stripe.StripeClient("sk_live_" + "x", base_addresses={"api": sandbox.url})

    with pytest.raises(stripe.AuthenticationError, match="This is the sandbox"):
        live.v1.customers.list()


def test_no_key_and_a_strange_key(sandbox: RunningSandbox) -> None:
    without = httpx.get(f"{sandbox.url}/v1/customers")
    strange = httpx.get(f"{sandbox.url}/v1/customers", headers={"Authorization": "Bearer open-sesame-please"})
    as_user_name = httpx.get(f"{sandbox.url}/v1/customers", auth=("sk_test_x", ""))

    assert without.status_code == 401
    assert "You did not provide an API key" in without.json()["error"]["message"]
    assert strange.status_code == 401
    assert "sesame" not in strange.text
    assert as_user_name.status_code == 200


def test_another_version_is_refused(sandbox: RunningSandbox) -> None:
    with pytest.raises(stripe.APIError, match="2020-08-27"):
        client_for(sandbox.url, stripe_version="2020-08-27").customers.list()


def test_a_malformed_body(sandbox: RunningSandbox) -> None:
    answer = httpx.post(f"{sandbox.url}/v1/customers", headers=KEY, content="metadata[a=1&name=Mei")

    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_only_this_machine_is_answered(sandbox: RunningSandbox) -> None:
    assert httpx.get(f"{sandbox.url}/healthz", headers={"Host": "evil.example"}).status_code == 400


def test_a_planned_failure_looks_like_stripe_s_own(sandbox: RunningSandbox, client: Any) -> None:
    sandbox.fail_next("/v1/customers", times=2, status=429)
    sandbox.fail_next("/v1/products", status=500)

    for _ in range(2):
        with pytest.raises(stripe.RateLimitError):
            client.customers.list()
    assert client.customers.list().data == []
    with pytest.raises(stripe.APIError) as caught:
        client.products.list()
    assert caught.value.http_status == 500


def test_a_lookup_key_belongs_to_one_price(shop: Shop) -> None:
    params = {"product": shop.product.id, "currency": "sgd", "unit_amount": 4900, "lookup_key": "starter_month"}

    with pytest.raises(stripe.InvalidRequestError, match="already uses that lookup key"):
        shop.client.prices.create(params)
    dearer = shop.client.prices.create(params | {"transfer_lookup_key": True})

    assert shop.client.prices.retrieve(shop.price.id).lookup_key is None
    assert [price.id for price in shop.client.prices.list({"lookup_keys": ["starter_month"]}).data] == [dearer.id]


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/v1/customers", {"Stripe-Account": "acct_1"}, 501),
        ("GET", "/v2/core/events", {}, 501),
        ("PUT", "/v1/customers", {}, 404),
        ("POST", "/v1/customers", {"Content-Type": "application/json"}, 400),
    ],
)
def test_what_the_sandbox_does_not_speak(
    sandbox: RunningSandbox, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answer = httpx.request(method, sandbox.url + path, headers=KEY | headers)

    assert answer.status_code == status
    assert answer.json()["error"]["type"] == "invalid_request_error"
