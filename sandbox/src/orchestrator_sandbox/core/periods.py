"""Billing periods on the calendar, in UTC."""

import calendar
from datetime import UTC, datetime, timedelta


def after(start: int, interval: str, count: int, *, anchor: int | None = None) -> int:
    """The end of the period that starts at *start*.

    A month after 31 January is 28 or 29 February, and the day of *anchor* comes back in March.
    """
    at = datetime.fromtimestamp(start, UTC)
    if interval in ("day", "week"):
        return int((at + timedelta(days=count * (7 if interval == "week" else 1))).timestamp())
    months = at.year * 12 + at.month - 1 + count * (12 if interval == "year" else 1)
    year, month = divmod(months, 12)
    day = datetime.fromtimestamp(start if anchor is None else anchor, UTC).day
    day = min(day, calendar.monthrange(year, month + 1)[1])
    return int(at.replace(year=year, month=month + 1, day=day).timestamp())
