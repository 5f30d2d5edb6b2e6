"""What a program is told when its plan includes no further call."""

from datetime import datetime, timedelta

import pytest

from orchestrator.entitlements.operations import grant
from orchestrator.entitlements.queries import entitlement_of
from orchestrator.kit.time import now
from orchestrator.metering.allowance import allowance_of
from orchestrator.metering.counters import CounterName, counters
from orchestrator.tenancy.acting import acting_for

pytestmark = [pytest.mark.django_db, pytest.mark.urls("metering.calls")]
URL = "/api/v1/fine"


def use_up(organisation, *, but=0):
    """Set the counter as if all calls but *but* were made."""
    with acting_for(organisation.pk):
        plan = allowance_of(
            organisation, entitlement=entitlement_of(organisation_id=organisation.pk, at=now()), at=now()
        )
    counters().raise_to(
        CounterName(organisation.pk, plan.period), plan.entitlement.plan.limits.api_calls_per_month - but
    )


def test_the_last_call_is_allowed_and_the_next_is_told_everything(kopi, program):
    use_up(kopi, but=1)

    assert program.get(URL).status_code == 200
    refused = program.get(URL)

    body = refused.json()
    assert (refused.status_code, body["code"], refused.headers["Content-Type"]) == (
        429,
        "quota_exceeded",
        "application/problem+json",
    )
    assert (body["used"], body["limit"]) == (1000, 1000)
    assert body["upgrade_url"] == "http://localhost:3000/kopi-labs/plans"
    assert datetime.fromisoformat(body["resets_at"]) > now() + timedelta(days=27)
    assert body["detail"].startswith(
        "You have used all 1,000 calls that Free includes in this period. It starts anew on"
    )
    assert int(refused.headers["Retry-After"]) > 27 * 24 * 3600
    assert refused.headers["RateLimit-Remaining"] == "0"


def test_a_refused_call_consumes_nothing(kopi, program, in_ledger, in_valkey):
    use_up(kopi)

    for _ in range(3):
        assert program.get(URL).status_code == 429

    assert (in_valkey(kopi), in_ledger(kopi)) == (1000, 0)


def test_too_many_calls_within_an_hour(kopi, program, on_professional, in_valkey):
    on_professional(kopi)
    hour = int(now().timestamp()) // 3600
    program.get(URL)
    for bucket in (hour, hour + 1):
        counters().valkey.set(f"meter:{{{kopi.pk}}}:rate:{bucket}", 20_000)

    refused = program.get(URL)

    body = refused.json()
    assert (refused.status_code, body["code"]) == (429, "rate_limited")
    assert (body["used"], body["limit"]) == (20_000, 20_000)
    assert 0 < int(refused.headers["Retry-After"]) <= 3601
    assert "within an hour as Professional allows (20,000)" in body["detail"]
    assert in_valkey(kopi) == 1


def test_a_larger_plan_takes_effect_at_once_and_keeps_what_was_used(kopi, program, on_professional):
    use_up(kopi)
    assert program.get(URL).status_code == 429

    on_professional(kopi)

    answer = program.get(URL)
    assert answer.status_code == 200
    assert '"period";r=98999' in answer.headers["RateLimit"]


def test_a_subscription_begins_a_period_of_its_own(kopi, program):
    use_up(kopi)
    at = now()
    grant(
        organisation_id=kopi.pk,
        plan="starter",
        source="subscription",
        source_id="sub_1",
        starts_at=at,
        ends_at=None,
        at=at,
    )

    assert '"period";r=9999' in program.get(URL).headers["RateLimit"]
