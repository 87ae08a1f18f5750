"""Phone numbers: every spelling meets, every slip shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import phone
from data.match import Match

TURKU = "+35825550142"


@pytest.mark.parametrize(
    ("country", "a", "b"),
    [
        pytest.param("FI", TURKU, "02 555 0142", id="national"),
        pytest.param("FI", TURKU, "+358 (0)2 555 0142", id="zero in brackets"),
        pytest.param("FI", TURKU, "00358 2 555 0142", id="double zero"),
        pytest.param("FI", TURKU, "35825550142", id="country code without a plus"),
        pytest.param("FI", TURKU, "tel:+358-2-555-0142", id="tel link"),
        pytest.param("FI", TURKU, "02\u2009555\u00a00142\u00b9", id="thin spaces and a footnote mark"),
        pytest.param("FI", TURKU, "02/555 0142", id="slash"),
        pytest.param("NO", "+47 55 55 01 42", "55550142", id="no area code"),
        pytest.param("NO", "+47 55 55 01 42", "55 55 01 42 / 55 55 01 43", id="one of two numbers"),
        pytest.param("RU", "+7 912 345-01-42", "8 (912) 345-01-42", id="Russian eight"),
        pytest.param("RU", "+358 2 555 0142", "810 358 2 555 0142", id="Russian way abroad"),
        pytest.param("RU", "+7 912 345-01-42", "+8 912 345-01-42", id="a plus before the eight"),
        pytest.param("PL", "+48 12 345 01 42", "0-12 345 01 42", id="the zero of old"),
        pytest.param("NO", "+47 55 55 01 42", "Telefon 55 55 01 42 (kl. 9-15)", id="a remark"),
        pytest.param("PL", "+48 12 345 01 42", "12 345 01 42 wew. 12", id="extension"),
    ],
)
def test_spellings_of_one_number_are_the_same(country: str, a: str, b: str) -> None:
    assert phone.compare(a, b, country) is Match.SAME
    assert phone.compare(b, a, country) is Match.SAME


@pytest.mark.parametrize(
    ("country", "a", "b", "verdict"),
    [
        pytest.param("FI", TURKU, "02 555 0143", Match.DIFFERENT, id="another last digit"),
        pytest.param("FI", TURKU, "+46 8 555 014 20", Match.DIFFERENT, id="another country"),
        pytest.param("NO", "+47 55 55 01 42", "5555014", Match.DIFFERENT, id="a digit dropped"),
        pytest.param("US", "+1 201 555 0142", "555 0142", Match.UNSURE, id="only the area code is missing"),
        pytest.param("FI", TURKU, "ask at the counter", Match.UNSURE, id="words"),
        pytest.param("FI", TURKU, " ", Match.ABSENT, id="nothing there"),
    ],
)
def test_what_is_not_the_same_number(country: str, a: str, b: str, verdict: Match) -> None:
    assert phone.compare(a, b, country) is verdict
    assert phone.compare(b, a, country) is verdict


def test_parse_gives_e164() -> None:
    assert phone.parse("02 555 0142", "FI") == {TURKU}
    assert phone.parse("no number here", "FI") == frozenset()


def test_people_see_their_own_numbers_the_national_way() -> None:
    assert phone.show(TURKU, "FI") == "02 5550142"
    assert phone.show(TURKU, "NO") == "+358 2 5550142"
    assert phone.show("nonsense", "FI") == "nonsense"


@given(st.text(max_size=300), st.sampled_from(["FI", "NO", "PL", "RU", "GB", "US", "", "XX"]))
def test_any_text_is_read_without_complaint(text: str, country: str) -> None:
    for number in phone.parse(text, country):
        assert phone.parse(number, country) == {number}
    assert phone.compare(text, TURKU, country) is phone.compare(TURKU, text, country)


def test_a_long_text_is_no_phone_number() -> None:
    assert phone.compare("0" * 100_000, TURKU, "FI") is Match.UNSURE
