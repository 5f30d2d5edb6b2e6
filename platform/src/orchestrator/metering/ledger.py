"""Counting from the ledger itself: to make counters, to check them, and to decide while Valkey is away."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.db.models import Sum

from orchestrator.metering.allowance import Allowance
from orchestrator.metering.counters import verdict
from orchestrator.metering.models import UsageEvent
from orchestrator.metering.verdict import HOUR, Reason, Verdict, Window

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def counted(*, organisation_id: UUID, start: datetime, end: datetime) -> int:
    """The units that the organisation used from *start* (included) to *end* (excluded)."""
    rows = UsageEvent.objects.filter(organisation_id=organisation_id, occurred_at__gte=start, occurred_at__lt=end)
    return rows.aggregate(units=Sum("units"))["units"] or 0


def decide(allowance: Allowance, *, at: datetime) -> Verdict:
    """Allow or refuse one call by the ledger alone, in the call's own transaction.

    Calls of one organisation then wait for each other, so that no two take the last unit; one that waits too long
    (``lock_timeout``) is told to slow down. It never fails open and never answers 5xx for Valkey's sake.
    """
    limits = allowance.entitlement.plan.limits
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(ONE_AT_A_TIME, [f"metering:{allowance.organisation_id}"])
    except OperationalError:
        crowded = Window(limits.requests_per_hour, before=0, now=limits.requests_per_hour, elapsed=HOUR - 1000)
        return verdict(allowance, at=at, refused="rate_limited", used=_used(allowance), window=crowded)
    used = _used(allowance)
    now = counted(organisation_id=allowance.organisation_id, start=at - timedelta(hours=1), end=_later(at))
    refused = _refusal(used=used, now=now, quota=limits.api_calls_per_month, rate=limits.requests_per_hour)
    taken = 0 if refused else 1
    window = Window(limits.requests_per_hour, before=0, now=now + taken, elapsed=0)
    return verdict(allowance, at=at, refused=refused, used=used + taken, window=window)


def _used(allowance: Allowance) -> int:
    period = allowance.period
    return counted(organisation_id=allowance.organisation_id, start=period.start, end=period.end)


def _refusal(*, used: int, now: int, quota: int, rate: int) -> Reason | None:
    if used + 1 > quota:
        return "quota_exceeded"
    return "rate_limited" if now + 1 > rate else None


def _later(at: datetime) -> datetime:
    """Calls that waited before this one may carry a later time than it."""
    return at + timedelta(minutes=1)
