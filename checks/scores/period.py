"""What a dossier tells of one time and of the time before it (pure, for a worker)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from checks.about import by_us, namesakes, subject_id
from checks.complaints import complaints
from checks.copies import once
from checks.language import named
from checks.scores.answers import reply_time, response_rate
from checks.scores.score import Score
from checks.scores.voices import rating
from data import urls
from data.company import Company
from data.dossier import Dossier
from data.evidence import Opinion, Review
from data.said import Said
from data.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Response rate, reply time and rating of one time."""

    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One time and the time before it."""

    now: Told
    before: Told
    answered: frozenset[str] = frozenset()
    """Ids of the words that have an answer."""


def day_of(row: Said) -> date | None:
    """Return the day a row counts on: its own, else the day it was first seen unless it was there before us."""
    return row.written or (row.seen.date() if row.fresh else None)


def measured(dossier: Dossier, said: Iterable[Said], span: Span, today: date) -> Measured:
    """Return the scores of a time and of the one before, both by what the newest look can see of them.

    An answer that came after its time still counts as one; what waits is counted up to ``today``.
    """
    days = {row.id: day_of(row) for row in said}
    heard = complaints(dossier)
    stars = tuple(_rated(dossier))
    return Measured(
        now=_told(heard, stars, days, span, today),
        before=_told(heard, stars, days, span.before, today),
        answered=frozenset(subject_id(item) for item in dossier.of(Opinion) if item.reply is not None),
    )


def thanked(texts: Iterable[str], company: Company) -> tuple[tuple[str, int], ...]:
    """Return whom praise names, and how many texts do, the most thanked first."""
    language = next(iter(company.languages), None)
    counts = Counter(name for text in texts for name in set(named(text, language, company)))
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _told(
    heard: tuple[Opinion, ...], stars: tuple[Review, ...], days: Mapping[str, date | None], span: Span, today: date
) -> Told:
    own = [item for item in heard if span.holds(item.written or days.get(subject_id(item)))]
    until = min(span.last, today)
    rated = [item for item in stars if item.written is None or item.written <= until]
    return Told(scores=(response_rate(own), reply_time(own, today), rating(rated, until)))


def _rated(dossier: Dossier) -> Iterable[Review]:
    """Yield the reviews of the company, each once."""
    theirs = namesakes(dossier)
    rows = [
        item
        for item in dossier.of(Review)
        if not by_us(item, dossier.company) and urls.canonical(item.url) not in theirs
    ]
    for told in once(rows):
        if isinstance(told.lead, Review):
            yield told.lead
