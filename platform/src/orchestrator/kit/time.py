"""Time: the one clock at the edge, and monthly periods counted from an anchor."""

import calendar
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone


def now() -> datetime:
    """The present, aware, in UTC. Called at the edge only; below it, time is an argument."""
    return timezone.now()


@dataclass(frozen=True)
class Period:
    """From *start* (included) to *end* (excluded), both UTC."""

    start: datetime
    end: datetime

    def __contains__(self, at: datetime) -> bool:
        return self.start <= at < self.end


def month_after(anchor: datetime, months: int, zone: ZoneInfo) -> datetime:
    """*anchor* moved by whole months in *zone*'s wall clock, as UTC.

    A day that the month lacks becomes its last one (31 January + 1 is 28 or 29 February), counted from
    the anchor each time, so that March is the 31st again.
    """
    local = anchor.astimezone(zone)
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    day = min(local.day, calendar.monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day, fold=0).astimezone(UTC)


def month_around(anchor: datetime, at: datetime, zone: ZoneInfo) -> Period:
    """The monthly period, counted from *anchor* in *zone*, that *at* lies in."""
    local_anchor, local = anchor.astimezone(zone), at.astimezone(zone)
    months = (local.year - local_anchor.year) * 12 + local.month - local_anchor.month
    while month_after(anchor, months, zone) > at:
        months -= 1
    while month_after(anchor, months + 1, zone) <= at:
        months += 1
    return Period(month_after(anchor, months, zone), month_after(anchor, months + 1, zone))
