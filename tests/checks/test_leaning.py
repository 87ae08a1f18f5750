"""A finding leans on no fact that may be a mistake of our own reading."""

from dataclasses import replace

import pytest

from checks.inaccurate.address import address
from checks.inaccurate.hours import hours
from checks.inaccurate.name import name
from checks.inaccurate.phone import phone
from checks.leaning import is_weak
from checks.missing.listing import listing as missing_listing
from checks.missing.search_presence import search_presence
from data.company import Address, Origin
from data.facts import Facts, Found, Where
from data.places import load
from data.week import Week
from tests.checks.dossiers import CARD, NOW, OTHER_PHONE, PHONE, STREET, WEEKDAYS, dossier, listing, page, row

FACTS = ("names", "phones", "emails", "address", "hours")
READ = replace(CARD, origins={fact: Origin(source="website", url="u") for fact in FACTS})
LATER = Week(days=(((600, 1080),),) * 5 + ((), ()))
WRONG = listing(phones=(OTHER_PHONE,), website=CARD.website)


def text(value: object, quote: str = "", where: Where = Where.TEXT) -> Found:
    return Found(value=value, where=where, quote=quote)


def home(**facts: object):
    return page(facts=Facts(**{key: tuple(value) for key, value in facts.items()}))


BARE = home(phones=[text(PHONE, "02 555 0142")])


def test_a_number_read_once_without_label_accuses_nobody():
    assert is_weak(dossier(BARE, company=READ), "phones")
    assert list(phone(dossier(BARE, WRONG, company=READ))) == []


@pytest.mark.parametrize(
    "more",
    [
        pytest.param((home(phones=[text(PHONE, "Puh. 02 555 0142")]),), id="it is labelled"),
        pytest.param((home(phones=[text(PHONE, "Soita", Where.LINK)]),), id="a link rings it"),
        pytest.param((home(phones=[text(PHONE, "", Where.JSON_LD)]),), id="it stands in the markup"),
        pytest.param((BARE, page("/yhteys", facts=BARE.facts)), id="it stands on two pages"),
        pytest.param((BARE, listing("openstreetmap", phones=(PHONE,))), id="a row elsewhere says the same"),
    ],
)
def test_a_number_that_stands_firm_does(more):
    (flag,) = phone(dossier(*more, WRONG, company=READ))
    assert flag.sure
    assert flag.found == OTHER_PHONE


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(CARD, id="given with the card"),
        pytest.param(
            replace(READ, origins={**READ.origins, "phones": Origin(source="website", confirmed_at=NOW)}),
            id="confirmed by a person",
        ),
        pytest.param(replace(READ, origins={"phones": Origin(source="owner")}), id="said by the owner"),
    ],
)
def test_what_a_person_stands_by_is_never_weak(card):
    assert not is_weak(dossier(BARE, company=card), "phones")
    assert [flag.sure for flag in phone(dossier(BARE, WRONG, company=card))] == [True]


def test_hours_of_one_text_accuse_with_a_question_unless_a_row_shares_them():
    own, wrong = home(hours=[text(WEEKDAYS)]), listing(hours=LATER, phones=(PHONE,))
    assert [flag.sure for flag in hours(dossier(own, wrong, company=READ))] == [False]
    agreeing = listing("openstreetmap", hours=WEEKDAYS)
    assert [flag.sure for flag in hours(dossier(own, wrong, agreeing, company=READ))] == [True]
    marked = home(hours=[text(WEEKDAYS, "", Where.JSON_LD)])
    assert [flag.sure for flag in hours(dossier(marked, wrong, company=READ))] == [True]


def test_a_street_without_postcode_and_town_accuses_with_a_question():
    wrong = listing(address=Address(street="Jokikatu 7", postcode="20100", city="Turku"), phones=(PHONE,))
    half = Address(street="Jokikatu 5")
    card = replace(READ, address=half)
    assert [flag.sure for flag in address(dossier(home(addresses=[text(half)]), wrong, company=card))] == [False]
    assert [flag.sure for flag in address(dossier(home(addresses=[text(STREET)]), wrong, company=READ))] == [True]


def test_a_name_off_a_title_accuses_with_a_question():
    other = listing(name="Salon Malwina", phones=(PHONE,))
    assert [flag.sure for flag in name(dossier(home(), other, company=READ))] == [False]
    called = home(names=[text("Kahvila Aamunkoi", "og:site_name")])
    assert [flag.sure for flag in name(dossier(called, other, company=READ))] == [True]
    known = listing("openstreetmap", phones=(PHONE,))
    assert [flag.sure for flag in name(dossier(home(), other, known, company=READ))] == [True]


def test_an_absence_under_a_name_off_a_title_is_a_question():
    place = next(place for place in load("FI").all if place.advise)
    tokens = ("search", f"listing:{place.id}")
    silence = (row("tavily", *tokens), row("searxng", *tokens))
    for found in (missing_listing, search_presence):
        for card, sure in ((READ, False), (CARD, True)):
            (flag,) = found(dossier(home(), company=card, coverage=silence))
            assert flag.sure is sure
