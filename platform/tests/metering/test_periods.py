"""From when to when a month's calls are counted."""

from datetime import UTC, datetime, timedelta

import pytest

from orchestrator.entitlements.operations import grant, start_trial
from orchestrator.entitlements.queries import entitlement_of
from orchestrator.metering.allowance import allowance_of
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import organisation

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)


def period(of, at):
    with acting_for(of.pk):
        found = allowance_of(of, entitlement=entitlement_of(organisation_id=of.pk, at=at), at=at).period
    return found.start, found.end


def test_without_a_subscription_months_count_from_the_organisations_beginning():
    kopi = organisation("kopi-labs", created_at=BEGAN)

    assert period(kopi, BEGAN + timedelta(days=1)) == (BEGAN, datetime(2026, 2, 28, 9, 30, tzinfo=UTC))
    assert period(kopi, datetime(2026, 3, 15, tzinfo=UTC)) == (
        datetime(2026, 2, 28, 9, 30, tzinfo=UTC),
        datetime(2026, 3, 31, 9, 30, tzinfo=UTC),
    )


def test_a_trial_that_ends_changes_no_period():
    kopi = organisation("kopi-labs", created_at=BEGAN)
    before = period(kopi, BEGAN + timedelta(days=20))
    start_trial(organisation_id=kopi.pk, at=BEGAN + timedelta(days=2))

    assert period(kopi, BEGAN + timedelta(days=10)) == period(kopi, BEGAN + timedelta(days=20)) == before


def test_with_a_subscription_they_count_from_its_start():
    kopi = organisation("kopi-labs", created_at=BEGAN)
    paid = datetime(2026, 2, 10, 12, tzinfo=UTC)
    grant(
        organisation_id=kopi.pk,
        plan="starter",
        source="subscription",
        source_id="sub_1",
        starts_at=paid,
        ends_at=None,
        at=paid,
    )

    assert period(kopi, datetime(2026, 3, 9, tzinfo=UTC)) == (paid, datetime(2026, 3, 10, 12, tzinfo=UTC))


def test_an_hour_of_the_wall_clock_stays_when_the_clocks_change():
    kopi = organisation("kopi-labs", created_at=datetime(2026, 3, 10, 9, tzinfo=UTC), time_zone="Europe/Berlin")

    assert period(kopi, datetime(2026, 4, 1, tzinfo=UTC)) == (
        datetime(2026, 3, 10, 9, tzinfo=UTC),
        datetime(2026, 4, 10, 8, tzinfo=UTC),
    )
