"""What complaints and praise are about, measured on sentences of our own."""

import tomllib
from pathlib import Path

import pytest

from checks.language import Topic, topics
from checks.language.detect import LANGUAGES
from checks.language.topics import _all

SENTENCES = tomllib.loads(Path(__file__).with_name("topics.toml").read_text("utf-8"))
ROWS = {
    language: [(text, group["about"]) for group in SENTENCES[language] for text in group["texts"]]
    for language in LANGUAGES
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_sentence_is_about_is_among_its_topics(language):
    told = [(text, about, topics(text, language)) for text, about in ROWS[language] if about]
    missed = [(text, about) for text, about, found in told if about not in found]
    assert len(told) >= 12
    assert len(missed) <= len(told) * 0.05, missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_about_nothing_has_no_topic(language):
    quiet = [text for text, about in ROWS[language] if not about]
    assert len(quiet) >= 4
    assert [(text, topics(text, language)) for text in quiet if topics(text, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_topics_are_told_of_one_sentence(language):
    told = [len(topics(text, language)) for text, about in ROWS[language] if about]
    assert sum(told) / len(told) <= 1.45


@pytest.mark.parametrize(
    ("plain", "turned"),
    [
        ("The cafe is expensive.", "The cafe is not expensive."),
        ("Paikka on kallis.", "Paikka ei ole kallis."),
        ("Здесь дорого.", "Здесь не дорого."),
        ("Tu jest drogo.", "Tu nie jest drogo."),
        ("Stedet er dyrt.", "Stedet er ikke dyrt."),
    ],
)
def test_a_not_turns_the_feeling_and_not_the_topic(plain, turned):
    assert topics(plain) == topics(turned) == (Topic.PRICE,)


def test_a_text_may_have_several_topics_what_it_speaks_of_most_first():
    text = "The waiter was rude, the manager was ruder still, nobody on the staff was polite, and the bill was wrong."
    assert topics(text, "en") == (Topic.STAFF, Topic.BILLING)


@pytest.mark.parametrize("text", ["", "!!!", "12345", "Il servizio era lento e il cameriere scortese."])
def test_without_words_or_lists_there_is_no_topic(text):
    assert topics(text) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_stands_in_two_lists(language):
    rows = _all()[language]
    entries = [entry for name in (*Topic, "none") for entry in rows[name].split()]
    assert sorted({entry for entry in entries if entries.count(entry) > 1}) == []
