"""A card filled from its own website."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checks.enrich import enrich
from data.company import Address, Company, Origin
from data.evidence import Page, PageRole, PageState
from data.facts import Facts, Found, Where
from data.week import Week
from tests.checks.saved_web import NOW

BARE = Company(id="x", website="https://aamunkoi.example/")
WEEK = Week(days=(((480, 1020),),) * 5 + ((), ()))


def found(value: object, where: Where = Where.TEXT) -> Found[object]:
    return Found(value=value, where=where)


def a_page(
    role: PageRole = PageRole.HOME, state: PageState = PageState.ALIVE, source: str = "website", **facts: object
) -> Page:
    url = f"https://aamunkoi.example/{role.value}"
    return Page(source=source, url=url, seen_at=NOW, role=role, state=state, facts=Facts(**facts))  # type: ignore[arg-type]


def test_empty_facts_are_filled_and_say_where_they_come_from() -> None:
    address = Address(street="Jokikatu 5", city="Turku")
    home = a_page(
        names=(found("Kahvila Aamunkoi"),), phones=(found("+35825550142"),), hours=(found(WEEK),), country="FI"
    )
    contact = a_page(PageRole.CONTACT, addresses=(found(address),), emails=(found("hei@aamunkoi.example"),))
    card = enrich(BARE, [contact, home])
    assert (card.names, card.phones, card.emails) == (
        ("Kahvila Aamunkoi",),
        ("+35825550142",),
        ("hei@aamunkoi.example",),
    )
    assert (card.address, card.hours, card.country) == (address, WEEK, "FI")
    assert card.origins["address"] == Origin(source="website", url="https://aamunkoi.example/contact")
    assert not card.confirmed("phones")


def test_what_the_owner_said_is_never_touched() -> None:
    said = Company(
        id="x", phones=("+35825550100",), hours=WEEK, origins={"hours": Origin(source="owner", confirmed_at=NOW)}
    )
    other = Week(days=((),) * 7)
    card = enrich(said, [a_page(phones=(found("+35825550142"),), hours=(found(other),))])
    assert (card.phones, card.hours) == (("+35825550100",), WEEK)


def test_what_came_from_the_website_is_read_again_until_somebody_confirms_it() -> None:
    pages = [a_page(phones=(found("+35825550142"),))]
    before = Company(id="x", phones=("+35825550100",), origins={"phones": Origin(source="website", url="u")})
    assert enrich(before, pages).phones == ("+35825550142",)
    confirmed = {"phones": Origin(source="website", url="u", confirmed_at=datetime(2026, 1, 1, tzinfo=UTC))}
    assert enrich(Company(id="x", phones=("+35825550100",), origins=confirmed), pages).phones == ("+35825550100",)
    assert enrich(before, []).phones == ("+35825550100",)


def test_what_a_map_said_gives_way_to_the_website() -> None:
    pages = [a_page(names=(found("Aamunkoi | Etusivu"),), phones=(found("+35825550142"),))]
    by_map = Origin(source="nominatim", url="u")
    card = Company(id="x", names=("Aamunkoi",), phones=("+35825550199",), origins={"names": by_map, "phones": by_map})
    assert enrich(card, pages).phones == ("+35825550142",)
    assert enrich(card, pages).names == ("Aamunkoi",), "the name it was found by stays"


def test_markup_is_believed_before_text_and_the_repeated_before_the_rare() -> None:
    home = a_page(names=(found("Tervetuloa"), found("Kahvila Aamunkoi", Where.JSON_LD)))
    assert enrich(BARE, [home]).names == ("Kahvila Aamunkoi",)
    phones = [
        a_page(phones=(found("+35825550199"), found("+35825550142"))),
        a_page(PageRole.CONTACT, phones=(found("+35825550142"),)),
    ]
    assert enrich(BARE, phones).phones[0] == "+35825550142"


def test_other_pages_and_pages_that_are_gone_say_nothing() -> None:
    phone = (found("+35825550142"),)
    pages = [
        a_page(PageRole.OTHER, phones=phone),
        a_page(state=PageState.GONE, phones=phone),
        a_page(source="x", phones=phone),
    ]
    assert enrich(BARE, pages) == BARE


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Etusivu | Kahvila Aamunkoi", ("Kahvila Aamunkoi",)),
        ("Aamunkoi, Turku", ("Aamunkoi",)),
        ("Aamunkoi: kahvia ja leipää Turussa", ("Aamunkoi",)),
        ("Tervetuloa - Aamunkoi", ("Aamunkoi",)),
        ("Etusivu", ()),
        ("", ()),
    ],
)
def test_a_page_without_markup_is_named_by_what_title_and_domain_share(title: str, name: tuple[str, ...]) -> None:
    assert enrich(BARE, [replace(a_page(), title=title)]).names == name


def test_a_link_that_shows_another_number_than_it_rings_gives_the_shown_one() -> None:
    wrong = Found(value="+35825550199", where=Where.LINK, quote="Puh. 02 555 0142")
    right = Found(value="+35825550110", where=Where.LINK, quote="Soita")
    home = a_page(phones=(wrong, right, found("+35825550142")), country="FI")
    assert enrich(BARE, [home]).phones == ("+35825550110", "+35825550142")
