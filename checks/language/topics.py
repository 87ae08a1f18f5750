"""What a text is about: waiting, price, staff, and so on, told by the beginnings of its words."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from checks.language.detect import language_of
from checks.language.features import words_of
from checks.language.known import kept


class Topic(StrEnum):
    """What complaints and praise are about."""

    WAITING = "waiting"
    """Queues, slow service, and answers that do not come."""
    PRICE = "price"
    STAFF = "staff"
    QUALITY = "quality"
    """Of what is sold: food, goods, work."""
    DELIVERY = "delivery"
    CLEANLINESS = "cleanliness"
    BILLING = "billing"
    """Bills, refunds, and being cheated."""
    SAFETY = "safety"
    """Illness, injury, danger."""


_LONGEST = 18
"""Letters of the longest beginning."""
_MOST_KNOWN = 20_000


@dataclass(frozen=True, slots=True)
class _Lists:
    """What the lists of one language say; None is about nothing."""

    beginnings: dict[str, Topic | None]
    words: dict[str, Topic | None]
    rows: dict[str, tuple[tuple[tuple[str, ...], Topic | None], ...]]
    """First word's first two letters -> the rows of words that begin so, longest first."""
    spell: re.Pattern[str]
    """A time that somebody spent, and not a distance."""
    known: dict[str, Topic | None] = field(default_factory=dict)
    """Words met before."""


@kept
def topics(text: str, language: str | None = None) -> tuple[Topic, ...]:
    """Return what a text is about, what it speaks of most first; nothing for a language without lists.

    ``language`` is the likely one (``language_of``). "Not expensive" is about price as "expensive" is:
    how the text feels is another question (``judge``).
    """
    told = language_of(text, language)
    lists = _lists("nb" if told == "da" and language == "nb" else told)
    if lists is None:
        return ()
    words = words_of(text)
    found: Counter[Topic] = Counter()
    at = 0
    while at < len(words):
        topic, used = _at(words, at, lists)
        if topic is not None:
            found[topic] += 1
        at += used
    if Topic.WAITING not in found and lists.spell.search(text):
        found[Topic.WAITING] += 1
    return tuple(topic for topic, _ in found.most_common())


def _at(words: list[str], at: int, lists: _Lists) -> tuple[Topic | None, int]:
    """Return the topic that begins here, and over how many words it goes."""
    word = words[at]
    for row, topic in lists.rows.get(word[:2], ()):
        if len(row) <= len(words) - at and _fits(word, row[0]) and all(map(_fits, words[at : at + len(row)], row)):
            return topic, len(row)
    return _alone(word, lists), 1


def _alone(word: str, lists: _Lists) -> Topic | None:
    """Return the topic of one word; what was looked up once is kept, up to a bound."""
    if word not in lists.known:
        if len(lists.known) > _MOST_KNOWN:
            lists.known.clear()
        sizes = range(min(len(word), _LONGEST), 1, -1)
        begun = next((word[:size] for size in sizes if word[:size] in lists.beginnings), "")
        lists.known[word] = lists.words[word] if word in lists.words else lists.beginnings.get(begun)
    return lists.known[word]


def _fits(word: str, part: str) -> bool:
    return word == part[:-1] if part.endswith("$") else word.startswith(part)


@cache
def _lists(language: str) -> _Lists | None:
    rows = _all().get(language)
    if rows is None:
        return None
    beginnings: dict[str, Topic | None] = {}
    words: dict[str, Topic | None] = {}
    several: dict[str, list[tuple[tuple[str, ...], Topic | None]]] = {}
    for name in (*Topic, "none"):
        topic = Topic(name) if name != "none" else None
        for entry in rows[name].split():
            if "+" in entry:
                parts = tuple(entry.split("+"))
                several.setdefault(parts[0][:2], []).append((parts, topic))
            elif entry.endswith("$"):
                words[entry[:-1]] = topic
            else:
                beginnings[entry] = topic
    by_length = {first: tuple(sorted(some, key=lambda row: -len(row[0]))) for first, some in several.items()}
    spell = rf"\b(?!24\b)(?:\d{{1,3}}|{rows['numbers']})[\s-]*(?:{rows['units']})\b(?!\.?\s*(?:{rows['away']})\b)"
    return _Lists(beginnings, words, by_length, re.compile(spell, re.IGNORECASE))


@cache
def _all() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("topics.toml").read_text("utf-8"))
