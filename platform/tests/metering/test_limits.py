"""Never over a limit, exactly at it allowed, and what is refused consumes nothing: for every limit and every rhythm."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from orchestrator.entitlements.catalogue import Limits, catalogue
from orchestrator.entitlements.queries import Entitlement
from orchestrator.kit.ids import new_id
from orchestrator.kit.time import Period
from orchestrator.metering.allowance import Allowance
from orchestrator.metering.counters import CounterName, counters
from orchestrator.metering.verdict import HOUR

PLENTY = 1_000_000
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONTH = Period(NOON - timedelta(days=10), NOON + timedelta(days=20_000))
few = st.integers(min_value=0, max_value=12)
gaps = st.lists(st.integers(min_value=0, max_value=HOUR), max_size=60)
examples = settings(max_examples=60, deadline=None)


def allowance(*, quota=PLENTY, rate=PLENTY):
    plan = replace(catalogue().default_plan, limits=Limits(api_calls_per_month=quota, seats=1, requests_per_hour=rate))
    made = Allowance(new_id(), "kopi-labs", Entitlement(plan, "free", "", None, None, ""), MONTH, UTC)
    counters().raise_to(CounterName(made.organisation_id, MONTH), 0)
    return made


@examples
@given(quota=few, calls=st.integers(min_value=0, max_value=30))
def test_a_quota_is_used_to_the_last_call_and_not_beyond(quota, calls):
    plan = allowance(quota=quota)

    told = [counters().take(plan, at=NOON) for _ in range(calls)]

    assert [one.refused for one in told] == [None] * min(quota, calls) + ["quota_exceeded"] * max(calls - quota, 0)
    assert all(one.quota.used <= quota for one in told)
    assert all(one.rate.used == min(quota, calls) for one in told[quota:])


@examples
@given(rate=few, gaps=gaps)
def test_a_rate_is_never_passed_and_what_is_refused_takes_nothing(rate, gaps):
    plan, at, allowed, before = allowance(rate=rate), NOON, [], 0

    for gap in gaps:
        at += timedelta(milliseconds=gap)
        told = counters().take(plan, at=at)
        assert told.rate.used <= rate
        if told.refused:
            assert told.refused == "rate_limited"
            assert told.quota.used == before
        else:
            allowed.append(at)
            assert told.quota.used == before + 1
        before = told.quota.used

    for hour in {moment.replace(minute=0, second=0, microsecond=0) for moment in allowed}:
        assert sum(hour <= moment < hour + timedelta(hours=1) for moment in allowed) <= rate


@examples
@given(rate=st.integers(min_value=1, max_value=12), gaps=gaps)
def test_who_waits_as_long_as_told_is_allowed_and_not_a_millisecond_sooner(rate, gaps):
    plan, at, told = allowance(rate=rate), NOON, None
    for gap in gaps:
        at += timedelta(milliseconds=gap)
        told = counters().take(plan, at=at)

    while told is not None and not told.refused:
        told = counters().take(plan, at=at)

    if told is not None:
        assert counters().take(plan, at=told.retry_at - timedelta(milliseconds=1)).refused == "rate_limited"
        assert counters().take(plan, at=told.retry_at).refused is None


def test_from_an_empty_hour_exactly_the_rate_is_allowed():
    plan = allowance(rate=5)

    told = [counters().take(plan, at=NOON).refused for _ in range(7)]

    assert told == [None] * 5 + ["rate_limited"] * 2


def test_a_limit_of_nothing_refuses_the_first():
    assert counters().take(allowance(quota=0), at=NOON).refused == "quota_exceeded"
    assert counters().take(allowance(rate=0), at=NOON).refused == "rate_limited"
