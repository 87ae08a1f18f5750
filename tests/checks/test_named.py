"""Does a text from elsewhere speak of the company."""

import pytest

from checks.named import around, names_company, speaks_of
from data.company import Address, Company

CAFE = Company(
    id="a",
    names=("Kahvila Aamunkoi",),
    aliases=("Aamunkoi",),
    website="https://www.aamunkoi.example/",
    address=Address(street="Jokikatu 5", city="Turku"),
    country="FI",
)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Kahvila Aamunkoi on auki", True),
        ("KAHVILA  AAMUNKOI", True),
        ("Kävin Kahvila Aamunkoissa eilen", True),
        ("katso aamunkoi.example sivuilta", True),
        ("katso uusi-aamunkoi.example", False),
        ("Kahvila Iltarusko on auki", False),
        ("", False),
    ],
)
def test_a_name_counts_in_any_case_inflected_or_as_a_domain(text: str, held: bool) -> None:
    assert names_company(text, Company(**{**_fields(CAFE), "aliases": ()})) is held


def _fields(company: Company) -> dict[str, object]:
    return {name: getattr(company, name) for name in company.__slots__}


@pytest.mark.parametrize(
    ("name", "country", "text", "held"),
    [
        ("Käpy", "FI", "Tilasin Kävystä täytekakun.", True),
        ("Majakka", "FI", "onkohan majakassa aamiainen sunnuntaina", True),
        ("Hymy", "FI", "Saimme Hymyyn ajan samalle päivälle.", True),
        ("Igła", "PL", "Kupiłam w Igle sukienkę.", True),
        ("Dąb", "PL", "Zamówiliśmy w Dębie stół.", True),
        ("Róg", "PL", "Byliśmy w Rogu na obiedzie.", True),
        ("Колос", "RU", "Хлеб из Колоса черствый.", True),
        ("Hymy", "FI", "Kassalla oli hymyssä pitelemistä, sanoi Maija.", False),
        ("Majakka", "FI", "Kuljin Oulussa majakoiden ohi.", False),
        ("Igła", "PL", "Szukam w Łodzi igieł do maszyny.", False),
        ("Dąb", "PL", "Rąbałem w Łodzi dęby.", False),
        ("Sol", "NO", "Vi bor i Hamar, men solen ser vi aldri.", False),
    ],
)
def test_a_short_name_counts_in_its_cases_but_not_as_a_word_in_small_letters(
    name: str, country: str, text: str, held: bool
) -> None:
    assert names_company(text, Company(id="x", names=(name,), country=country)) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("@kivi_jkl lounas ei ollut hintansa väärti", True),
        ("taas kerran paras brunssi #RavintolaKivi", True),
        ("lounas @kivijalka_jkl", False),
        ("kivi@posti.example", False),
    ],
)
def test_a_handle_or_a_tag_counts_as_the_name(text: str, held: bool) -> None:
    profile = "https://www.instagram.com/kivi_jkl"
    company = Company(id="x", names=("Ravintola Kivi",), country="FI", profiles=(profile,))
    assert names_company(text, company) is speaks_of(text, company) is held


def test_the_words_around_an_inflected_name_are_quoted() -> None:
    text = "alku " * 200 + "Kävyssä oli kylmä. " + "loppu " * 200
    assert "Kävyssä oli kylmä." in around(text, Company(id="x", names=("Käpy",), country="FI"), 120)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Kahvila Aamunkoi\nJokikatu 5, Turku", True),
        ("Kahvila Aamunkoi\nTurku, puh. 02 555 0199", True),
        ("Kahvila Aamunkoi\nRantatie 9, 90100 Oulu", False),
        ("Parturi Kesäpolku\nJokikatu 5, Turku", False),
    ],
)
def test_another_town_is_a_namesake_and_another_number_is_not(text: str, ours: bool) -> None:
    assert speaks_of(text, CAFE) is ours


def test_the_words_around_the_name_are_quoted_whole() -> None:
    text = "alku " * 200 + "Kahvila Aamunkoi oli hidas. " + "loppu " * 200
    quote = around(text, CAFE, 120)
    assert "Kahvila Aamunkoi oli hidas." in quote
    assert len(quote) <= 120
    assert quote.split()[0] == "alku"
    assert quote.split()[-1] == "loppu"
