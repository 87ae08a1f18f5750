"""Which holidays an owner is asked about, and when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from checks.free_days import ahead, closed, groups, merged, usual
from data.company import Company, Origin
from data.days_off import days_off
from data.week import SpecialDay, Week
from tests.checks.dossiers import CARD, NOW

SHOP = (((540, 1080),),) * 6
WEEKDAYS = replace(CARD, hours=Week(days=(*SHOP[:5], (), ())))
SIX = replace(CARD, hours=Week(days=(*SHOP, ())))


def spans(company: Company, country: str, year: int = 2026, since: int = 12) -> list[str]:
    found = groups(company, days_off(country, (year, year + 1)))
    return [f"{one.first:%d.%m.}-{one.last:%d.%m.}" for one in found if one.first >= date(year, since, 1)][:3]


@pytest.mark.parametrize(
    ("country", "company", "said"),
    [
        ("FI", WEEKDAYS, ["24.12.-25.12.", "31.12.-01.01.", "06.01.-06.01."]),
        ("GB", SIX, ["24.12.-28.12.", "31.12.-01.01.", "26.03.-29.03."]),
        ("RU", WEEKDAYS, ["31.12.-08.01.", "22.02.-23.02.", "08.03.-08.03."]),
        ("PL", SIX, ["24.12.-26.12.", "31.12.-01.01.", "06.01.-06.01."]),
        ("NO", SIX, ["24.12.-26.12.", "31.12.-01.01.", "25.03.-29.03."]),
    ],
)
def test_days_that_belong_together_are_asked_about_together(country: str, company: Company, said: list[str]) -> None:
    assert spans(company, country) == said


def test_a_holiday_on_a_day_that_is_closed_anyway_is_not_asked_about() -> None:
    only_sunday = replace(CARD, hours=Week(days=((),) * 6 + (((600, 900),),)))
    assert [one.days for one in groups(only_sunday, [date(2026, 12, 25)])] == []
    assert groups(replace(CARD, hours=None), days_off("FI", (2026,))) == ()
    assert groups(WEEKDAYS, days_off("", (2026,))) == ()


@pytest.mark.parametrize(("days", "asked"), [(15, False), (14, True), (1, True), (0, False), (-1, False)])
def test_they_are_asked_about_from_two_weeks_before_until_they_begin(days: int, asked: bool) -> None:
    first = date(2026, 12, 24)
    found = ahead(WEEKDAYS, [first, date(2026, 12, 25)], first - timedelta(days=days))
    assert bool(found) is asked


def test_what_is_told_is_not_asked_and_takes_the_place_of_what_was_told_before() -> None:
    free = [date(2026, 12, 24), date(2026, 12, 25)]
    [group] = groups(WEEKDAYS, free)
    assert [str(one) for one in usual(WEEKDAYS, group)] == ["2026-12-24 09:00-18:00", "2026-12-25 09:00-18:00"]
    old = (SpecialDay(first=date(2026, 1, 1), last=date(2026, 1, 1)), SpecialDay(first=free[0], last=free[0]))
    later = SpecialDay(first=date(2026, 12, 31), last=date(2026, 12, 31))
    told = replace(
        WEEKDAYS, special_hours=(*old, later), origins={"special_hours": Origin(source="owner", confirmed_at=NOW)}
    )
    days = merged(told, group, closed(group), date(2026, 12, 14))
    assert days == (SpecialDay(first=free[0], last=free[1]), later)
    assert ahead(replace(told, special_hours=days), free, date(2026, 12, 14)) == ()
