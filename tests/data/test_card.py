"""The truth card as a file."""

from typing import Any

import pytest

from data.card import CardError
from data.company import company_id, read_card

CARD: dict[str, Any] = {
    "name": "Kahvila Aamunkoi",
    "aliases": ["Aamunkoi"],
    "legal_name": "Aamunkoi Oy",
    "registry_id": "1234567-1",
    "website": "https://aamunkoi.example",
    "country": "FI",
    "languages": ["fi"],
    "phones": ["02 555 0142"],
    "emails": ["Hei@aamunkoi.example"],
    "hours": "Mo-Fr 08:00-17:00; Sa 10:00-15:00",
    "profiles": ["https://www.facebook.com/aamunkoi.example"],
    "competitors": ["Kahvila Iltarusko"],
    "feeds": [],
    "address": {"street": "Jokikatu 5", "postcode": "20100", "city": "Turku"},
    "strategy": {"what": "kahvia", "who": "naapurit", "where": "Turku", "how": "kotona leivottu"},
}


def test_a_whole_card_is_read_into_comparable_values() -> None:
    company = read_card(CARD)
    assert company.phones == ("+35825550142",)
    assert company.emails == ("hei@aamunkoi.example",)
    assert str(company.hours) == "Mo-Fr 08:00-17:00; Sa 10:00-15:00"
    assert company.town == "Turku"
    assert company.confirmed("phones")


@pytest.mark.parametrize("card", [{"name": "Kahvila Aamunkoi"}, {"website": "aamunkoi.example"}])
def test_a_name_or_a_website_is_enough(card: dict[str, Any]) -> None:
    company = read_card(card)
    assert company.name
    assert not company.phones and company.hours is None


@pytest.mark.parametrize(
    ("change", "fact", "hint"),
    [
        pytest.param({"name": "", "website": ""}, "name", "needs a name or a website", id="neither name nor website"),
        pytest.param({"phones": ["12"]}, "phones", "+358", id="too short a number"),
        pytest.param({"hours": "whenever"}, "hours", "Mo-Fr", id="hours nobody can read"),
        pytest.param({"emails": ["hei at aamunkoi"]}, "emails", "info@", id="no address"),
        pytest.param({"country": "Finland"}, "country", "two letters", id="a country in words"),
        pytest.param({"phone": "02 555 0142"}, "phone", "Known:", id="a key that does not exist"),
        pytest.param({"aliases": "Aamunkoi"}, "aliases", "list", id="a text where a list belongs"),
        pytest.param({"address": {"zip": "1"}}, "address", "street", id="an address in other words"),
        pytest.param({"website": "not a site"}, "website", "https://", id="words for a website"),
    ],
)
def test_an_impossible_value_is_refused_with_an_example(change: dict[str, Any], fact: str, hint: str) -> None:
    with pytest.raises(CardError) as caught:
        read_card({**CARD, **change})
    assert caught.value.fact == fact
    assert hint in str(caught.value)


def test_the_id_of_a_company_does_not_hang_on_how_its_website_is_written() -> None:
    ids = {
        company_id(website=url)
        for url in ("https://aamunkoi.example", "http://www.Aamunkoi.example/x", "aamunkoi.example")
    }
    assert len(ids) == 1
    assert company_id(name="Aamunkoi", town="Turku") != company_id(name="Aamunkoi", town="Oulu")
