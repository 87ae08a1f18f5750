from dataclasses import replace

import pytest

from checks.language import is_about
from data.company import Company, Strategy
from tests.checks.dossiers import CARD

KONE = Company(id="kone", names=("Kone",), website="https://kone.example", country="FI")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Kävin eilen Kahvila Aamunkoissa Turussa.", "town"),
        ("Aamunkoi, Jokikatu 5: jono kadulle asti", "street"),
        ("Soita 02 555 0142, Aamunkoi vastaa", "phone"),
        ("menu: https://aamunkoi.example/menu", "domain"),
        ("kiitos @aamunkoi.turku", "handle"),
        ("paras pulla #kahvilaaamunkoi", "handle"),
        ("Y-tunnus 1234567-1", "registry"),
        ("Kahvila Aamunkoi\nLoistava paikka", "title"),
    ],
)
def test_evidence_makes_it_ours(text, reason):
    about = is_about(text, CARD)
    assert reason in about.reasons
    assert about.score >= 3


def test_the_name_alone_asks_the_owner():
    assert is_about("Kahvila Aamunkoi on kiva", CARD).score == 2


@pytest.mark.parametrize(
    "text",
    [
        "Turussa satoi eilen.",
        "Kahvila Aamunkoi Tampereella on suljettu.",
        "Kahvila Aamunkoi, Oulu, puh. 08 555 0163",
        "Kone jumittui taas.",
        "",
    ],
)
def test_without_evidence_or_with_more_against_it_it_is_not_ours(text):
    assert is_about(text, CARD).score <= 0


def test_a_common_word_needs_a_capital_inside_a_sentence():
    assert is_about("uusi kone hajosi. Kone ei käynnisty.", KONE).score == 0
    assert is_about("Ostimme hissin, ja Kone asensi sen.", KONE).score == 1
    assert is_about("Hissin asensi Kone, kone.example", KONE).score >= 3


def test_a_word_of_the_trade_helps():
    baker = replace(CARD, strategy=Strategy(what="korvapuusti"))
    about = is_about("Aamunkoi ja korvapuustit", baker)
    assert "industry" in about.reasons


def test_another_town_does_not_matter_beside_the_own_phone():
    about = is_about("Aamunkoi, 02 555 0142, avaa myös Tampereella", CARD)
    assert about.score >= 3
    assert not about.against
