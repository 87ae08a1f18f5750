"""How often the company is told from its namesakes, counted over invented texts in five languages."""

import tomllib
from pathlib import Path

import pytest

from checks.language import is_about
from data.company import Address, Company

FIRMS = tomllib.loads(Path(__file__).with_name("namesakes.toml").read_text("utf-8"))
SURELY = 3
PRECISION, RECALL = 0.99, 0.98
FEWEST = 30


def card(firm: dict) -> Company:
    return Company(
        id=firm["name"],
        names=(firm["name"],),
        aliases=tuple(firm["aliases"]),
        legal_name=firm.get("legal", ""),
        country=firm["country"],
        website=f"https://{firm['site']}.example",
        phones=(firm["phone"],),
        address=Address(street=firm["street"], city=firm["town"], country=firm["country"]),
    )


@pytest.mark.parametrize("language", FIRMS)
def test_the_company_is_told_from_its_namesakes(language: str):
    missed, mistaken, right = [], [], 0
    for firm in FIRMS[language]:
        for text in firm["ours"]:
            about = is_about(text, card(firm))
            right += about.score >= SURELY
            if about.score < SURELY:
                missed.append((text, about))
        mistaken += [(text, about) for text in firm["others"] if (about := is_about(text, card(firm))).score >= SURELY]
    assert right / (right + len(mistaken)) >= PRECISION, mistaken
    assert right / (right + len(missed)) >= RECALL, missed


def test_there_are_enough_texts_in_every_language():
    for firms in FIRMS.values():
        assert sum(len(firm["ours"]) + len(firm["others"]) for firm in firms) >= FEWEST
        assert len(firms) >= 2
