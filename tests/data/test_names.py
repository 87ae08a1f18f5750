"""Company names: legal forms fall away, words of their own tell companies apart."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data import names
from data.match import Match


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kahvila Aamunkoi Oy", "KAHVILA AAMUNKOI"),
        ("Oy Aamunkoi Ab", "Aamunkoi Oy"),
        ("Lehtinen & Tyttäret Ky", "Lehtinen ja Tyttaret"),
        ("A/S Fjordlys", "Fjordlys AS"),
        ("ENK Fjordlys", "Fjordlys"),
        ("Bakeri Sørlys ASA", "Bakeri Sorlys"),
        ("Cukiernia Bławatek Sp. z o.o. Sp. k.", "Cukiernia Blawatek"),
        ("Bławatek S.A.", "Bławatek"),
        ("ООО «Василёк»", "Василек"),
        ("Общество с ограниченной ответственностью «Василёк»", "OOO Vasilek"),
        ("Dawn-Light Bakery Limited", "Dawn Light Bakery Ltd."),
        ("Виксен", "Vixen AS"),
        ("Bäckerei Lümmel", "Baeckerei Luemmel GmbH"),
        ("The Dawn Bakery", "Dawn Bakery, The"),
    ],
)
def test_the_legal_form_and_the_spelling_do_not_make_another_company(a: str, b: str) -> None:
    assert names.compare(a, b) is Match.SAME
    assert names.compare(b, a) is Match.SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Aamunkoi Oy", "Aamunkoi Ky"),
        ("Kahvila Aamunkoi", "Aamunkoi"),
        ("Aamun Koi", "Aamunkoi"),
        ("Dawn's Bakery", "Dawn Bakery"),
        ("Dawn Light Bakery", "DLB"),
        ("Dawn Bakery (Leeds)", "Dawn Bakery & Cafe"),
        ("D. Lehtinen Plumbing", "Daniel Lehtinen Plumbing"),
        ("***", "Dawn"),
    ],
)
def test_what_may_be_the_same_company_is_left_open(a: str, b: str) -> None:
    assert names.compare(a, b) is Match.UNSURE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Aamunkoi Oy", "Aamunkajo Oy"),
        ("Piekarnia Nowacki", "Piekarnia Nowotny"),
        ("ООО Василёк", "ООО Василиск"),
        ("Dawn Bakery", "Dusk Bakery"),
    ],
)
def test_a_word_of_its_own_makes_another_company(a: str, b: str) -> None:
    assert names.compare(a, b) is Match.DIFFERENT


def test_no_name_is_absent() -> None:
    assert names.compare("", "Aamunkoi") is Match.ABSENT


def test_forms_are_what_people_say() -> None:
    assert names.forms("ООО «Василёк»") == ("Василёк", "Vasilek")
    assert names.forms("Lehtinen & Tyttäret Ky", "fi") == (
        "Lehtinen & Tyttäret",
        "Lehtinen ja Tyttäret",
        "Lehtinen & Tyttaret",
        "Lehtinen ja Tyttaret",
    )
    assert names.forms("Kahvila Aamunkoi (Turku) Oy")[:2] == ("Kahvila Aamunkoi (Turku)", "Kahvila Aamunkoi")


def test_a_name_that_is_only_a_form_stays() -> None:
    assert names.bare("AS") == "as"
    assert names.forms("AS") == ("AS",)


@given(st.text(max_size=80), st.text(max_size=80))
@example("\x80 \x80", "")
def test_any_two_texts_compare_the_same_both_ways(a: str, b: str) -> None:
    assert names.compare(a, b) is names.compare(b, a)
    assert names.fold(names.fold(a)) == names.fold(a)
    assert all(form.strip() for form in names.forms(a))


def test_a_long_text_is_read_at_once() -> None:
    assert names.compare("sp. z o.o. " * 10_000, "Aamunkoi") is Match.DIFFERENT
