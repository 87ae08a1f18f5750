"""Firms called by one plain word: nothing said of them is lost, and of others hardly anything is taken for sure."""

import tomllib
from pathlib import Path

import pytest

from checks.language import is_about
from checks.named import speaks_of
from tests.checks.language.test_namesakes_counted import SURELY, card

FIRMS = tomllib.loads(Path(__file__).with_name("plain_names.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", FIRMS)
def test_whatever_names_the_firm_is_looked_at(language: str):
    lost = [text for firm in FIRMS[language] for text in firm["ours"] if not speaks_of(text, card(firm))]
    assert sum(len(firm["ours"]) for firm in FIRMS[language]) == 30 and lost == []


def test_a_plain_word_beside_the_town_is_hardly_ever_enough_to_be_sure():
    others = [(firm, text) for firms in FIRMS.values() for firm in firms for text in firm["others"]]
    sure = [text for firm, text in others if is_about(text, card(firm)).score >= SURELY]
    assert len(others) == 150 and len(sure) <= 4, sure
