"""What the dashboard shows."""

from datetime import UTC, datetime, timedelta

import pytest

from orchestrator.entitlements.queries import entitlement_of
from orchestrator.kit.ids import new_id
from orchestrator.metering.allowance import allowance_of
from orchestrator.metering.operations import record_call
from orchestrator.metering.queries import usage_of
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import holder, member, organisation
from orchestrator.testing.counting import queries

pytestmark = pytest.mark.django_db
URL = "/api/v1/usage/metrics"
BEGAN = datetime(2026, 11, 1, 12, tzinfo=UTC)
AT = BEGAN + timedelta(days=3)


def call(of, at, key_id=None):
    with acting_for(of.pk):
        plan = allowance_of(of, entitlement=entitlement_of(organisation_id=of.pk, at=at), at=at)
        record_call(plan, key_id=key_id or new_id(), method="GET", path="/api/v1/records", status=200, at=at)


def usage(of, at=AT):
    with acting_for(of.pk):
        return usage_of(organisation_id=of.pk, at=at)


def test_a_call_is_on_the_dashboard_with_the_name_of_its_key():
    kopi = organisation("kopi-labs")
    holder(kopi, ["usage:read"]).client.get(URL)

    shown = member("Mei", kopi).browser.get(URL).json()

    assert [(one["metric"], one["used"], one["limit"], one["remaining"]) for one in shown["metrics"]] == [
        ("api_calls", 1, 1000, 999)
    ]
    (recent,) = shown["recent"]
    assert (recent["method"], recent["path"], recent["status"], recent["key_name"]) == ("GET", URL, 200, "A program")
    assert recent["id"].startswith("call_")
    assert set(shown) == {"period", "metrics", "days", "recent", "as_of"}


def test_every_day_of_the_period_is_there_and_their_sum_is_what_was_used():
    kopi = organisation("kopi-labs", created_at=BEGAN)
    for at in (BEGAN, BEGAN + timedelta(hours=2), AT - timedelta(days=1), AT):
        call(kopi, at)

    shown = usage(kopi)

    assert [day.count for day in shown.days] == [2, 0, 1, 1]
    assert shown.metrics[0].used == 4


def test_days_are_the_organisations_own():
    kopi = organisation("kopi-labs", created_at=BEGAN, time_zone="Asia/Singapore")
    call(kopi, datetime(2026, 11, 2, 17, tzinfo=UTC))  # one in the morning of the third

    assert {day.day.day: day.count for day in usage(kopi).days if day.count} == {3: 1}


def test_what_was_used_before_the_period_is_not_in_it():
    kopi = organisation("kopi-labs", created_at=BEGAN)
    call(kopi, AT)

    later = usage(kopi, at=AT + timedelta(days=30))

    assert later.metrics[0].used == 0
    assert len(later.recent) == 1


def test_a_call_stays_when_its_key_is_gone():
    kopi = organisation("kopi-labs", created_at=BEGAN)
    call(kopi, AT, key_id=new_id())

    assert [one.key_name for one in usage(kopi).recent] == [None]


def test_the_latest_20_are_shown_the_newest_first():
    kopi = organisation("kopi-labs", created_at=BEGAN)
    for minute in range(25):
        call(kopi, AT - timedelta(minutes=minute))

    recent = usage(kopi).recent

    assert len(recent) == 20
    assert recent[0].occurred_at == AT
    assert recent == sorted(recent, key=lambda one: one.occurred_at, reverse=True)


def test_a_dashboard_may_ask_often():
    kopi = organisation("kopi-labs", created_at=BEGAN)
    for day in range(3):
        call(kopi, BEGAN + timedelta(days=day))
    first = usage(kopi)

    with acting_for(kopi.pk), queries() as asked:
        again = usage_of(organisation_id=kopi.pk, at=AT)

    assert len(asked) == 5, "\n".join(asked)
    assert again == first


def test_a_stranger_sees_none_of_it():
    kopi, teh = organisation("kopi-labs", created_at=BEGAN), organisation("teh-works", created_at=BEGAN)
    call(kopi, AT)

    assert usage(teh).metrics[0].used == 0
    assert usage(teh).recent == []
    stranger = member("Ravi", teh).browser
    stranger.credentials(HTTP_ORCHESTRATOR_ORGANISATION="kopi-labs")
    assert stranger.get(URL).json()["code"] == "not_found"
