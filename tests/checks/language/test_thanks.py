"""Whom praise names, and who is nobody."""

import pytest

from checks.language import named
from data.company import Address, Company

CARD = Company(
    id="c", names=("Kahvila Aamunkoi",), aliases=("Anna's Kitchen",), address=Address(city="Turku"), country="FI"
)
PRAISE = [
    ("en", "Special thanks to Lucy at the counter.", "Lucy"),
    ("en", "Thank you Tom and Beatriz, the evening was perfect!", "Tom Beatriz"),
    ("en", "Emma was wonderful and so patient.", "Emma"),
    ("en", "Kudos to our waiter Ahmed.", "Ahmed"),
    ("fi", "Iso kiitos Sannalle ja Mikolle!", "Sanna Mikko"),
    ("fi", "Kiitos tarjoilijallemme Pirjolle.", "Pirjo"),
    ("fi", "Kaisa palveli meitä ystävällisesti.", "Kaisa"),
    ("fi", "Erityiskiitokset Mikalle.", "Mika"),
    ("ru", "Спасибо Анне и Сергею за терпение!", "Анна Сергей"),
    ("ru", "Отдельная благодарность мастеру Павлу.", "Павел"),
    ("ru", "Администратор Марина очень вежливая.", "Марина"),
    ("ru", "Благодарим Дмитрия за отличную работу.", "Дмитрий"),
    ("pl", "Dziękuję Pani Annie i Panu Tomkowi.", "Anna Tomek"),
    ("pl", "Polecam Pana Marka, świetny fachowiec.", "Marek"),
    ("pl", "Pani Kasia była bardzo miła i pomocna.", "Kasia"),
    ("pl", "Podziękowania dla Pawła za pomoc.", "Paweł"),
    ("pl", "Dziękuję pani Agnieszce, Małgosi i panu Zdzisławowi.", "Agnieszka Małgosia Zdzisław"),
    ("pl", "Wielkie dzięki dla Oli, Kasi i pana Jerzego!", "Ola Kasia Jerzy"),
    ("nb", "All ære til Marte på kjøkkenet.", "Marte"),
    ("nb", "Tusen takk til Kari og Ola!", "Kari Ola"),
    ("nb", "Takk, Ingvild, for en nydelig kveld.", "Ingvild"),
    ("nb", "Solveig var utrolig hyggelig.", "Solveig"),
    ("nb", "Ros til den flinke Fatima.", "Fatima"),
]
NOBODY = [
    ("en", "Thank You All!"),
    ("en", "Thanks to Kahvila Aamunkoi for the cakes."),
    ("en", "Thank you Turku, we had a great time."),
    ("en", "Lucy was rude and slow."),
    ("en", "Tom was not helpful."),
    ("en", "Thanks for nothing."),
    ("en", "We came on Friday with Anna."),
    ("fi", "Kiitos Teille kaikille!"),
    ("fi", "Kiitos Aamunkoille ihanista kakuista."),
    ("fi", "Liisa oli tyly."),
    ("ru", "Спасибо Вам большое!"),
    ("ru", "Марина нахамила нам."),
    ("pl", "Dziękujemy Państwu serdecznie."),
    ("pl", "Pani Kasia była niemiła."),
    ("pl", "Polecam Kraków i okolice."),
    ("nb", "Takk til Dere alle sammen!"),
    ("nb", "Kari var frekk."),
    ("en", ""),
]


@pytest.mark.parametrize(("language", "text", "names"), PRAISE, ids=lambda value: str(value)[:30])
def test_praise_names_people_in_their_plain_form(language, text, names):
    assert named(text, language, CARD) == tuple(names.split())


@pytest.mark.parametrize(("language", "text"), NOBODY, ids=lambda value: str(value)[:30])
def test_nobody_is_praised_by_name(language, text):
    assert named(text, language, CARD) == ()


def test_another_language_than_ours_names_nobody():
    assert named("Grazie mille a Giulia, è stata gentilissima con tutti noi!") == ()


def test_hostile_text_is_soon_done():
    assert named("thanks to " * 20_000, "en") == ()
    assert len(named("Thanks to " + "Abc, " * 5000, "en")) <= 1
