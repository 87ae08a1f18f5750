"""Due times in every zone there is."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from data.when import last_weekly, next_allowed, next_daily, next_weekly, spread

HELSINKI = "Europe/Helsinki"
ZONES = sorted(zone for zone in available_timezones() if zone != "localtime")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(("day", "hour", "minute"), [(0, 9, 0), (6, 2, 30), (6, 0, 0)])
def test_every_week_has_one_moment_in_every_zone(day: int, hour: int, minute: int) -> None:
    assert len(ZONES) > 500
    for zone in ZONES[:: 3 if hour == 2 else 8]:
        moment, weeks, local = utc("2026-12-20 12:00"), [], ZoneInfo(zone)
        for _ in range(108):
            due, week = next_weekly(moment, day, hour, minute, zone)
            assert due > moment, zone
            here = due.astimezone(local)
            year, number, weekday = here.isocalendar()
            assert (f"{year}-W{number:02}", weekday - 1) == (week, day), zone
            wall = here.replace(hour=hour, minute=minute, fold=0)
            skipped = wall.astimezone(UTC).astimezone(local).replace(tzinfo=None) != wall.replace(tzinfo=None)
            assert skipped or (here.hour, here.minute) == (hour, minute), zone
            moment = due
            weeks.append(week)
        years = [week for week in weeks if week[:4] in ("2027", "2028")]
        assert years == [f"{year}-W{number:02}" for year in (2027, 2028) for number in range(1, 53)], zone


@pytest.mark.parametrize(
    ("after", "due", "week"),
    [
        pytest.param("2027-03-22 06:59", "2027-03-22 07:00", "2027-W12", id="winter"),
        pytest.param("2027-03-22 07:00", "2027-03-29 06:00", "2027-W13", id="the clocks go forward on 28 March"),
        pytest.param("2027-10-25 06:00", "2027-11-01 07:00", "2027-W44", id="the clocks go back on 31 October"),
        pytest.param("2026-12-30 00:00", "2027-01-04 07:00", "2027-W01", id="a new year"),
    ],
)
def test_nine_stays_nine_when_the_clocks_change(after: str, due: str, week: str) -> None:
    assert next_weekly(utc(after), 0, 9, 0, HELSINKI) == (utc(due), week)


def test_an_hour_that_comes_twice_counts_once_and_one_that_is_skipped_comes_an_hour_later() -> None:
    assert next_weekly(utc("2027-10-30 12:00"), 6, 3, 30, HELSINKI) == (utc("2027-10-31 00:30"), "2027-W43")
    assert next_weekly(utc("2027-10-31 00:30"), 6, 3, 30, HELSINKI) == (utc("2027-11-07 01:30"), "2027-W44")
    assert next_weekly(utc("2027-03-27 12:00"), 6, 3, 30, HELSINKI) == (utc("2027-03-28 01:30"), "2027-W12")


def test_the_last_one_is_the_one_before_the_next() -> None:
    now = utc("2027-03-31 12:00")
    assert last_weekly(now, 0, 9, 0, HELSINKI) == (utc("2027-03-29 06:00"), "2027-W13")
    assert last_weekly(utc("2027-03-29 06:00"), 0, 9, 0, HELSINKI)[1] == "2027-W13"
    assert last_weekly(utc("2027-03-29 05:59"), 0, 9, 0, HELSINKI)[1] == "2027-W12"


def test_once_a_day_at_the_same_time() -> None:
    offset = timedelta(hours=3)
    assert next_daily(utc("2027-01-01 02:59"), offset) == utc("2027-01-01 03:00")
    assert next_daily(utc("2027-01-01 03:00"), offset) == utc("2027-01-02 03:00")


def test_many_names_are_spread_evenly_and_each_stays_where_it_is() -> None:
    window = timedelta(hours=24)
    hours = Counter(spread(name, window) // timedelta(hours=1) for name in range(10_000))
    assert set(hours) == set(range(24))
    assert max(hours.values()) < 520 and min(hours.values()) > 320
    assert spread("a", window) == spread("a", window) != spread("b", window)


@pytest.mark.parametrize(
    ("now", "allowed"),
    [
        pytest.param("2026-11-23 10:00", "2026-11-23 10:00", id="by day at once"),
        pytest.param("2026-11-23 17:59", "2026-11-23 17:59", id="just before eight in the evening"),
        pytest.param("2026-11-23 18:00", "2026-11-24 06:00", id="in the evening"),
        pytest.param("2026-11-23 23:00", "2026-11-24 06:00", id="after midnight"),
        pytest.param("2027-03-27 20:00", "2027-03-28 05:00", id="the night that is an hour shorter"),
        pytest.param("2027-10-30 20:00", "2027-10-31 06:00", id="the night that is an hour longer"),
    ],
)
def test_quiet_hours_end_at_eight(now: str, allowed: str) -> None:
    assert next_allowed(utc(now), HELSINKI, 20, 8) == utc(allowed)


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    assert next_allowed(utc("2026-11-23 11:30"), "UTC", 11, 14) == utc("2026-11-23 14:00")
    assert next_allowed(utc("2026-11-23 15:30"), "UTC", 11, 14) == utc("2026-11-23 15:30")
    assert next_allowed(utc("2026-11-23 11:30"), "UTC", 8, 8) == utc("2026-11-23 11:30")


@pytest.mark.parametrize(
    ("now", "hours", "allowed"),
    [
        pytest.param("2026-11-23 21:59", (22, 0), "2026-11-23 22:00", id="until midnight"),
        pytest.param("2026-11-23 22:00", (0, 6), "2026-11-24 04:00", id="from midnight on"),
        pytest.param("2026-11-23 21:59", (0, 23), "2026-11-23 21:59", id="the one hour of the day that is left"),
        pytest.param("2026-11-23 22:00", (0, 23), "2026-11-24 21:00", id="the longest there can be"),
        pytest.param("2027-03-28 00:30", (22, 3), "2027-03-28 01:00", id="an end that the clocks skip"),
        pytest.param("2027-10-31 01:30", (22, 4), "2027-10-31 02:00", id="the hour that comes twice"),
        pytest.param("2027-10-31 01:30", (22, 3), "2027-10-31 01:30", id="an end that comes twice counts once"),
    ],
)
def test_quiet_hours_across_midnight_and_when_the_clocks_change(now: str, hours: tuple[int, int], allowed: str) -> None:
    assert next_allowed(utc(now), HELSINKI, *hours) == utc(allowed)


def test_a_day_that_a_zone_once_skipped_is_its_own_week_still() -> None:
    first = next_weekly(utc("2011-12-25 00:00"), 4, 9, 0, "Pacific/Apia")
    second = next_weekly(first[0], 4, 9, 0, "Pacific/Apia")
    assert (first[1], second[1]) == ("2011-W52", "2012-W01")
    assert first[0].astimezone(ZoneInfo("Pacific/Apia")).date() in (date(2011, 12, 30), date(2011, 12, 31))
