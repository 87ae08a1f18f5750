"""The list: one line a trouble, and what opens from it."""

from datetime import timedelta

import pytest

from bot.render.findings import listing, trouble
from bot.render.voice import Html, Voice
from checks.cases import move
from data.finding import Proof, Words
from data.phrases import languages, load
from data.places import load as load_places
from data.trouble import group
from tests.checks.dossiers import NOW
from tests.checks.findings import finding, run

PLACES = load_places("FI")


def said(key, days, story="", **fields):
    words = Words(written=NOW.date() - timedelta(days=days), story=story)
    proof = Proof(url="https://fonecta.example", quote=f"Kahvi oli kylmää, {key}.", seen_at=NOW)
    return finding("unanswered.review", key, words=words, evidence=proof, found=None, **fields)


def at_first(*rows):
    return group(move({}, run(*rows), NOW, began=NOW, first=True).cases.values())


def shown(troubles, language="en"):
    return listing("Aamunkoi", troubles, "w", PLACES, Voice(load(language)), empty=Html(""))


def test_old_reviews_are_one_line_and_open_as_a_list_of_two_and_the_rest():
    troubles = at_first(*(said(f"r{n}", 20 + n, rank=float(n)) for n in range(4)))
    view = shown(troubles)
    assert "1. <b>This week</b>: 4 old reviews without an answer; two are worth one. 6" in view.text
    assert view.rows[0][0].op == "many"
    rows = trouble(troubles[0], "w", PLACES, Voice(load("en"))).text.splitlines()
    assert rows[2:5] == [
        "These two are worth an answer:",
        "1. Fonecta, 31 Oct 2026: “Kahvi oli kylmää, r3.”",
        "2. Fonecta, 1 Nov 2026: “Kahvi oli kylmää, r2.”",
    ]
    assert rows[5] == "The others can be left:" and len(rows) == 8


def test_two_old_reviews_leave_no_rest():
    (line,) = at_first(said("a", 20), said("b", 30))
    assert "others" not in trouble(line, "w", PLACES, Voice(load("en"))).text


def test_copies_of_one_review_are_one_line_to_be_ticked_place_by_place():
    troubles = at_first(said("a", 3, "s", weight=10), said("b", 3, "s", weight=60))
    view = shown(troubles)
    assert "The same words" in view.text and "2" in view.text
    assert view.rows[0][0].op == "many"
    assert "0 of 2 put right" in trouble(troubles[0], "w", PLACES, Voice(load("en"))).text


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_line(language):
    line = at_first(*(said(f"r{n}", 20 + n) for n in range(4)))
    assert "4" in shown(line, language).text
    assert trouble(line[0], "w", PLACES, Voice(load(language))).text
