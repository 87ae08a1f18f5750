"""What a screen says once and in the reader's own way: websites, addresses, spans of days, words cut short."""

from datetime import date

import pytest

from bot.render.card import card
from bot.render.digest_things import shorter
from bot.render.first import first_look
from bot.render.values import word
from bot.render.voice import Voice
from bot.services.firstlook import FirstLook, Row, State
from checks import registry
from data.case import Case
from data.company import Address
from data.finding import Kind
from data.phrases import load
from data.places import Places
from data.week import SpecialDay
from tests.checks.dossiers import CARD, NOW
from tests.checks.findings import finding

PLACES = Places("FI")
ENGLISH = Voice(load("en"), "UTC", "GB")


def shown(**fields: object) -> str:
    registry.discover()
    found = finding(expected=None, **fields)
    case = Case(key="k1", finding=found, first_seen=NOW, last_seen=NOW)
    return card(case, CARD, "w1", PLACES, ENGLISH, now=NOW).text


@pytest.mark.parametrize(
    ("site", "told"),
    [
        ("https://aamunkoi.example/", "aamunkoi.example"),
        ("http://www.aamunkoi.example", "www.aamunkoi.example"),
        ("https://aamunkoi.example/lista/", "https://aamunkoi.example/lista/"),
    ],
)
def test_a_website_goes_by_its_name_and_a_page_by_its_address(site: str, told: str) -> None:
    assert word(site, ENGLISH) == told


@pytest.mark.parametrize(
    ("country", "told"),
    [("GB", "14 Millrace Lane, Leeds LS2 7EY"), ("FI", "14 Millrace Lane, LS2 7EY Leeds")],
)
def test_the_postcode_stands_where_the_country_writes_it(country: str, told: str) -> None:
    address = Address(street="14 Millrace Lane", postcode="LS2 7EY", city="Leeds")
    assert word(address, Voice(load("en"), "UTC", country)) == told


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", "24–26 Dec 2025: closed"),
        ("fi", "24.–26. joulukuuta 2025: kiinni"),
        ("nb", "24.–26. des. 2025: stengt"),
    ],
)
def test_days_of_one_month_are_one_span(code: str, told: str) -> None:
    days = SpecialDay(first=date(2025, 12, 24), last=date(2025, 12, 26), intervals=())
    assert word(days, Voice(load(code), "UTC", "NO")) == told


def test_words_cut_short_after_a_sentence_have_one_ending() -> None:
    assert shorter("Nobody said sorry. We left at once.", 20) == "Nobody said sorry…"


def test_what_the_title_says_is_not_said_again() -> None:
    gone = "https://aamunkoi.example/lista"
    said = shown(check="outdated.link", kind=Kind.OUTDATED, found=gone, source="website")
    assert said.count(gone) == 1 and "It shows" not in said
    assert "It shows: " in shown(check="inaccurate.phone")


def test_of_two_rows_neither_is_called_the_right_one() -> None:
    said = shown(check="inaccurate.duplicate_listing", found="https://fonecta.example/2")
    assert "It shows" not in said and "Right is" not in said


@pytest.mark.parametrize(("state", "agree"), [(State.RIGHT, True), (State.DIFFERS, False), (State.OLD, False)])
def test_places_agree_only_where_none_of_them_differs(state: State, agree: bool) -> None:
    look = FirstLook(company=CARD, rows=(Row(name="aamunkoi.example", own=True, state=state),))
    assert ("agree with each other" in first_look(look, "watch w1", ENGLISH).text) is agree
