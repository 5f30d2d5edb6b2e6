"""What each state of a subscription gives, and until when."""

from datetime import UTC, datetime, timedelta

import pytest
import stripe
from stripe import Subscription as StripeSubscription

from orchestrator.billing.access import access_given_by
from orchestrator.billing.models import Status, Subscription
from orchestrator.billing.models.subscription import ENDED, LIVE
from orchestrator.billing.policy import API_VERSION, PAST_DUE_GRACE, RENEWAL_SLACK
from orchestrator.billing.stripe.mapping import INVOICE_STATUSES, STATUSES

START = datetime(2026, 11, 1, tzinfo=UTC)
END = datetime(2026, 12, 1, tzinfo=UTC)
LATE = START + timedelta(days=10)


def end_of(**fields):
    given = {"status": Status.ACTIVE, "plan": "starter", "period_start": START, "period_end": END, **fields}
    access = access_given_by(Subscription(**given))
    return access and access.end


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.TRIALING])
def test_a_paid_period_is_granted_a_little_beyond_its_end_and_never_for_ever(status):
    assert end_of(status=status) == END + RENEWAL_SLACK


def test_a_cancelled_period_ends_on_the_dot():
    assert end_of(cancel_at_period_end=True) == END
    assert end_of(cancel_at=LATE) == LATE


def test_who_is_past_due_has_seven_days():
    assert end_of(status=Status.PAST_DUE, past_due_since=LATE) == LATE + PAST_DUE_GRACE
    assert timedelta(days=7) == PAST_DUE_GRACE


@pytest.mark.parametrize(
    "status", [Status.INCOMPLETE, Status.INCOMPLETE_EXPIRED, Status.UNPAID, Status.PAUSED, Status.CANCELED]
)
def test_the_rest_gives_nothing(status):
    assert end_of(status=status) is None


def test_a_surplus_one_and_one_of_no_plan_of_ours_give_nothing():
    assert end_of(surplus=True) is None
    assert end_of(plan="") is None


def test_every_state_is_mapped_and_live_or_ended_or_not_yet_begun():
    assert {status.value for status in STATUSES.values()} == set(Status.values) == set(STATUSES)
    assert set(LIVE) | set(ENDED) | {Status.INCOMPLETE} == set(Status)
    assert set(INVOICE_STATUSES) == {"draft", "open", "paid", "void", "uncollectible"}


def test_the_library_knows_no_state_that_we_do_not():
    told = str(StripeSubscription.__annotations__["status"])

    named = {word for word in told.replace('"', "'").split("'") if word.isidentifier() and word.islower()}
    assert named - {"str"} == set(STATUSES)


def test_the_library_speaks_the_version_that_this_was_written_for():
    assert stripe.api_version == API_VERSION
