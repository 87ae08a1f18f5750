"""Addresses stand once, and a year at the foot of a page is no house number."""

import pytest

from checks.reading import facts
from data.facts import Where


def read(body: str, country: str) -> list[tuple[str, Where]]:
    found = facts.read(f"<html><body>{body}</body></html>", "http://invented.example/", country).addresses
    return [(str(one.value), one.where) for one in found]


@pytest.mark.parametrize(
    "street",
    [
        '<span class="p-street-address street-address">Elvegata 5</span>',
        '<span class="p-street-address"><span class="street-address">Elvegata 5</span></span>',
    ],
)
def test_old_and_new_class_of_a_card_name_one_street(street):
    card = (
        f'<div class="h-card vcard"><p class="p-adr adr">{street}, <span class="p-postal-code postal-code">0301</span>'
        ' <span class="p-locality locality">Oslo</span></p></div>'
    )
    assert read(card, "NO") == [("Elvegata 5, 0301 Oslo", Where.H_CARD), ("Elvegata 5, 0301 Oslo", Where.TEXT)]


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("<p>© 2026 Morgenrøde Kafe AS</p>", "NO"),
        ("<p>Alle rettigheter 2026 Morgenrøde Kafe AS</p>", "NO"),
        ("<p>(c) 2019-2021 Tidewell Gardens</p>", "GB"),
        ("<p>2021 Tidewell Gardens</p>", "GB"),
        ("<p>©</p><p>2021 Maple Lane</p>", "US"),
        ("<p>Since 1998 Maple Lane</p>", "US"),
        ("<p>Spring 2021 Open Gardens</p>", "GB"),
    ],
)
def test_the_year_of_a_copyright_line_is_no_house_number(line, country):
    assert read(line, country) == []


@pytest.mark.parametrize(
    ("line", "country", "shown"),
    [
        ("<p>1985 Maple Street, Springfield, IL 62701</p>", "US", "1985 Maple Street, 62701 Springfield"),
        ("<p>Copyright 2026 Morgenrøde, Elvegata 5, 0301 Oslo</p>", "NO", "Elvegata 5, 0301 Oslo"),
        ("<p>© Hazel Ltd. 14 Mill Lane, Leeds LS2 7EY</p>", "GB", "14 Mill Lane, LS2 7EY Leeds"),
        ("<p>Find us: 14 Mill Lane</p>", "GB", "14 Mill Lane"),
    ],
)
def test_an_address_beside_a_year_is_still_one(line, country, shown):
    assert [text for text, _ in read(line, country)] == [shown]
