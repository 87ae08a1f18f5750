"""The clock on reviews that wait for an answer."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from checks import cases
from checks.waiting import Limits, Stage, due, since
from data.case import Case
from data.finding import Words
from tests.checks.dossiers import NOW
from tests.checks.findings import finding, run

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIMITS = Limits(warn=DAY, breach=7 * DAY)
MADE = NOW - 30 * DAY


def review(days: float | None = 0, *, first: bool = False, **fields: object) -> Case:
    """A review written so many days before it was found."""
    written = None if days is None else (NOW - timedelta(days=days)).date()
    one = finding("unanswered.review", id="a:1", words=Words(written=written), expected=None, **fields)
    return cases.move({}, run(one), NOW, began=MADE, first=first).cases[one.key]


def times(case: Case, *told: Stage, limits: Limits = LIMITS) -> dict[str, datetime]:
    return {stage.value: at for stage, at in due(case, limits, told, MADE).items()}


def test_it_is_spoken_of_after_a_day_and_after_a_week() -> None:
    assert times(review(0)) == {"warn": NOW + DAY, "breach": NOW + 7 * DAY}
    assert times(review(0), Stage.WARN) == {"breach": NOW + 7 * DAY}
    assert times(review(0), Stage.BREACH) == {}


def test_one_found_late_is_not_spoken_of_at_once_nor_twice_in_a_row() -> None:
    late = times(review(10))
    assert late["warn"] == late["breach"] == NOW + 12 * HOUR


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(review(31), id="older than the watch"),
        pytest.param(review(None, first=True), id="without a date, there at the first look"),
        pytest.param(review(0, sure=False), id="answers cannot be seen there"),
        pytest.param(cases.take(review(0), "Ann", NOW), id="taken"),
        pytest.param(cases.done(review(0), "Ann", NOW), id="done"),
        pytest.param(cases.dismiss(review(0), "Ann", NOW), id="dismissed"),
        pytest.param(cases.snooze(review(0), cases.UNTIL_IT_CHANGES, "Ann", NOW), id="hidden until it changes"),
        pytest.param(replace(review(0), batch="old"), id="one of the old ones"),
    ],
)
def test_there_is_no_clock_on(case: Case) -> None:
    assert times(case) == {}


def test_one_left_for_later_is_spoken_of_only_when_it_is_back() -> None:
    assert times(cases.snooze(review(0), NOW + 3 * DAY, "Ann", NOW))["warn"] == NOW + 3 * DAY


def test_one_without_a_date_that_was_not_there_before_counts_from_when_it_was_seen() -> None:
    assert since(review(None), MADE) == NOW


def test_a_complaint_that_was_passed_on_has_a_clock_and_a_question_has_none() -> None:
    heard = finding("unanswered.complaint", source="person", id="person:1", sure=False)
    case = Case(key="k", finding=heard, first_seen=NOW, last_seen=NOW)
    assert times(case)["warn"] == NOW + DAY
    assert times(replace(case, finding=replace(heard, check="unanswered.question"))) == {}
    assert since(case, MADE, {"person:1"}) is None


def test_either_time_can_be_switched_off() -> None:
    assert set(times(review(0), limits=Limits(warn=None, breach=7 * DAY))) == {"breach"}
    assert set(times(review(0), limits=Limits(warn=DAY, breach=None))) == {"warn"}
