"""Who has which plan, and why."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from orchestrator.entitlements.catalogue import UnknownPlan
from orchestrator.entitlements.models import Grant
from orchestrator.entitlements.operations import grant, start_trial, withdraw
from orchestrator.entitlements.queries import entitlement_of
from orchestrator.events.models import Fact
from orchestrator.kit.conf import conf
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import organisation
from orchestrator.testing.counting import queries

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def kopi():
    return organisation("kopi-labs")


def has(of, at=NOON):
    with acting_for(of.pk):
        found = entitlement_of(organisation_id=of.pk, at=at)
    return found.plan.code, found.source


def why(of, at=NOON):
    with acting_for(of.pk):
        return entitlement_of(organisation_id=of.pk, at=at).reason


def give(of, plan, source="subscription", source_id="sub_1", ends_at=None, starts_at=NOON, at=NOON):
    return grant(
        organisation_id=of.pk,
        plan=plan,
        source=source,
        source_id=source_id,
        starts_at=starts_at,
        ends_at=ends_at,
        at=at,
    )


def test_who_was_granted_nothing_has_the_default_plan(kopi):
    assert has(kopi) == ("free", "free")
    assert why(kopi) == "Free is what every organisation has without a subscription."


def test_a_trial_lasts_14_days_to_the_second_and_then_falls_to_the_default_plan(kopi):
    start_trial(organisation_id=kopi.pk, at=NOON)

    assert has(kopi) == ("professional", "trial")
    assert why(kopi) == "Professional is free of charge during your trial until 6 December 2026."
    assert has(kopi, NOON + 14 * DAY - timedelta(seconds=1)) == ("professional", "trial")
    assert has(kopi, NOON + 14 * DAY) == ("free", "free")
    assert why(kopi, NOON + 14 * DAY) == "Your trial ended on 6 December 2026, so you are on Free."


def test_an_organisation_has_one_trial_ever(kopi):
    first = start_trial(organisation_id=kopi.pk, at=NOON)
    again = start_trial(organisation_id=kopi.pk, at=NOON + 30 * DAY)

    assert again == first
    with acting_for(kopi.pk):
        assert Fact.objects.filter(name="entitlements.trial_started").count() == 1
        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(
                organisation=kopi, plan="professional", plan_version=1, source="trial", source_id="2", starts_at=NOON
            )


def test_a_site_may_offer_no_trial(kopi, settings):
    settings.ORCHESTRATOR = conf().model_copy(update={"trial_plan": None})

    assert start_trial(organisation_id=kopi.pk, at=NOON) is None
    assert has(kopi) == ("free", "free")


def test_a_subscription_beats_staff_and_staff_beat_the_trial(kopi):
    start_trial(organisation_id=kopi.pk, at=NOON)
    give(kopi, "starter", source="manual", source_id="goodwill", ends_at=NOON + 3 * DAY)
    assert has(kopi) == ("starter", "manual")
    assert why(kopi) == "Starter was given to you by our staff until 25 November 2026."

    give(kopi, "starter")
    assert has(kopi) == ("starter", "subscription")
    assert why(kopi) == "Starter is paid for by your subscription."

    withdraw(organisation_id=kopi.pk, source="subscription", source_id="sub_1", at=NOON + DAY)
    assert has(kopi, NOON + DAY) == ("starter", "manual")
    assert has(kopi, NOON + 4 * DAY) == ("professional", "trial")


def test_granting_twice_is_the_same_as_once_and_a_renewal_prolongs(kopi):
    first = give(kopi, "starter", ends_at=NOON + 30 * DAY)
    again = give(kopi, "starter", ends_at=NOON + 60 * DAY)

    assert again.pk == first.pk
    assert has(kopi, NOON + 40 * DAY) == ("starter", "subscription")


def test_another_plan_takes_the_place_of_the_last_one(kopi):
    give(kopi, "starter")
    give(kopi, "professional", at=NOON + DAY)

    assert has(kopi, NOON + DAY) == ("professional", "subscription")
    with acting_for(kopi.pk):
        assert Grant.objects.filter(withdrawn_at=None).count() == 1


def test_withdrawing_twice_is_the_same_as_once(kopi):
    give(kopi, "starter")

    assert withdraw(organisation_id=kopi.pk, source="subscription", source_id="sub_1", at=NOON) is not None
    assert withdraw(organisation_id=kopi.pk, source="subscription", source_id="sub_1", at=NOON) is None
    assert has(kopi) == ("free", "free")


def test_what_has_not_begun_grants_nothing(kopi):
    give(kopi, "starter", starts_at=NOON + DAY)

    assert has(kopi) == ("free", "free")
    assert has(kopi, NOON + DAY) == ("starter", "subscription")


def test_an_unknown_plan_is_not_granted(kopi):
    with pytest.raises(UnknownPlan):
        give(kopi, "platinum")


def test_a_plan_that_left_the_catalogue_grants_nothing(kopi):
    with acting_for(kopi.pk):
        Grant.objects.create(organisation=kopi, plan="gold", plan_version=1, source="manual", starts_at=NOON)

    assert has(kopi) == ("free", "free")


def test_the_database_refuses_a_second_live_grant_from_one_source(kopi):
    give(kopi, "starter")

    with acting_for(kopi.pk), pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(
            organisation=kopi, plan="free", plan_version=1, source="subscription", source_id="sub_1", starts_at=NOON
        )


def test_the_database_refuses_a_grant_that_ends_before_it_starts(kopi):
    with pytest.raises(IntegrityError), transaction.atomic():
        give(kopi, "starter", ends_at=NOON - DAY)


def test_a_strangers_grant_is_not_ours(kopi):
    give(organisation("teh-works"), "professional")

    assert has(kopi) == ("free", "free")


def test_the_answer_takes_one_query(kopi):
    start_trial(organisation_id=kopi.pk, at=NOON)

    with acting_for(kopi.pk), queries() as asked:
        entitlement_of(organisation_id=kopi.pk, at=NOON)

    assert len(asked) == 1
