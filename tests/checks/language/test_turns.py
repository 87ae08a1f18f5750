"""Turns of phrase are read by their sense, not by their words; what only looks like one is left as it is."""

import tomllib
from pathlib import Path

import pytest

from checks.language import complains, judge
from checks.language.detect import LANGUAGES
from checks.language.turns import compiled, plainly, turns_of

SAID = tomllib.loads(Path(__file__).with_name("turns.toml").read_text("utf-8"))


def said(*kinds: str) -> list[tuple[str, str]]:
    return [(language, text) for language in LANGUAGES for kind in kinds for text in SAID[language][kind]]


@pytest.mark.parametrize(("language", "text"), said("kind"))
def test_praise_in_words_of_complaint_is_praise(language, text):
    assert judge(text, "review", language).sentiment == "positive"
    assert judge(text, "mention", language).sentiment != "negative"
    assert not complains(text, "review", language) and not complains(text, "mention", language)


@pytest.mark.parametrize(("language", "text"), said("unkind"))
def test_complaints_in_words_of_praise_are_complaints(language, text):
    assert judge(text, "review", language).sentiment == "negative"


@pytest.mark.parametrize(("language", "text"), said("kind", "unkind"))
def test_each_is_put_plainly(language, text):
    assert plainly(text, language) != text


@pytest.mark.parametrize(("language", "text"), said("plain"))
def test_what_only_looks_like_one_stays_as_it_is(language, text):
    assert plainly(text, language) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_turn_is_in_one_of_the_sentences_here(language):
    texts = [text for kind in ("kind", "unkind") for text in SAID[language][kind]]
    _, turns = turns_of(language)
    assert [turn.pattern for turn in turns if not any(compiled(turn.pattern).search(text) for text in texts)] == []
