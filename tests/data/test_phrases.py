"""Catalogues: plurals, keys, and nothing said that is not written there."""

import re
from pathlib import Path

import pytest

from bot.handlers import registry
from data import phrases
from data.finding import Kind, Severity
from data.phrases import Phrases, load, negotiate

ROOT = Path(__file__).parent.parent.parent
USED = re.compile(r"""(?:say|plain|text|words|has)\(\s*\n?\s*f?"([a-z_]+\.[a-z_.{}]*)["{]""")
FAMILIES = (
    "checks.", "command.", "event.", "facts.", "first.", "help.group_", "kind.", "later.", "noun.", "reach.",
    "severity.", "sources.kind_", "sources_titles.", "state.", "unknown.", "verdict.", "web.", "words.", "findings.",
    "place.", "topic.", "draft.", "heard.", "eyes.", "check.part_", "check.new", "check.put_right", "check.returned",
    "link.", "digest.waits_", "digest.span_", "score.", "suggested.case_", "keeper.case_", "keeper.is_",
    "keeper.noted_",
)  # fmt: skip

IN_CODE = ("checks.", "date.", "sources_titles.", "weekday.", "why_not.")
"""What English says where it is defined (a check, a source, a place) or Babel knows, and others in their catalogue."""


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "0 дел"), (1, "1 дело"), (2, "2 дела"), (5, "5 дел"), (11, "11 дел"), (21, "21 дело"), (22, "22 дела")],
)
def test_plurals_follow_the_language(n: int, said: str) -> None:
    russian = Phrases(
        "ru", {"a": {"b": {"one": "{n} дело", "few": "{n} дела", "many": "{n} дел", "other": "{n} дела"}}}
    )
    assert russian.text("a.b", n=n) == said


def test_a_sentence_ends_in_one_full_stop() -> None:
    phrases = Phrases("en", {"a": {"b": "Since {day}. {day} {day}..."}})
    assert phrases.text("a.b", day="23 nov.") == "Since 23 nov. 23 nov 23 nov..."
    assert phrases.text("a.b", day="so...") == "Since so.... so... so......"


@pytest.mark.parametrize(("code", "language"), [("en", "en"), ("en-GB", "en"), (None, "en"), ("tlh", "en"), ("", "en")])
def test_an_unknown_language_is_answered_in_english(code: str | None, language: str) -> None:
    assert negotiate(code) == language


def test_norwegian_has_several_codes_and_one_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "languages", lambda: ("en", "nb"))
    assert [negotiate(code) for code in ("no", "nn", "nb", "no-NO")] == ["nb"] * 4


def test_every_phrase_the_bot_says_is_in_the_catalogue() -> None:
    known = load("en").keys
    used = {
        key
        for file in (ROOT / "bot").rglob("*.py")
        for key in USED.findall(file.read_text("utf-8"))
        if "{" not in key and not key.endswith(("_", ".")) and not key.startswith(IN_CODE)
    }
    assert len(used) > 100
    assert used - known == set()


def test_every_word_made_from_an_enum_or_a_registry_is_in_the_catalogue() -> None:
    known = load("en").keys
    registry.discover()
    wanted = {f"kind.{kind.value}" for kind in Kind} | {f"severity.{level.value}" for level in Severity}
    wanted |= {f"command.{name}" for name in registry.commands} | {f"words.{name}" for name in registry.commands}
    assert wanted - known == set()


def test_every_phrase_of_the_catalogue_is_said_somewhere() -> None:
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "bot").rglob("*.py"))
    quoted = set(re.findall(r"""["']([a-z_]+\.[a-z_]+)["']""", code))
    spare = {key for key in load("en").keys if key not in quoted and not key.startswith(FAMILIES)}
    assert spare == set()


@pytest.mark.parametrize("language", phrases.languages())
def test_plain_words_are_eight_a_command_and_mean_one_thing(language: str) -> None:
    catalogue = load(language)
    words = [word for key in catalogue.keys if key.startswith("words.") for word in catalogue.words(key)]
    assert len(words) == len(set(words))
    assert all(len(catalogue.words(key)) >= 8 for key in catalogue.keys if key.startswith("words."))


@pytest.mark.parametrize("language", phrases.languages())
def test_every_catalogue_has_every_phrase(language: str) -> None:
    own = {key for key in load(language).keys if not key.startswith(IN_CODE)}
    assert own == load("en").keys


@pytest.mark.parametrize("word", ["scan", "alert", "issue", "item", "manager"])
def test_no_jargon(word: str) -> None:
    text = (ROOT / "data" / "languages" / "en.toml").read_text("utf-8").casefold().replace("google alerts", "")
    assert not re.search(rf"\b{word}s?\b", text)
