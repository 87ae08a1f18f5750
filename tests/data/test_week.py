"""A week of opening hours."""

from datetime import date

import pytest

from data.week import SpecialDay, Week

NINE_TO_FIVE = ((540, 1020),)


def test_equal_days_are_written_together() -> None:
    week = Week(days=(NINE_TO_FIVE,) * 5 + (((600, 840),), ()))
    assert str(week) == "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off"


def test_a_day_nobody_spoke_of_is_left_out_and_is_not_closed() -> None:
    assert str(Week(days=(NINE_TO_FIVE,) * 5 + (None, None))) == "Mo-Fr 09:00-17:00"


def test_past_midnight_is_written_on_its_opening_day() -> None:
    assert str(Week(days=(None,) * 4 + (((1080, 1560),), None, None))) == "Fr 18:00-02:00"


def test_round_the_clock_has_a_short_form() -> None:
    assert str(Week(days=(((0, 1440),),) * 7)) == "24/7"


def test_a_week_of_six_days_is_refused() -> None:
    with pytest.raises(ValueError, match="7 days"):
        Week(days=((),) * 6)


def test_a_special_day_says_its_span() -> None:
    assert str(SpecialDay(first=date(2027, 12, 24), last=date(2027, 12, 26))) == "2027-12-24/2027-12-26 off"
