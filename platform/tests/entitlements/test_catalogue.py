"""The plans are read once, and what is wrong with them is said at the start."""

import json
import tomllib

import pytest
from django.core.management import call_command

from orchestrator.entitlements.catalogue import CatalogueError, UnknownPlan, catalogue, parse, read
from orchestrator.entitlements.checks import plans_can_be_read
from orchestrator.kit.conf import conf
from orchestrator.kit.money import Money


def written(**changes):
    """The sample catalogue, changed."""
    return {**tomllib.loads(conf().plans.read_text()), **changes}


def with_plan(**changes):
    plans = written()["plans"]
    return written(plans=[plans[0], {**plans[1], **changes}])


def test_the_sample_catalogue():
    plans = catalogue()

    assert [plan.code for plan in plans.plans] == ["free", "starter", "professional"]
    assert plans.default_plan.name == "Free"
    assert plans.price_of(plans.plan("starter"), "year") == Money(29_000, "USD")
    assert plans.price_of(plans.default_plan, "month") == Money(0, "USD")


def test_a_plan_without_prices_is_not_sold():
    plans = parse(with_plan(prices={}), source="a test")

    assert plans.price_of(plans.plan("starter"), "month") is None


def test_an_unknown_plan_is_refused():
    with pytest.raises(UnknownPlan) as refused:
        catalogue().plan("platinum")
    assert (refused.value.status, refused.value.code) == (400, "unknown_plan")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: written(currency="usd"), "currency"),
        (lambda: written(default="platinum"), "the default plan 'platinum' is not among the plans"),
        (lambda: written(default="starter"), "the default plan 'starter' has a price"),
        (lambda: written(plans=[]), "plans"),
        (lambda: written(plans="all"), "plans"),
        (lambda: written(plan=[]), "plan: "),
        (lambda: written(plans=written()["plans"] * 2), "two plans have the code free, professional, starter"),
        (lambda: with_plan(price=1), "plans.1.price: "),
        (lambda: with_plan(prices={"month": -1}), "plans.1.prices.month: "),
        (lambda: with_plan(prices={"week": 1}), "plans.1.prices.week"),
        (lambda: with_plan(prices={"month": 29.5}), "plans.1.prices.month: "),
        (lambda: with_plan(limits={"seats": 1}), "plans.1.limits.api_calls_per_month: "),
        (lambda: with_plan(limits={**written()["plans"][1]["limits"], "moons": 1}), "plans.1.limits.moons: "),
        (lambda: with_plan(version=0), "plans.1.version: "),
        (lambda: with_plan(code="Starter Plan"), "plans.1.code: "),
        (lambda: with_plan(name=""), "plans.1.name: "),
        (lambda: with_plan(highlighted="yes!"), "plans.1.highlighted: "),
    ],
)
def test_what_is_wrong_is_named(wrong, said):
    with pytest.raises(CatalogueError) as refused:
        parse(wrong(), source="plans.toml")

    assert "plans.toml cannot be used:" in str(refused.value)
    assert said in str(refused.value)


def test_a_file_that_is_missing_or_broken_is_named(tmp_path):
    broken = tmp_path / "plans.toml"
    with pytest.raises(CatalogueError, match="No such file"):
        read(broken)
    broken.write_text("plans = [")
    with pytest.raises(CatalogueError, match=r"plans\.toml"):
        read(broken)


def test_a_site_whose_trial_is_no_plan_does_not_start(settings):
    assert plans_can_be_read() == []

    settings.ORCHESTRATOR = conf().model_copy(update={"trial_plan": "platinum"})

    assert [error.id for error in plans_can_be_read()] == ["orchestrator.entitlements.E002"]


@pytest.mark.django_db
def test_the_pricing_page_may_be_built_from_a_file_or_the_api(client, tmp_path):
    call_command("export_plans", output=tmp_path / "new" / "plans.json", verbosity=0)
    answer = client.get("/api/v1/plans")

    assert json.loads((tmp_path / "new" / "plans.json").read_text()) == answer.json()
    assert answer.json()["plans"][1]["prices"] == {
        "month": {"amount": 2900, "currency": "USD", "display": "USD 29"},
        "year": {"amount": 29000, "currency": "USD", "display": "USD 290"},
    }
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.django_db
def test_plans_that_are_known_are_not_sent_again(client):
    etag = client.get("/api/v1/plans").headers["ETag"]

    again = client.get("/api/v1/plans", headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/v1/plans", headers={"If-None-Match": '"other"'}).status_code == 200
