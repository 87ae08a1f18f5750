"""Hours of single days as owners write them."""

from datetime import date

import pytest

from bot.render.holidays import example
from bot.render.voice import Voice
from data.digest import Holidays
from data.hours_dated import read_days
from data.phrases import languages, load

DAYS = (date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26))
NEW_YEAR = (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "24 Dec 10-14, 25 Dec closed, 26 Dec closed"),
        ("en", "Thu 24 Dec 10am-2pm; 25-26 December: closed"),
        ("en", "December 24th 10-14, December 25 - December 26 closed"),
        ("en", "Thu 10-14, Fri closed, Sat closed"),
        ("en", "24/12/2026 10:00-14:00\n25/12/2026 closed\n26/12/2026 closed"),
        ("fi", "24.12. klo 10–14, 25.–26.12. suljettu"),
        ("fi", "to 10-14, pe suljettu, la kiinni"),
        ("ru", "24 декабря с 10 до 14, 25-26 декабря не работаем"),
        ("ru", "чт 24.12 10-14, пт 25.12 закрыто, сб 26.12 закрыто"),
        ("pl", "24 grudnia 10-14, 25-26 grudnia zamknięte"),
        ("nb", "24. des. 10-14, 25. des. stengt, 26. des. stengt"),
    ],
)
def test_each_day_is_read(language: str, text: str) -> None:
    found = read_days(text, DAYS, [language])
    assert found and [str(one) for one in found] == ["2026-12-24 10:00-14:00", "2026-12-25 off", "2026-12-26 off"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("24 Dec 10-14", id="two days are not told"),
        pytest.param("24 Dec 25:00-26:00, 25-26 Dec closed", id="no such hour"),
        pytest.param("as ever", id="no hours"),
        pytest.param("maybe 24 Dec 10-14, 25-26 Dec closed", id="words before"),
        pytest.param("", id="nothing"),
        pytest.param("24 Dec 10-14 " * 99, id="a book"),
    ],
)
def test_what_is_not_understood_whole_is_refused(text: str) -> None:
    assert read_days(text, DAYS, ["en"]) is None


def test_one_rule_is_for_all_days_and_the_year_may_turn() -> None:
    found = read_days("closed", DAYS, ["en"])
    assert found and {one.intervals for one in found} == {()}
    found = read_days("31.12. 9-12, 1.1. closed, 4 January 10-18", NEW_YEAR, ["en"])
    assert found and [str(one)[:16] for one in found] == ["2026-12-31 09:00", "2027-01-01 off", "2027-01-04 10:00"]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("days", [DAYS, DAYS[:2], DAYS[:1], NEW_YEAR], ids=lambda days: str(len(days)))
def test_the_example_that_is_shown_can_be_read(language: str, days: tuple[date, ...]) -> None:
    shown = example(Holidays(days=days), Voice(load(language), "Europe/Helsinki"))
    assert read_days(shown, days, [language]), shown
