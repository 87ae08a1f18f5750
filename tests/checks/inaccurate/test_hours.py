from dataclasses import replace
from datetime import timedelta

import pytest

from checks.inaccurate.hours import hours
from data.company import Origin
from data.facts import Where
from data.finding import Severity
from data.week import SpecialDay, Week
from tests.checks.dossiers import CARD, NOW, WEEKDAYS, dossier, facts, listing, page

LATER = Week(days=(((600, 1080),),) * 5 + ((), ()))
LUNCH = Week(days=(((480, 720), (780, 1020)),) * 5 + ((), ()))


def test_other_hours_are_flagged():
    (flag,) = hours(dossier(listing(hours=LATER)))
    assert (flag.expected, flag.found, flag.sure) == (WEEKDAYS, LATER, True)


@pytest.mark.parametrize(
    ("theirs", "card"),
    [
        pytest.param(None, WEEKDAYS, id="a listing without hours"),
        pytest.param(WEEKDAYS, WEEKDAYS, id="the same hours"),
        pytest.param(LUNCH, WEEKDAYS, id="only the lunch break is written"),
        pytest.param(WEEKDAYS, LUNCH, id="only the card writes the lunch break"),
        pytest.param(Week(days=(*WEEKDAYS.days[:5], None, None)), WEEKDAYS, id="days left out"),
        pytest.param(LATER, None, id="a card without hours"),
    ],
)
def test_not_flagged(theirs, card):
    assert list(hours(dossier(listing(hours=theirs), company=replace(CARD, hours=card)))) == []


def test_special_days_are_not_the_weeks_hours():
    day = SpecialDay(first=NOW.date(), last=NOW.date())
    assert list(hours(dossier(listing(hours=WEEKDAYS, special_hours=(day,))))) == []


def test_an_afternoon_break_is_more_than_lunch():
    siesta = Week(days=(((480, 660), (840, 1020)),) * 5 + ((), ()))
    assert len(list(hours(dossier(listing(hours=siesta))))) == 1


def test_odd_hours_on_one_own_page_are_a_doubt():
    (flag,) = hours(dossier(page(facts=facts(hours=[(LATER, Where.TEXT)]))))
    assert not flag.sure


def test_kitchen_hours_beside_the_right_ones_are_not_flagged():
    both = facts(hours=[(WEEKDAYS, Where.TEXT), (LATER, Where.TEXT)])
    assert list(hours(dossier(page(facts=both)))) == []


DAY = NOW.date()
TOLD = replace(
    CARD,
    special_hours=(SpecialDay(first=DAY, last=DAY + timedelta(days=2)),),
    origins={"special_hours": Origin(source="owner", confirmed_at=NOW)},
)
OPEN = ((600, 840),)


def special(days: int = 1, intervals: tuple[tuple[int, int], ...] = OPEN) -> SpecialDay:
    return SpecialDay(first=DAY + timedelta(days=days), last=DAY + timedelta(days=days), intervals=intervals)


def test_a_place_that_says_otherwise_for_days_the_owner_told_is_flagged_once():
    shown = listing(hours=WEEKDAYS, special_hours=(special(0, ()), special(1), special(2)))
    (flag,) = hours(dossier(shown, company=TOLD))
    assert (flag.expected, flag.found) == (special(1, ()), special(1))
    assert (flag.severity, flag.fact, flag.sure) == (Severity.MEDIUM, "special_hours", True)
    (own,) = hours(dossier(page(facts=facts(special_hours=[(special(2), Where.JSON_LD)])), company=TOLD))
    assert own.found == special(2)


@pytest.mark.parametrize(
    ("shown", "company"),
    [
        pytest.param((), TOLD, id="silence about special days"),
        pytest.param((special(1, ()),), TOLD, id="the same"),
        pytest.param((special(5),), TOLD, id="a day of which the owner said nothing"),
        pytest.param((special(1),), CARD, id="an owner who said nothing"),
        pytest.param((special(1),), replace(TOLD, origins={}), id="what only the own page said"),
        pytest.param(
            (special(-3),),
            replace(TOLD, special_hours=(SpecialDay(first=DAY - timedelta(days=9), last=DAY - timedelta(days=1)),)),
            id="days gone by",
        ),
    ],
)
def test_special_days_are_not_flagged_for(shown, company):
    assert list(hours(dossier(listing(hours=WEEKDAYS, special_hours=shown), company=company))) == []
