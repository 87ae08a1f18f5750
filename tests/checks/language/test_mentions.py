"""Where a text names the company by a handle or a tag that says more than the name."""

import pytest

from checks.language import is_about, named_at
from data.company import Company

KAVERNA = Company(id="k", names=("Каверна",), aliases=("Kaverna",), country="RU")
MKS = Company(id="m", names=("МКС",), aliases=("MKS",), country="RU")
SILTA = Company(id="s", names=("Silta",), country="FI")


@pytest.mark.parametrize(
    ("company", "text"),
    [
        (KAVERNA, "@Kaverna_RUS связи нет второй день"),
        (KAVERNA, "@kavernahelp ответьте в личку"),
        (KAVERNA, "RT @_Kaverna_kz: новые тарифы"),
        (KAVERNA, "спросите @BelgKaverna"),
        (KAVERNA, "опять висит #КавернаОнлайн"),
        (MKS, "@ru_mks верните деньги"),
        (MKS, "#МКСинтернет живи"),
        (MKS, "полдня без связи, #mks24"),
        (SILTA, "@silta_fi vastatkaa"),
        (SILTA, "@SiltaOfficial kiitos"),
        (SILTA, "jonossa taas #SiltaOulu"),
    ],
)
def test_a_handle_around_the_name_names_the_company_and_is_asked_about(company: Company, text: str):
    about = is_about(text, company)
    assert about.reasons == ("name",) and about.score == 1
    assert text[named_at(text, company)] in "@#"


@pytest.mark.parametrize(
    ("company", "text"),
    [
        (KAVERNA, "@kavernariy123 привет"),
        (KAVERNA, "#пещеракаверналюблю"),
        (MKS, "@maksmks привет"),
        (MKS, "@MksPetrov привет"),
        (SILTA, "@SiltaMari mitä kuuluu"),
        (SILTA, "@siltasaari kuvia"),
        (SILTA, "#siltatyöt alkavat"),
        (SILTA, "#Ysilta kuvia"),
        (Company(id="t", names=("Tähti",), country="FI"), "#tähti_fi loistaa"),
    ],
)
def test_a_handle_that_only_holds_the_letters_does_not(company: Company, text: str):
    assert named_at(text, company) == -1 and is_about(text, company).score == 0


def test_the_companys_own_handle_says_more_than_one_around_its_name():
    own = Company(id="k", names=("Каверна",), profiles=("https://x.com/kaverna_rus",), country="RU")
    assert is_about("@Kaverna_RUS связи нет", own).reasons == ("name", "handle")


@pytest.mark.parametrize(
    ("name", "text"),
    [("Sol & Måne", "Møtes på Sol og Måne"), ("Torg 1000", "Handler på torg 1000 i Moss"), ("Dr. Smil", "Dr. Smil")],
)
def test_a_name_with_marks_or_numbers_is_no_plain_word(name: str, text: str):
    assert named_at(text, Company(id="n", names=(name,), country="NO")) >= 0
