"""What an owner would do first, and why (pure).

``score = place + met + topic + stars + age + reach - doubt``, 0 to 100. It orders troubles of one gravity; a
graver one always comes before a milder one.

| part | most | points |
|---|---|---|
| place | 40 | the place's weight in the company's country, 0 to 100, times 0.4; own pages weigh 100 |
| met | 20 | what a customer meets first: phone, hours and a browser's warning 20, address 18, being there at all 16, the website 14, somebody's question 10, words of others 8, all else 6 |
| topic | 15 | what the words are about: safety 15, bills and fraud 13, cleanliness 9, quality and delivery 7, staff 6, waiting 5, price 3; the gravest counts |
| stars | 10 | one star 10, two stars 7, three stars 3 |
| age | 10 | of words: 10 up to 30 days, then falling evenly to 0 at one year; undated words 5 |
| reach | 5 | people the author reaches: 1 for each tenfold from 10 on |
| doubt | -10 | taken off when the finding is unsure |
"""  # noqa: E501

from dataclasses import dataclass
from datetime import datetime
from math import log10

from checks.language import Topic, topics
from data.finding import Finding, Kind, Words

MET = {
    "phone": 20,
    "hours": 20,
    "certificate": 20,
    "address": 18,
    "contact": 18,
    "search_presence": 16,
    "listing": 16,
    "website": 14,
    "link": 10,
    "question": 10,
    "review": 8,
    "complaint": 8,
}
"""Noun of a check -> how soon a customer meets it; all else 6."""
LATE = 6
GRAVE = {
    Topic.SAFETY: 15,
    Topic.BILLING: 13,
    Topic.CLEANLINESS: 9,
    Topic.QUALITY: 7,
    Topic.DELIVERY: 7,
    Topic.STAFF: 6,
    Topic.WAITING: 5,
    Topic.PRICE: 3,
}
"""Safety and fraud stand above all, price below."""
YOUNG, OLD = 30, 365
"""Days."""
DOUBT = 10


@dataclass(frozen=True, slots=True)
class Part:
    """One reason, with its points and the most it could have."""

    name: str
    """``place``, ``met``, ``topic``, ``stars``, ``age``, ``reach`` or ``doubt`` (points below 0)."""
    points: float
    most: float
    about: str | float = ""
    """What it looked at: the weight, the noun, the topic, stars, days, or people reached."""


@dataclass(frozen=True, slots=True)
class Rank:
    """How soon an owner would do it, 0 to 100, and the reasons that weigh, the heaviest first."""

    score: float
    parts: tuple[Part, ...] = ()


def rank(finding: Finding, now: datetime) -> Rank:
    """Return the rank of a finding on a day (the formula stands at the top of this module)."""
    noun = finding.check.rpartition(".")[2]
    parts = [
        Part("place", round(min(finding.weight, 100) * 0.4, 1), 40, finding.weight),
        Part("met", MET.get(noun, LATE), 20, noun),
    ]
    if finding.kind is Kind.UNANSWERED:
        parts += _of_words(finding, now)
    if not finding.sure:
        parts.append(Part("doubt", -DOUBT, 0))
    score = min(100.0, max(0.0, round(sum(part.points for part in parts), 1)))
    return Rank(score, tuple(sorted((part for part in parts if part.points), key=lambda part: -part.points)))


def _of_words(finding: Finding, now: datetime) -> list[Part]:
    words = finding.words or Words(topics=tuple(topic.value for topic in topics(finding.evidence.quote)))
    parts = []
    gravest = max((topic for topic in Topic if topic.value in words.topics), key=GRAVE.__getitem__, default=None)
    if gravest is not None:
        parts.append(Part("topic", GRAVE[gravest], 15, gravest.value))
    if words.rating is not None:
        parts.append(Part("stars", _stars(words.rating), 10, words.rating))
    days = float(max(0, (now.date() - words.written).days)) if words.written else ""
    parts.append(Part("age", _age(days), 10, days))
    if words.reach is not None and words.reach >= 10:
        parts.append(Part("reach", min(5.0, round(log10(words.reach), 1)), 5, float(words.reach)))
    return parts


def _stars(rating: float) -> float:
    return 10 if rating < 1.5 else 7 if rating < 2.5 else 3 if rating <= 3 else 0


def _age(days: float | str) -> float:
    if isinstance(days, str):
        return 5
    return 10 if days <= YOUNG else max(0.0, round(10 * (OLD - days) / (OLD - YOUNG), 1))
