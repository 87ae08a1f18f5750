from dataclasses import replace

import pytest

from checks.inaccurate.hours import hours
from data.facts import Where
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
