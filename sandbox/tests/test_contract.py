"""The contract that is derived from the installed package."""

from pathlib import Path

import pytest

from orchestrator_sandbox import resources
from orchestrator_sandbox.api.operations import OPERATIONS
from orchestrator_sandbox.contract import Contract, load_contract
from orchestrator_sandbox.contract.form import decode_form
from orchestrator_sandbox.core.kinds import KINDS

assert resources.__all__


@pytest.fixture(scope="module")
def contract(contract_cache: Path) -> Contract:
    return load_contract(contract_cache)


def problems(contract: Contract, key: str, encoded: str) -> list[tuple[str, str | None]]:
    route = contract.routes[key]
    return [(problem.param, problem.code) for problem in contract.read(route, encoded)[1]]


def test_every_supported_operation_is_one_of_stripes(contract: Contract) -> None:
    assert OPERATIONS.keys() <= contract.routes.keys()
    assert len(contract.routes) > 400


@pytest.mark.parametrize("kind", KINDS)
def test_the_smallest_object_of_each_kind_conforms(contract: Contract, kind: str) -> None:
    schema = KINDS[kind].schema

    assert contract.check({"$ref": schema}, contract.skeleton(schema)) == []


def test_today_s_interface_and_not_yesterday_s(contract: Contract) -> None:
    create = "POST /v1/checkout/sessions"

    assert ("payment_method_types", "parameter_unknown") in problems(
        contract, create, "payment_method_types[0]=card&mode=setup"
    )
    assert ("ui_mode", None) in problems(contract, create, "ui_mode=hosted")
    assert problems(contract, create, "ui_mode=hosted_page&mode=setup") == []
    assert "current_period_end" not in contract.schemas["_subscription:Subscription"]["properties"]
    assert "current_period_end" in contract.schemas["_subscription_item:SubscriptionItem"]["properties"]


@pytest.mark.parametrize(
    ("encoded", "param", "code"),
    [
        ("frobnicate=1", "frobnicate", "parameter_unknown"),
        ("metadata=x", "metadata", None),
        ("address[planet]=mars", "address[planet]", "parameter_unknown"),
        ("name=", "name", "parameter_invalid_empty"),
        ("tax_exempt=perhaps", "tax_exempt", None),
        ("balance=1.5", "balance", "parameter_invalid_integer"),
        ("preferred_locales=en", "preferred_locales", None),
        ("preferred_locales[a]=en", "preferred_locales", None),
    ],
)
def test_wrong_parameters(contract: Contract, encoded: str, param: str, code: str | None) -> None:
    assert problems(contract, "POST /v1/customers", encoded) == [(param, code)]


def test_form_encoding() -> None:
    assert decode_form("a[b][0][c]=v&x[]=1&x[]=2&e=") == {
        "a": {"b": {"0": {"c": "v"}}},
        "x": {"0": "1", "1": "2"},
        "e": "",
    }


@pytest.mark.parametrize("encoded", ["a[b=1", "a]=1&[x]=2", "a=1&a[b]=2", "a[b]=1&a=2", "a[b]c=1"])
def test_malformed_form_encoding(encoded: str) -> None:
    with pytest.raises(ValueError):
        decode_form(encoded)


def test_answers_are_checked_strictly(contract: Contract) -> None:
    customer = {"$ref": "_customer:Customer"}
    right = contract.skeleton("_customer:Customer")

    def found(**wrong: object) -> list[str]:
        return [problem.param for problem in contract.check(customer, right | wrong)]

    assert found() == []
    assert found(favourite_colour="red") == ["favourite_colour"]
    assert found(created="yesterday") == ["created"]
    assert found(livemode=None) == ["livemode"]
    assert found(tax_exempt="perhaps") == ["tax_exempt"]
    assert found(created=True) == ["created"]


def test_the_derived_document_is_kept(tmp_path: Path, contract: Contract) -> None:
    first = load_contract(tmp_path)

    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    second = load_contract(tmp_path)

    assert first.routes.keys() == second.routes.keys() == contract.routes.keys()
    assert kept.stat().st_mtime_ns == written
