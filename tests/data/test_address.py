"""Street addresses: the same door in other words, and doors that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import address
from data.company import Address
from data.match import Match


def both_ways(a: str | Address, b: str | Address, country: str) -> Match:
    verdict = address.compare(a, b, country)
    assert address.compare(b, a, country) is verdict
    return verdict


@pytest.mark.parametrize(
    ("country", "a", "b"),
    [
        ("FI", "Jokikatu 5, 20100 Turku", "Jokik. 5, FI-20100 TURKU, Finland"),
        ("FI", "Jokikatu 5", "Jokikatu 5 B 12, 20100 Turku"),
        ("FI", "Jokikatu 5 B", "jokikatu 5b"),
        ("FI", "Jokikatu 5-7", "Jokikatu 5"),
        ("FI", "Jokikatu 5, Turku", "Jokikatu 5, 20100 Åbo"),
        ("FI", "20100 Turku, Jokikatu 5", "Jokikatu 5, Turku"),
        ("NO", "Fjordgata 12B, 0155 Oslo", "Fjordgt. 12 b, N-0155 OSLO"),
        ("NO", "Olav Solbergs vei 3, 5003 Bergen", "Olav Solbergsvei 3, Bergen, Norge"),
        ("NO", "7. juni-plassen 1, Oslo", "7. juni plassen 1"),
        ("PL", "ul. Lipowa 16/4, 31-131 Kraków", "Lipowa 16 m. 4, Krakow"),
        ("PL", "ul. Lipowa 16 lok. 4", "Lipowa 16/4"),
        ("PL", "al. Jana Lipskiego 8, Łódź", "Aleja Lipskiego 8, Lodz"),
        ("PL", "ul. 11 Listopada 22, Poznań", "11 Listopada 22"),
        ("RU", "г. Москва, ул. Садовая, д. 5, корп. 2", "Москва, Садовая улица, дом 5к2"),
        ("RU", "ул. 8 Марта, 15", "улица 8 Марта, д. 15, офис 3"),
        ("RU", "Санкт-Петербург, Садовый пр-т, 7", "СПб, Садовый проспект, д.7"),
        ("RU", "190000, Россия, г. Казань, ул. Садовая, 7А", "ul. Sadovaya 7A, Kazan"),
        ("GB", "12 Mill Lane, Leeds LS1 4AB", "12 Mill Ln., LS14AB"),
        ("GB", "Unit 4, 12 Mill Lane, Leeds", "12 Mill Lane"),
        ("GB", "Elm House, Unit 4, 12 Mill Lane, Leeds", "12 Mill Ln"),
        ("GB", "Elm House 12 Mill Lane", "12 Mill Lane, Leeds"),
        ("CA", "101-1305 Maple St", "1305 Maple Street, Unit 101"),
        ("US", "40 Lake Elm Blvd. N.E.", "40 Lake Elm Boulevard NE, Suite # 12-A"),
        ("US", "40 Second Street", "40 2nd St, PO Box 7330"),
        ("US", "504 E. Route 66 Suite 102", "504 East Route 66"),
        ("US", "84 E. Crescent Pkwy", "84 E Crescent Parkway, Fl 3"),
        ("PL", "Rynek Główny 5", "Rynek Gł. 5"),
        ("PL", "ul. Anny Lipskiej-Nowak 5", "Lipskiej-Nowak 5"),
        ("NO", "Dronning Solveigs gate 8", "Dronn. Solveigs gt. 8"),
        ("RU", "ул. Ю. Садова, 7", "ул. Юрия Садова, д. 7"),
        ("RU", "ул. Садова, 7с1", "ул. Садова, д. 7, стр. 1"),
        ("RU", "Набережная ул., 5", "улица Набережная, д. 5"),
        ("US", "2120 N. Maple Ave, Suite 300", "2120 North Maple Avenue #300"),
        ("US", "450 W 83rd St, 2nd Floor", "450 West 83 Street"),
        ("DE", "Lindenstraße 5, 10115 Berlin", "Lindenstr. 5, D-10115 Berlin"),
    ],
)
def test_spellings_of_one_door_are_the_same(country: str, a: str, b: str) -> None:
    assert both_ways(a, b, country) is Match.SAME


@pytest.mark.parametrize(
    ("country", "a", "b"),
    [
        ("FI", "Jokikatu 5", "Jokikatu 15"),
        ("FI", "Jokikatu 5 A", "Jokikatu 5 B"),
        ("FI", "Jokikatu 5", "Jokitie 5"),
        ("FI", "Jokikatu 5, 20100 Turku", "Jokikatu 5, 90100 Oulu"),
        ("NO", "Fjordgata 12, Oslo", "Bygata 12, Oslo"),
        ("NO", "Fjordgata 12-14", "Fjordgata 16"),
        ("PL", "Lipowa 16/4", "Lipowa 16/5"),
        ("PL", "Lipowa 100/102", "Lipowa 104"),
        ("RU", "ул. Садовая, д. 5, стр. 1", "ул. Садовая, д. 5, стр. 2"),
        ("RU", "ул. 8 Марта, 15", "ул. 9 Мая, 15"),
        ("GB", "12 Mill Lane", "21 Mill Lane"),
        ("US", "450 W 83rd St", "450 E 83rd St"),
        ("US", "450 W 83rd St", "450 W 84th St"),
        ("US", "450 Maple Ave Apt 2", "450 Maple Ave Apt 3"),
        ("FI", "PL 12, 20101 Turku", "PL 21, 20101 Turku"),
    ],
)
def test_another_door_is_different(country: str, a: str, b: str) -> None:
    assert both_ways(a, b, country) is Match.DIFFERENT


@pytest.mark.parametrize(
    ("country", "a", "b"),
    [
        ("US", "450 Maple Street", "450 Maple Road"),
        ("NO", "Solbergveien 3", "Sollbergveien 3"),
        ("GB", "12 Mill Lane, Leeds LS1 4AB", "12 Mill Lane, Leeds LS1 4AC"),
        ("RU", "ул. Садовая, д. 5, стр. 1", "ул. Садовая, 5"),
    ],
)
def test_a_slip_or_a_postcode_is_minor(country: str, a: str, b: str) -> None:
    assert both_ways(a, b, country) is Match.MINOR


@pytest.mark.parametrize(
    ("country", "a", "b"),
    [
        ("RU", "ул. Большая Садовая, 10", "ул. Садовая, 10"),
        ("PL", "ul. Nowa Lipowa 5", "ul. Lipowa 5"),
        ("GB", "12 Old Mill Lane, Leeds", "12 Mill Lane, Leeds"),
        ("FI", "Jokikatu, Turku", "Jokikatu 5, Turku"),
        ("FI", "Jokikatu 5, Turku", "Jokikatu 5, Oulu"),
        ("FI", "PL 12, 20101 Turku", "Jokikatu 5, 20100 Turku"),
        ("FI", "Jokikatu 5", "Ågatan 5"),
        ("FI", "Turku", "Jokikatu 5, Turku"),
    ],
)
def test_what_one_side_leaves_out_is_unsure(country: str, a: str, b: str) -> None:
    assert both_ways(a, b, country) is Match.UNSURE


def test_no_address_is_absent() -> None:
    assert both_ways("", "Jokikatu 5", "FI") is Match.ABSENT
    assert both_ways(Address(), Address(street="Jokikatu 5"), "FI") is Match.ABSENT


def test_a_typed_address_reads_like_its_text() -> None:
    typed = Address(street="Jokikatu 5", postcode="20100", city="Turku", country="FI")
    assert both_ways(typed, "Jokikatu 5, Turku", "FI") is Match.SAME
    assert both_ways(typed, "Jokikatu 6, Turku", "") is Match.DIFFERENT


def test_the_parts_of_an_address() -> None:
    parts = address.parse("Jokikatu 5 B 12, 20100 Turku", "FI")
    assert (parts.words, parts.kind, parts.number, parts.letter, parts.unit) == (("joki",), "katu", (5, 5), "b", "12")
    assert (parts.postcode, parts.places) == ("20100", {"turku"})


addresses = st.text(max_size=80) | st.from_regex(
    r"(?:(?:ul\.|ул\.|katu|gata|Street|St|N|W|No|д\.|корп|kv|Main|Joki|\d{1,6}|[a-f]|[-/,.# ])[ ,]?){0,14}",
    fullmatch=True,
)


@given(addresses, addresses, st.sampled_from(["FI", "NO", "PL", "RU", "GB", "US", "DE", "XX", ""]))
def test_any_two_texts_compare_the_same_both_ways(a: str, b: str, country: str) -> None:
    assert address.compare(a, b, country) is address.compare(b, a, country)
    if address.parse(a, country).words:
        assert address.compare(a, a, country).agrees


@pytest.mark.parametrize("piece", ["1 ", "a, ", "ul. ", "5-", "12 Main St ", "(", "00100 "])
def test_a_long_text_is_read_at_once(piece: str) -> None:
    address.compare(piece * (100_000 // len(piece)), "Jokikatu 5", "FI")
