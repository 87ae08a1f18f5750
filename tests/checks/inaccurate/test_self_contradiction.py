from dataclasses import replace

import pytest

from checks.inaccurate.self_contradiction import self_contradiction
from data.company import Origin
from data.facts import Facts, Found, Where
from data.week import Week
from tests.checks.dossiers import CARD, NOW, OTHER_PHONE, PHONE, WEEKDAYS, dossier, facts, page

LATER = Week(days=(((600, 1080),),) * 5 + ((), ()))


def test_a_link_that_rings_another_number_than_the_page_shows_is_flagged():
    both = facts(phones=[(OTHER_PHONE, Where.LINK), (PHONE, Where.TEXT)])
    (flag,) = self_contradiction(dossier(page(facts=both)))
    assert (flag.expected, flag.found) == (PHONE, OTHER_PHONE)


def test_one_wrong_link_among_right_ones_is_flagged_by_its_own_words():
    rows = (
        Found(value=PHONE, where=Where.TEXT),
        Found(value=PHONE, where=Where.LINK, quote="02 555 0142"),
        Found(value=OTHER_PHONE, where=Where.LINK, quote="02 555 0142"),
    )
    (flag,) = self_contradiction(dossier(page(facts=Facts(phones=rows))))
    assert flag.found == OTHER_PHONE


def test_markup_hours_against_visible_hours_are_flagged():
    both = facts(hours=[(LATER, Where.JSON_LD), (WEEKDAYS, Where.TEXT)])
    (flag,) = self_contradiction(dossier(page(facts=both)))
    assert (flag.expected, flag.found, flag.sure) == (WEEKDAYS, LATER, True)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(facts(phones=[(PHONE, Where.LINK), (PHONE, Where.TEXT)]), id="the same number"),
        pytest.param(facts(phones=[(OTHER_PHONE, Where.LINK)]), id="a link alone"),
        pytest.param(
            facts(phones=[(PHONE, Where.LINK), (PHONE, Where.TEXT), (OTHER_PHONE, Where.TEXT)]), id="several numbers"
        ),
        pytest.param(facts(hours=[(WEEKDAYS, Where.JSON_LD)]), id="hours given once"),
        pytest.param(
            facts(hours=[(WEEKDAYS, Where.JSON_LD), (LATER, Where.TEXT), (WEEKDAYS, Where.TEXT)]),
            id="kitchen hours beside the right ones",
        ),
    ],
)
def test_not_flagged(shown):
    assert list(self_contradiction(dossier(page(facts=shown)))) == []


def test_two_numbers_of_the_card_are_not_a_contradiction():
    both = facts(phones=[(OTHER_PHONE, Where.LINK), (PHONE, Where.TEXT)])
    card = replace(CARD, phones=(PHONE, OTHER_PHONE))
    assert list(self_contradiction(dossier(page(facts=both), company=card))) == []


def test_a_card_read_from_the_page_does_not_excuse_its_link():
    rows = (
        Found(value=PHONE, where=Where.TEXT),
        Found(value=OTHER_PHONE, where=Where.LINK, quote="Ring 02 555 0142"),
    )
    read = Origin(source="website", url="https://aamunkoi.example/")
    card = replace(CARD, phones=(OTHER_PHONE, PHONE), origins={"phones": read})
    (flag,) = self_contradiction(dossier(page(facts=Facts(phones=rows)), company=card))
    assert (flag.expected, flag.found) == (PHONE, OTHER_PHONE)
    confirmed = replace(card, origins={"phones": replace(read, confirmed_at=NOW)})
    assert list(self_contradiction(dossier(page(facts=Facts(phones=rows)), company=confirmed))) == []


def test_two_numbers_of_a_page_of_which_the_card_was_made_are_no_contradiction():
    both = facts(phones=[(OTHER_PHONE, Where.LINK), (PHONE, Where.TEXT)])
    card = replace(CARD, phones=(OTHER_PHONE, PHONE), origins={"phones": Origin(source="website")})
    assert list(self_contradiction(dossier(page(facts=both), company=card))) == []
