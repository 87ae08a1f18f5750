"""Weeks: built from periods and markup, compared day by day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import hours
from data.match import Match
from data.week import SpecialDay, Week

minutes = st.integers(0, 1440)
periods = st.lists(st.tuples(st.integers(0, 6), minutes, minutes), max_size=12)


def test_periods_make_a_week() -> None:
    week = hours.from_periods([(0, 540, 720), (0, 780, 1020), (4, 1320, 120), (5, 0, 1439)], closed_days=[6])
    assert str(week) == "Mo 09:00-12:00,13:00-17:00; Fr 22:00-02:00; Sa 00:00-24:00; Su off"
    assert week.days[1] is None


def test_a_complete_list_closes_the_days_it_does_not_name() -> None:
    assert str(hours.from_periods([(0, 540, 1020)], complete=True)) == "Mo 09:00-17:00; Tu-Su off"


def test_midnight_to_midnight_is_closed_and_touching_periods_are_one() -> None:
    assert hours.from_periods([(2, 0, 0)]).days[2] == ()
    assert hours.from_periods([(2, 540, 720), (2, 720, 900)]).days[2] == ((540, 900),)


def test_markup_makes_a_week_and_special_days_apart() -> None:
    week, special = hours.from_schema(
        [
            {"dayOfWeek": ["https://schema.org/Monday", "Tuesday"], "opens": "09:00", "closes": "17:00:00"},
            {"dayOfWeek": "Friday", "opens": "18:00", "closes": "02:00"},
            {"dayOfWeek": {"@id": "http://schema.org/Saturday"}, "opens": "10:00 AM", "closes": "2 PM"},
            {"dayOfWeek": "Su"},
            {"dayOfWeek": "PublicHolidays", "opens": "10:00", "closes": "12:00"},
            {"validFrom": "2027-12-24", "validThrough": "2027-12-26", "opens": "00:00", "closes": "00:00"},
        ]
    )
    assert str(week) == "Mo-Tu 09:00-17:00; Fr 18:00-02:00; Su off"
    assert special == (SpecialDay(first=date(2027, 12, 24), last=date(2027, 12, 26)),)


def test_markup_that_says_nothing_makes_no_week() -> None:
    assert hours.from_schema([{"opens": "09:00", "closes": "17:00"}, {"dayOfWeek": "Monday", "opens": "early"}]) == (
        None,
        (),
    )


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-12:00,12:00-17:00", Match.SAME),
        ("Mo-Fr 09:00-17:00; Sa,Su off", "Mo-Fr 09:00-17:00", Match.SAME),
        ("Mo-Fr 09:00-17:00; Sa 10:00-14:00", "Mo-Fr 09:00-17:00", Match.UNSURE),
        ("Mo-Fr 09:00-17:00; Sa 10:00-14:00", "Mo-Fr 09:00-17:00; Sa off", Match.DIFFERENT),
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-16:30", Match.DIFFERENT),
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-12:00,13:00-17:00", Match.DIFFERENT),
        ("Mo 09:00-17:00", "Tu 09:00-17:00", Match.UNSURE),
        ("24/7", "Mo-Su 00:00-24:00", Match.SAME),
        ("Fr 22:00-02:00; Sa 22:00-24:00", "Fr 22:00-24:00; Sa 00:00-02:00,22:00-24:00", Match.SAME),
        ("Mo-Fr 09:00-17:00", "ask us", Match.UNSURE),
        ("Mo-Fr 09:00-17:00", "", Match.ABSENT),
        ("Mo-Fr 09:00-17:00; Sa 10:00-15:00", "Ma-pe 9-17, la 10-15", Match.SAME),
        ("Mo-Fr 09:00-17:00", "Пн-Пт с 9 до 18", Match.DIFFERENT),
    ],
)
def test_weeks_are_compared_on_the_days_both_speak_of(a: str, b: str, verdict: Match) -> None:
    assert hours.compare(a, b) is verdict
    assert hours.compare(b, a) is verdict


@given(periods, st.sets(st.integers(0, 6)))
def test_a_week_is_read_back_from_its_own_words(found: list[tuple[int, int, int]], closed: set[int]) -> None:
    week = hours.from_periods(found, closed)
    if any(day is not None for day in week.days):
        assert hours.read_osm(str(week)) == week
        assert hours.compare(week, str(week)) is Match.SAME


@given(periods, periods)
def test_comparing_is_the_same_both_ways(a: list[tuple[int, int, int]], b: list[tuple[int, int, int]]) -> None:
    left, right = hours.from_periods(a), hours.from_periods(b)
    assert hours.compare(left, right) is hours.compare(right, left)


def test_an_empty_week_says_nothing() -> None:
    assert hours.compare(Week(days=(None,) * 7), "Mo 09:00-17:00") is Match.ABSENT
