"""A complaint that nine papers took up is one case, and its card counts them."""

import pytest

from bot.render.card import card
from bot.render.voice import Voice
from checks.cases import move
from checks.engine import judge
from checks.said import said
from data.phrases import languages, load
from data.places import load as load_places
from tests.checks.dossiers import CARD, NOW, dossier, mention
from tests.checks.findings import run

STORY = (
    "Kahvila Aamunkoi Turussa oli kamala pettymys: lahjakortit lakkasivat kelpaamasta yhdessä yössä, palvelu oli tylyä "
    "eikä kukaan vastaa puhelimeen. Keitto oli kylmää ja pöytä likainen. En suosittele, Jokikatu 5."
)
PLACES = load_places("FI")


def in_papers(count: int):
    papers = [
        mention(
            url=f"https://lehti{at}.example/juttu", place=f"lehti{at}.example", channel="news", author="", body=STORY
        )
        for at in range(count)
    ]
    return dossier(mention(body=STORY), *papers)


@pytest.mark.parametrize("language", languages())
def test_nine_papers_are_counted_on_the_card_of_the_one_case(language: str) -> None:
    named = "lehti0.example, lehti1.example, lehti2.example…"
    told = load(language).text("card.elsewhere", n=9, places=named)
    judged = judge(in_papers(9), PLACES)
    words = [one for one in judged.findings if one.kind == "unanswered"]
    assert [one.check for one in words] == ["unanswered.complaint"], "a paper is never unanswered"
    (case,) = move({}, run(*words), NOW).cases.values()
    text = card(case, CARD, "w", PLACES, Voice(load(language)), now=NOW).text
    assert told in text
    assert len([row for row in said(in_papers(9)) if row.feel == "complaint"]) == 1


def test_up_to_three_are_all_named_and_words_that_stand_alone_name_none() -> None:
    head = load("en").text("card.elsewhere", n=1, places="").partition("1")[0]
    for count, told in ((0, ""), (1, ": lehti0.example\n"), (3, ": lehti0.example, lehti1.example, and ")):
        judged = judge(in_papers(count), PLACES)
        (case,) = move({}, run(*(o for o in judged.findings if o.kind == "unanswered")), NOW).cases.values()
        text = card(case, CARD, "w", PLACES, Voice(load("en")), now=NOW).text
        assert told in text and (head in text) == bool(count)
