"""Promise against experience: what the company's pages promise, and what complaints are about (pure)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checks.about import own_pages
from checks.complaints import complaints
from checks.language import Topic, topics
from checks.language.detect import language_of
from data.dossier import Dossier
from data.evidence import Opinion, Page

LONGEST = 240
"""Characters of a sentence that may be a promise; a longer one is a story."""
MOST_TEXT = 20_000
_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\s*\n\s*|\s+[|•·]\s+")
_TIMELY = (Topic.WAITING, Topic.DELIVERY)


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence of an own page that promises something."""

    topic: Topic
    quote: str
    url: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A promise, and the complaints that say otherwise, the newest first."""

    promise: Promise
    complaints: tuple[Opinion, ...]

    @property
    def topic(self) -> Topic:
        """What both are about."""
        return self.promise.topic


def against(dossier: Dossier) -> tuple[Gap, ...]:
    """Return the promises of the own pages that complaints are about, the most contradicted first.

    A complaint stands against a promise if both are about one topic; which of them is right is for people
    to say. Of several promises on a topic the first is told.
    """
    heard = complaints(dossier)
    by_topic: dict[Topic, list[Opinion]] = {}
    for item in sorted(heard, key=lambda one: one.written.toordinal() if one.written else 0, reverse=True):
        for topic in topics(item.body or item.quote, item.language or _own_language(dossier)):
            by_topic.setdefault(topic, []).append(item)
    gaps: dict[Topic, Gap] = {}
    for page in own_pages(dossier):
        for promise in promises(page, _own_language(dossier)):
            if promise.topic in by_topic and promise.topic not in gaps:
                gaps[promise.topic] = Gap(promise, tuple(by_topic[promise.topic]))
    return tuple(sorted(gaps.values(), key=lambda gap: -len(gap.complaints)))


def promises(page: Page, language: str | None = None) -> tuple[Promise, ...]:
    """Return what a page promises: sentences that vow something of a topic, or name a time to be done in.

    A time is a promise about delivery where the sentence is about that, else about waiting. Opening hours,
    history ("for 30 years") and questions promise nothing.
    """
    found: dict[tuple[Topic, str], Promise] = {}
    for sentence in _SENTENCES.split(page.text[:MOST_TEXT]):
        words = " ".join(sentence.split())
        if 10 <= len(words) <= LONGEST and not words.endswith("?"):
            for topic in _promised(words, language):
                found.setdefault((topic, words), Promise(topic, words, page.url))
    return tuple(found.values())


def _promised(sentence: str, language: str | None) -> tuple[Topic, ...]:
    told = language_of(sentence, language)
    patterns = _patterns("nb" if told == "da" and language == "nb" else told)
    if patterns is None:
        return ()
    vow, within = patterns
    timed = within.search(sentence)
    if not timed and not vow.search(sentence):
        return ()
    about = topics(sentence, language)
    if not timed:
        return about
    timely = tuple(topic for topic in about if topic is Topic.DELIVERY) or (Topic.WAITING,)
    return tuple(dict.fromkeys((*timely, *(topic for topic in about if topic not in _TIMELY and vow.search(sentence)))))


def _own_language(dossier: Dossier) -> str | None:
    return next(iter(dossier.company.languages), None)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    rows = tomllib.loads(Path(__file__).with_name("promises.toml").read_text("utf-8")).get(language)
    if rows is None:
        return None
    return re.compile(rf"\b(?:{rows['vow']})\b", re.IGNORECASE), re.compile(rf"\b{rows['within']}", re.IGNORECASE)
