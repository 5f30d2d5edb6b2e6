"""What was used: this period's sum, its days, and the latest calls. All of it from the ledger."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as midnight
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db.models import Sum
from django.db.models.functions import TruncDate

from orchestrator.api_keys.queries import names_of
from orchestrator.entitlements.queries import entitlement_of
from orchestrator.kit.time import Period
from orchestrator.metering.allowance import allowance_of
from orchestrator.metering.models import UsageEvent
from orchestrator.organisations.queries import organisation_of

RECENT = 20
LEDGER_KEPT = timedelta(days=40)
ALL_ENDED = timedelta(minutes=1)
A_DAY = 24 * 3600


@dataclass(frozen=True)
class Metric:
    """One thing that is counted. ``used`` is the sum of the days."""

    metric: str
    used: int
    limit: int
    resets_at: datetime

    @property
    def remaining(self) -> int:
        return max(self.limit - self.used, 0)


@dataclass(frozen=True)
class Day:
    """The calls of one day, in the organisation's time zone."""

    day: date
    count: int


@dataclass(frozen=True)
class Call:
    """One call; ``key_name`` is None when the key is gone."""

    id: UUID
    method: str
    path: str
    status: int
    key_name: str | None
    occurred_at: datetime


@dataclass(frozen=True)
class Usage:
    """An organisation's usage in the period that runs, as of a moment."""

    period: Period
    time_zone: str
    metrics: list[Metric]
    days: list[Day]
    recent: list[Call]
    as_of: datetime


def usage_of(*, organisation_id: UUID, at: datetime) -> Usage:
    """What the organisation used in its current period. The caller acts for it.

    Five queries; days that are over are counted once and remembered, so that a dashboard may ask every two seconds.
    """
    allowance = allowance_of(
        organisation_of(organisation_id=organisation_id),
        entitlement=entitlement_of(organisation_id=organisation_id, at=at),
        at=at,
    )
    days = _days(organisation_id, allowance.period, allowance.zone, at=at)
    limit = allowance.entitlement.plan.limits.api_calls_per_month
    calls = Metric("api_calls", sum(day.count for day in days), limit, allowance.period.end)
    recent = recent_calls(organisation_id=organisation_id, at=at)
    return Usage(allowance.period, allowance.zone.key, [calls], days, recent, as_of=at)


def recent_calls(*, organisation_id: UUID, at: datetime) -> list[Call]:
    """The latest calls with the names of their keys, the newest first."""
    rows = UsageEvent.objects.filter(organisation_id=organisation_id, occurred_at__gte=at - LEDGER_KEPT)
    events = list(rows.order_by("-occurred_at")[:RECENT])
    names = names_of(organisation_id=organisation_id, key_ids={event.key_id for event in events}) if events else {}
    return [
        Call(event.pk, event.method, event.path, event.status, names.get(event.key_id), event.occurred_at)
        for event in events
    ]


def _days(organisation_id: UUID, period: Period, zone: ZoneInfo, *, at: datetime) -> list[Day]:
    """Every day of the period up to today, those without calls too."""
    today = at.astimezone(zone).date()
    since = max(datetime.combine(today, midnight(), zone).astimezone(UTC), period.start)
    name = f"usage-days:{organisation_id}:{period.start.isoformat()}:{zone.key}:{today}"
    over: dict[date, int] | None = cache.get(name)
    if over is None:
        over = _counts(organisation_id, Period(period.start, since), zone)
        if at - since > ALL_ENDED:  # calls of yesterday's last moment may still be under way
            cache.set(name, over, A_DAY)
    counts = {**over, **_counts(organisation_id, Period(since, period.end), zone)}
    first = period.start.astimezone(zone).date()
    return [
        Day(day, counts.get(day, 0))
        for day in (first + timedelta(days=number) for number in range((today - first).days + 1))
    ]


def _counts(organisation_id: UUID, period: Period, zone: ZoneInfo) -> dict[date, int]:
    rows = UsageEvent.objects.filter(
        organisation_id=organisation_id, occurred_at__gte=period.start, occurred_at__lt=period.end
    )
    by_day = rows.annotate(day=TruncDate("occurred_at", tzinfo=zone)).values("day").annotate(count=Sum("units"))
    return dict(by_day.values_list("day", "count"))
