"""The catalogue reaches the provider, and a published price never changes."""

from io import StringIO

import pytest
from billing.shop import at_provider
from django.core.management import CommandError, call_command

from orchestrator.billing.models import Price

pytestmark = pytest.mark.django_db


def sync(**options):
    said = StringIO()
    call_command("sync_plans", stdout=said, **options)
    return said.getvalue()


@pytest.fixture
def plans(provider, settings, tmp_path):
    """A catalogue that can be edited: returns a function that replaces words in it."""
    text = settings.ORCHESTRATOR.plans.read_text()

    def edit(**replaced):
        nonlocal text
        for old, new in replaced.get("words", {}).items():
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / f"plans{len(list(tmp_path.iterdir()))}.toml"
        path.write_text(text)
        settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"plans": path})

    return edit


def test_prices_are_made_once(provider, db):
    assert "4 made" in sync()
    assert "4 prices stand, 0 made" in sync()

    assert {each.lookup_key: each.unit_amount for each in at_provider("prices")} == {
        "starter_v1_month": 2_900,
        "starter_v1_year": 29_000,
        "professional_v1_month": 9_900,
        "professional_v1_year": 99_000,
    }
    assert {each.id for each in at_provider("products")} == {"plan_starter", "plan_professional"}
    assert Price.objects.filter(active=True).count() == 4


def test_the_difference_is_shown_before_anything_is_made(provider, db):
    said = sync(dry_run=True)

    assert "+ starter_v1_month  USD 29" in said
    assert "4 would be made" in said
    assert at_provider("prices") == []
    assert not Price.objects.exists()


def test_ids_are_found_again_by_their_lookup_keys(provider, db):
    sync()
    before = dict(Price.objects.values_list("lookup_key", "stripe_price_id"))
    Price.objects.all().delete()

    sync()

    assert dict(Price.objects.values_list("lookup_key", "stripe_price_id")) == before
    assert len(at_provider("prices")) == 4


def test_a_changed_amount_is_refused_loudly(plans, db):
    sync()
    plans(words={"month = 2_900": "month = 3_100"})

    with pytest.raises(
        CommandError, match=r"(?s)starter_v1_month is 2900 USD at the provider.*raise the plan's version"
    ):
        sync()
    assert len(at_provider("prices")) == 4


def test_a_new_version_is_sold_and_the_old_one_kept(plans, db):
    sync()
    plans(words={'code = "starter"\nversion = 1': 'code = "starter"\nversion = 2', "month = 2_900": "month = 3_100"})

    said = sync()

    assert "+ starter_v2_month  USD 31" in said
    assert "- starter_v1_month  no longer sold" in said
    assert set(Price.objects.filter(plan="starter", active=True).values_list("lookup_key", flat=True)) == {
        "starter_v2_month",
        "starter_v2_year",
    }
    assert len(at_provider("prices", active=True)) == 6


def test_without_a_payment_provider_nothing_is_done(settings, db):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"stripe_api_key": None})

    assert "STRIPE_API_KEY is empty" in sync()


def test_while_the_provider_is_down_the_command_says_so(provider, db):
    provider.fail_next("/v1/", times=20)

    with pytest.raises(CommandError, match="run this again"):
        sync()
