"""A key makes a POST safe to repeat."""

import threading
from typing import Any

import httpx
import pytest
import stripe
from shop import Shop

from orchestrator_sandbox.testing import RunningSandbox

KEY = {"Authorization": "Bearer sk_test_x"}


def test_a_repeat_gives_the_first_answer(client: Any) -> None:
    first = client.customers.create({"name": "Kopi Labs"}, {"idempotency_key": "op:1"})
    second = client.customers.create({"name": "Kopi Labs"}, {"idempotency_key": "op:1"})

    assert first.id == second.id
    assert second.last_response.headers["Idempotent-Replayed"] == "true"
    assert len(client.customers.list().data) == 1


def test_the_same_key_for_something_else(client: Any) -> None:
    client.customers.create({"name": "Kopi Labs"}, {"idempotency_key": "op:1"})

    with pytest.raises(stripe.IdempotencyError, match="same parameters they were first used with"):
        client.customers.create({"name": "Ravi"}, {"idempotency_key": "op:1"})


def test_a_failure_that_was_executed_is_kept(client: Any, shop: Shop) -> None:
    key = {"idempotency_key": "op:refund"}

    for _ in range(2):
        with pytest.raises(stripe.InvalidRequestError, match="No such charge"):
            client.refunds.create({"charge": "ch_none"}, key)


def test_a_wrong_parameter_is_not_kept(client: Any) -> None:
    key = {"idempotency_key": "op:1"}
    with pytest.raises(stripe.InvalidRequestError):
        client.customers.create({"nmae": "Kopi Labs"}, key)

    assert client.customers.create({"name": "Kopi Labs"}, key).name == "Kopi Labs"


def test_the_same_key_at_the_same_time(sandbox: RunningSandbox) -> None:
    sandbox.fail_next("/v1/customers", status=0, delay=0.5)
    statuses: list[int] = []

    def create() -> None:
        headers = KEY | {"Idempotency-Key": "op:1"}
        statuses.append(httpx.post(f"{sandbox.url}/v1/customers", headers=headers, data={"name": "K"}).status_code)

    threads = [threading.Thread(target=create) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [200, 409]


def test_a_lost_answer_is_found_again_by_its_key(sandbox: RunningSandbox, client: Any) -> None:
    sandbox.fail_next("/v1/customers", status=503, after=True)
    key = {"idempotency_key": "customer:org_1"}

    with pytest.raises(stripe.APIError):
        client.customers.create({"name": "Kopi Labs"}, key)
    again = client.customers.create({"name": "Kopi Labs"}, key)

    assert [customer.id for customer in client.customers.list().data] == [again.id]


def test_a_key_that_is_too_long(client: Any) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="at most 255"):
        client.customers.create({"name": "Kopi Labs"}, {"idempotency_key": "x" * 256})


def test_a_stored_failure_needs_a_new_key(sandbox: RunningSandbox, client: Any) -> None:
    sandbox.fail_next("/v1/customers", status=500, stored=True)

    for _ in range(2):
        with pytest.raises(stripe.APIError):
            client.customers.create({"name": "Kopi Labs"}, {"idempotency_key": "op:1:1"})
    client.customers.create({"name": "Kopi Labs"}, {"idempotency_key": "op:1:2"})

    assert sandbox.ask("fail") == {"data": [], "waiting": 0}
    assert len(client.customers.list().data) == 1
