"""Which pages of an own website are worth opening."""

from datetime import date

import pytest

from checks.own_site import own_links, parked, role_of, strongest_first, worth_reading
from data.evidence import PageRole
from data.facts import Dated, Link

HOME = "https://aamunkoi.example/"


@pytest.mark.parametrize(
    ("url", "text", "role"),
    [
        ("/p1", "Kontakt oss", PageRole.CONTACT),
        ("/yhteystiedot/", "", PageRole.CONTACT),
        ("/p1", "Контакты", PageRole.CONTACT),
        ("/p1", "O nas", PageRole.ABOUT),
        ("/o-nas.html", "", PageRole.ABOUT),
        ("/%D0%BE-%D0%BD%D0%B0%D1%81/", "", PageRole.ABOUT),
        ("/p1", "Legal notice", PageRole.IMPRINT),
        ("/p1", "Aukioloajat", PageRole.ABOUT),
        ("/menu", "Menu", PageRole.OTHER),
        ("/p1", "A long story of how our lenses were ground and why contact lenses came so much later", PageRole.OTHER),
    ],
)
def test_a_link_tells_what_it_leads_to_by_words_or_address(url: str, text: str, role: PageRole) -> None:
    assert role_of(Link(url=f"https://aamunkoi.example{url}", text=text)) is role


def test_own_links_leave_out_other_sites_files_and_the_page_itself() -> None:
    paths = ["https://aamunkoi.example/#top", "https://www.aamunkoi.example/menu", "https://aamunkoi.example/menu/"]
    paths += ["https://muu.example/", "https://aamunkoi.example/lista.pdf", "mailto:hei@aamunkoi.example"]
    assert [link.url for link in own_links(map(_link, paths), HOME)] == ["https://www.aamunkoi.example/menu"]


def test_the_words_that_tell_most_stand_for_a_page_linked_twice() -> None:
    links = [Link(url=f"{HOME}p7", text=""), Link(url=f"{HOME}p7", text="Yhteystiedot")]
    assert [role_of(link) for link in own_links(links, HOME)] == [PageRole.CONTACT]


def test_contact_is_read_before_imprint_and_about() -> None:
    links = [Link(url=f"{HOME}about"), Link(url=f"{HOME}menu"), Link(url=f"{HOME}imprint"), Link(url=f"{HOME}contact")]
    assert [link.url.removeprefix(HOME) for link in worth_reading(links, 2)] == ["contact", "imprint"]


@pytest.mark.parametrize(
    ("text", "is_parked"),
    [
        ("This domain is for sale!", True),
        ("Домен продаётся", True),
        ("Domenet er til salgs", True),
        ("We sell domain names and hosting for small shops", False),
        ("This domain is for sale. " + "A long and real page. " * 200, False),
    ],
)
def test_a_parked_domain_is_known_by_its_words_on_a_short_page(text: str, is_parked: bool) -> None:
    assert bool(parked(text, 3)) is is_parked


def test_signs_of_life_are_sorted_by_strength_then_newest() -> None:
    days = [("copyright", 2026), ("header", 2025), ("visible", 2020), ("visible", 2021)]
    signs = strongest_first(Dated(day=date(year, 1, 1), by=by) for by, year in days)
    assert [(sign.by, sign.day.year) for sign in signs] == [
        ("visible", 2021),
        ("visible", 2020),
        ("header", 2025),
        ("copyright", 2026),
    ]


def _link(url: str) -> Link:
    return Link(url=url)
