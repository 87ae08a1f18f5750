"""A page is held against the card: the declared fact first, in any spelling."""

import pytest

from checks.reading.verify import verify
from data import hours
from data.company import Address, Company
from data.match import Match

URL = "https://aamunkoi.example/"


def card(**facts: object) -> Company:
    return Company(id="x", **({"country": "FI"} | facts))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Puh. 02 555 0142", Match.SAME),
        ("+358 (0)2 555 01 42", Match.SAME),
        ("Soita 025550142 tai +358-2-5550199", Match.SAME),
        ("Puh. 02 555 0199", Match.DIFFERENT),
        ("02 555 0147", Match.DIFFERENT),
        ("02 555 0124", Match.DIFFERENT),
        ("02 666 0199", Match.UNSURE),
        ('<a href="tel:+35825550199">Soita</a>', Match.DIFFERENT),
        ("Faksi 02 555 0142, puh. 02 555 0199", Match.UNSURE),
        ("Y-tunnus 1234567-1", Match.ABSENT),
    ],
)
def test_phone(text: str, verdict: Match):
    assert verify(card(phones=("+35825550142",)), f"<p>{text}</p>", URL)["phone"] is verdict


@pytest.mark.parametrize(
    ("country", "street", "text", "verdict"),
    [
        ("FI", "Jokikatu 5", "Jokikatu 5, 20100 Turku", Match.SAME),
        ("FI", "Jokikatu 5", "Jokikatu 7, 20100 Turku", Match.DIFFERENT),
        ("FI", "Jokikatu 5", "Rantakuja 12, 90100 Oulu", Match.DIFFERENT),
        ("FI", "Jokikatu 5", "Tervetuloa!", Match.ABSENT),
        ("FI", "Jokikatu 5 A 3", "Jokikatu 5 A 4, 20100 Turku", Match.DIFFERENT),
        ("NO", "Elvegata 5", "Elvegt. 5, 0301 Oslo", Match.SAME),
        ("PL", "ul. Rzeczna 5/2", "Rzeczna 5 lok. 2<br>30-001 Kraków", Match.SAME),
        ("PL", "ul. Rzeczna 5/2", "ul. Rzeczna 7/2<br>30-001 Kraków", Match.DIFFERENT),
        ("RU", "ул. Речная, д. 5", "420111, г. Казань, Речная улица, 5", Match.SAME),
        ("RU", "ул. Речная, д. 5", "г. Казань, ул. Речная, 15", Match.DIFFERENT),
        ("GB", "14 Millrace Lane", "14 Millrace Ln<br>Leeds LS2 7EY", Match.SAME),
        ("GB", "Unit 3 14 Millrace Lane", "Unit 4, 14 Millrace Lane, Leeds LS2 7EY", Match.DIFFERENT),
        ("US", "PO Box 306", "P.O. Box 306, Springfield, IL 62701", Match.SAME),
    ],
)
def test_address(country: str, street: str, text: str, verdict: Match):
    company = card(country=country, address=Address(street=street))
    assert verify(company, f"<p>{text}</p>", URL)["address"] is verdict


def test_the_same_street_in_another_town_is_another_address():
    company = card(address=Address(street="Jokikatu 5", postcode="20100", city="Turku"))
    assert verify(company, "<p>Jokikatu 5, 90100 Oulu</p>", URL)["address"] is Match.DIFFERENT


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("<table><tr><td>Ma-Pe<td>8-17<tr><td>La<td>10-15</table>", Match.SAME),
        ("Avoinna ma-pe klo 8.00-17.00 ja la 10.00-15.00.", Match.SAME),
        ("Ma-pe 8-18, la 10-15", Match.DIFFERENT),
        ("Soita 02 555 0142", Match.ABSENT),
    ],
)
def test_hours(text: str, verdict: Match):
    company = card(hours=hours.read_osm("Mo-Fr 08:00-17:00; Sa 10:00-15:00"))
    assert verify(company, f'<html lang="fi"><p>{text}</p>', URL)["hours"] is verdict


def test_mail_name_and_website():
    company = card(
        names=("Kahvila Aamunkoi",), emails=("hei@aamunkoi.example",), website="https://www.aamunkoi.example"
    )
    seen = verify(company, "<title>Kahvila Aamunkoi</title><p>info@toinen.example</p>", URL)
    assert (seen["email"], seen["name"], seen["website"]) == (Match.DIFFERENT, Match.SAME, Match.SAME)
    listing = '<script type="application/ld+json">{"@type":"Store","name":"Iltarusko","url":"https://iltarusko.example"}</script>'
    seen = verify(company, listing, "https://luettelo.example/1")
    assert (seen["email"], seen["website"]) == (Match.ABSENT, Match.DIFFERENT)
    assert seen["name"] is Match.DIFFERENT


def test_a_card_without_facts_is_contradicted_by_nothing():
    assert set(verify(card(), "<p>Puh. 02 555 0142, Jokikatu 5, ma-pe 8-17</p>", URL).values()) == {Match.ABSENT}
