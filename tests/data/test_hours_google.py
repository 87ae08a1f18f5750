"""Weeks and days to come as Google writes them."""

from datetime import date
from typing import Any

import pytest

from data import hours_google
from data.week import SpecialDay

TODAY = date(2026, 11, 21)


def period(open_day: str, opens: dict[str, int], closes: dict[str, int], close_day: str = "") -> dict[str, Any]:
    return {"openDay": open_day, "openTime": opens, "closeDay": close_day or open_day, "closeTime": closes}


def at(hours: int, minutes: int = 0) -> dict[str, int]:
    """A time as Google sends it: nought is left out."""
    return {name: value for name, value in (("hours", hours), ("minutes", minutes)) if value}


@pytest.mark.parametrize(
    ("periods", "week"),
    [
        pytest.param(
            [period("MONDAY", at(8, 30), at(17))], "Mo 08:30-17:00; Tu-Su off", id="days not named are closed"
        ),
        pytest.param(
            [period("FRIDAY", at(9), at(12)), period("FRIDAY", at(13), at(17))],
            "Mo-Th off; Fr 09:00-12:00,13:00-17:00; Sa-Su off",
            id="a lunch break",
        ),
        pytest.param(
            [period("SUNDAY", at(20), at(2), "MONDAY")], "Mo-Sa off; Su 20:00-02:00", id="over the end of the week"
        ),
        pytest.param([period("MONDAY", at(18), at(24))], "Mo 18:00-24:00; Tu-Su off", id="until midnight as 24:00"),
        pytest.param(
            [period("MONDAY", at(18), {}, "TUESDAY")], "Mo 18:00-24:00; Tu-Su off", id="until midnight as nought"
        ),
        pytest.param([period("MONDAY", {}, at(24), "SUNDAY")], "24/7", id="one period for the whole week"),
        pytest.param(
            [period("SATURDAY", at(10), at(16), "SUNDAY")], "Mo-Fr off; Sa 10:00-24:00; Su 00:00-16:00", id="a long one"
        ),
    ],
)
def test_a_week(periods: list[dict[str, Any]], week: str) -> None:
    assert str(hours_google.week({"periods": periods})) == week


def test_round_the_clock_is_seven_days() -> None:
    days = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
    week = hours_google.week({"periods": [period(day, {}, at(24)) for day in days]})
    assert week is not None
    assert week.always


@pytest.mark.parametrize("row", [{}, {"periods": []}])
def test_no_periods_say_nothing(row: dict[str, Any]) -> None:
    assert hours_google.week(row) is None


def test_days_to_come_and_none_that_are_over() -> None:
    christmas, eve = {"year": 2026, "month": 12, "day": 25}, {"year": 2026, "month": 12, "day": 24}
    past = {"year": 2026, "month": 11, "day": 20}
    rows = [
        {"startDate": christmas, "endDate": christmas, "closed": True},
        {"startDate": eve, "openTime": at(8), "closeTime": at(10)},
        {"startDate": eve, "openTime": at(11), "closeTime": at(12)},
        {"startDate": past, "closed": True},
    ]
    assert hours_google.special({"specialHourPeriods": rows}, TODAY) == (
        SpecialDay(first=date(2026, 12, 24), last=date(2026, 12, 24), intervals=((480, 600), (660, 720))),
        SpecialDay(first=date(2026, 12, 25), last=date(2026, 12, 25)),
    )


@pytest.mark.parametrize("row", [{"openDay": "SOMEDAY", "closeDay": "MONDAY"}, {"openDay": "MONDAY"}, "MONDAY"])
def test_another_shape_is_an_error(row: Any) -> None:
    with pytest.raises((LookupError, TypeError, ValueError)):
        hours_google.week({"periods": [row]})
