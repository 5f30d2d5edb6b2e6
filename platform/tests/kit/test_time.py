"""Months counted from an anchor tile time, in every zone."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator.kit.time import Period, month_after, month_around

ZONES = ["UTC", "Asia/Singapore", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
zones = st.sampled_from([ZoneInfo(name) for name in [*ZONES, "Pacific/Apia", "America/St_Johns", "Africa/Casablanca"]])
moments = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
last_days = st.builds(
    lambda year, month, hour: datetime(year, month, 31, hour, 30, tzinfo=UTC),
    st.integers(2000, 2050),
    st.sampled_from([1, 3, 5, 7, 8, 10, 12]),
    st.integers(0, 23),
)
anchors = st.one_of(moments, last_days, st.just(datetime(2024, 2, 29, 12, tzinfo=UTC)))


@given(anchors, moments, zones)
def test_a_moment_lies_in_its_period(anchor, at, zone):
    assert at in month_around(anchor, at, zone)


@given(anchors, st.integers(-40, 40), zones)
def test_periods_tile_time_without_gap_or_overlap(anchor, months, zone):
    borders = [month_after(anchor, months + step, zone) for step in range(14)]

    assert all(earlier < later for earlier, later in pairwise(borders))
    for start, end in pairwise(borders):
        assert month_around(anchor, start, zone) == Period(start, end)
        assert month_around(anchor, end - timedelta(microseconds=1), zone) == Period(start, end)


@given(anchors, moments, zones)
def test_a_period_is_about_a_month_long(anchor, at, zone):
    period = month_around(anchor, at, zone)

    assert timedelta(days=26) < period.end - period.start < timedelta(days=33)


@given(anchors, zones)
def test_the_first_period_begins_at_the_anchor(anchor, zone):
    start = month_around(anchor, anchor, zone).start

    # An hour that a change of clocks repeats is read as the first of the two.
    assert timedelta(0) <= anchor - start <= timedelta(hours=1)


@pytest.mark.parametrize(
    ("months", "day"), [(0, (1, 31)), (1, (2, 28)), (2, (3, 31)), (3, (4, 30)), (12, (1, 31)), (13, (2, 29))]
)
def test_the_31st_becomes_a_short_months_last_day_and_is_the_31st_again(months, day):
    found = month_after(datetime(2027, 1, 31, 9, tzinfo=UTC), months, ZoneInfo("UTC"))

    assert (found.month, found.day) == day


def test_the_clock_on_the_wall_stays_when_clocks_change():
    berlin = ZoneInfo("Europe/Berlin")
    anchor = datetime(2026, 3, 10, 9, tzinfo=berlin)

    assert month_after(anchor, 1, berlin).astimezone(berlin) == datetime(2026, 4, 10, 9, tzinfo=berlin)
    assert month_after(anchor, 1, berlin) - month_after(anchor, 0, berlin) == timedelta(days=31, hours=-1)


def test_a_zone_moves_the_border():
    anchor = datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Singapore"))
    at = datetime(2026, 1, 31, 20, tzinfo=UTC)

    assert month_around(anchor, at, ZoneInfo("Asia/Singapore")).start == datetime(2026, 1, 31, 16, tzinfo=UTC)
