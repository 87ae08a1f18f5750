"""What people said in a week, for the digest (pure)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from hashlib import sha256

from checks.language import named
from data.company import Company
from data.digest import Period, Praise, Voices
from data.said import Said
from data.watch import Heard, HeardAs

MOST_WORDS = 140
"""Characters of praise that are still short enough to pass on."""
MOST_PRAISE = 20
"""Kind words that are searched for names, the newest first."""
MONTH = timedelta(days=28)
RECURS = 3
"""Complaints about one thing in four weeks that make it worth a sentence."""


def voices(said: Sequence[Said], ledger: Sequence[Heard], company: Company, period: Period) -> Voices:
    """Return who wrote, how it felt, what recurs, and the praise to pass on."""
    week = [row for row in said if _within_period(row, period)]
    # What the public wrote has rows in the ledger too, once somebody learned from it or passed it on.
    told = [row for row in ledger if row.told_by and row.kind and period.since < row.heard_at <= period.until]
    feels = [row.feel for row in week] + [row.kind for row in told]
    topic, times = _recurring(said, week, period)
    return Voices(
        people=len(feels),
        praise=sum(feel is HeardAs.PRAISE for feel in feels),
        complaints=sum(feel is HeardAs.COMPLAINT for feel in feels),
        praised=_praised(week, told, {row.id for row in ledger if row.passed_at}, company),
        topic=topic,
        times=times,
    )


def praise_id(said: str) -> str:
    """Return the id, in the ledger, of praise that the public wrote."""
    return sha256(said.encode(errors="surrogatepass")).hexdigest()[:12]


def _praised(said: Iterable[Said], told: Iterable[Heard], passed: set[str], company: Company) -> Praise | None:
    """Return the praise to pass on: the newest that thanks somebody by name, else the longest that is short enough."""
    rows = [(row.seen, praise_id(row.id), row.words) for row in said if row.feel is HeardAs.PRAISE]
    rows += [(row.heard_at, row.id, row.text) for row in told if row.kind is HeardAs.PRAISE]
    rows = sorted((row for row in rows if row[1] not in passed and row[2]), reverse=True)[:MOST_PRAISE]
    spoken = next(iter(company.languages), None)
    for _, name, words in rows:
        if thanked := named(words, spoken, company):
            return Praise(id=name, words=words, names=thanked)
    fitting = [row for row in rows if 12 <= len(row[2]) <= MOST_WORDS]
    best = max(fitting, key=lambda row: len(row[2]), default=None)
    return Praise(id=best[1], words=best[2]) if best else None


def _within_period(row: Said, period: Period) -> bool:
    if row.written is not None:
        return period.first <= row.written <= period.until.date() and row.seen <= period.until
    return row.fresh and period.since < row.seen <= period.until


def _recurring(said: Sequence[Said], week: Sequence[Said], period: Period) -> tuple[str, int]:
    """Return what this week's complaints share with those of the last four weeks, and how often it came up."""
    now = {topic for row in week if row.feel is HeardAs.COMPLAINT for topic in row.topics}
    since = period.until - MONTH
    month = [
        row
        for row in said
        if row.feel is HeardAs.COMPLAINT
        and (row.written > since.date() if row.written else row.fresh and row.seen > since)
    ]
    counts = Counter(topic for row in month for topic in set(row.topics) & now)
    topic, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return (topic, times) if times >= RECURS else ("", 0)
