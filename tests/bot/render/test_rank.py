"""Why a trouble comes first, said in every language."""

from datetime import timedelta

import pytest

from bot.render.rank import why_first
from bot.render.voice import Voice
from data.finding import Words
from data.phrases import languages, load
from tests.checks.dossiers import NOW
from tests.checks.findings import finding

WORDS = Words(written=(NOW - timedelta(days=5)).date(), rating=1.0, topics=("waiting",), reach=900)


def told(language="en", **fields):
    return why_first(finding("unanswered.review", weight=60, **fields), Voice(load(language)), NOW)


def test_the_reasons_stand_with_their_points_the_heaviest_first():
    assert told(words=WORDS).splitlines() == [
        "Why this place in the list? Do first, 60 of 100 points:",
        "- how many customers look there: 24 of 40",
        "- how few stars were given: 10 of 10",
        "- how fresh it is: 10 of 10",
        "- how soon a customer meets it: 8 of 20",
        "- what it is about (waiting): 5 of 15",
    ]


def test_a_doubt_is_told_and_what_is_unknown_is_not():
    text = told(words=Words(rating=4.0), sure=False)
    assert "taken off, since I am not sure: -10" in text
    assert "stars" not in text and "about" not in text


@pytest.mark.parametrize("language", languages())
def test_every_language_says_it(language):
    assert len(told(language, words=WORDS).splitlines()) == 6
