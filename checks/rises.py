"""When people suddenly complain of something, or of everything (pure)."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from checks.scores.spike import LEAST, WEEKS, spike
from data.said import Said
from data.span import DAY, Span
from data.watch import HeardAs

APART = timedelta(days=14)
"""Rises that end within this time are one."""
HALF = 0.5
"""A topic that makes up so much of all complaints names the rise."""


@dataclass(frozen=True, slots=True)
class Rise:
    """A week of complaints far above its past."""

    topic: str
    """Empty: complaints altogether."""
    count: int
    usual: float
    """Complaints a week before."""
    z: float


def find(rows: Iterable[Said], today: date, without: Collection[str] = ()) -> Rise | None:
    """Return the rise of the last seven days, if there is one: of one topic where it makes up half of it.

    Counted are complaints by the day they bear, or on which they were new to us, against the eight weeks before
    (``checks.scores.spike``). A place counts only if words from before those weeks are known of it: of a page
    that holds no more than its newest words nobody knows what it held before. ``without`` are ids not counted.
    """
    rows = list(rows)
    oldest: dict[str, date] = {}
    for row in rows:
        if row.day is not None:
            oldest[row.place] = min(row.day, oldest.get(row.place, row.day))
    told = [
        (row, (today - row.day).days // 7)
        for row in rows
        if row.feel is HeardAs.COMPLAINT
        and row.id not in without
        and row.day is not None
        and row.day <= today
        and (today - oldest[row.place]).days >= 7 * (WEEKS + 1)
    ]
    named = sorted({topic for row, week in told if week == 0 for topic in row.topics})
    rises = [rise for topic in ("", *named) if (rise := _rise(topic, told)) is not None]
    best = max((rise for rise in rises if rise.topic), key=lambda rise: (rise.z, rise.topic), default=None)
    whole = next((rise for rise in rises if not rise.topic), None)
    if best is not None and (whole is None or best.count >= HALF * whole.count):
        return best
    return whole


def within(rows: Iterable[Said], span: Span) -> tuple[tuple[Span, Rise], ...]:
    """Return the rises of a time, each with its seven days; of those that end within two weeks the strongest."""
    rows = list(rows)
    days = Counter(row.day for row in rows if row.feel is HeardAs.COMPLAINT and row.day is not None)
    found: list[tuple[Span, Rise]] = []
    for number in range((min(span.last, max(days, default=span.last)) - span.first).days + 1):
        last = span.first + number * DAY
        if sum(days[last - back * DAY] for back in range(7)) < LEAST or (rise := find(rows, last)) is None:
            continue
        week = Span(first=last - 6 * DAY, last=last)
        if not found or last - found[-1][0].last >= APART:
            found.append((week, rise))
        elif rise.z > found[-1][1].z:
            found[-1] = (week, rise)
    return tuple(found)


def _rise(topic: str, told: list[tuple[Said, int]]) -> Rise | None:
    weeks = [0] * (WEEKS + 1)
    for row, week in told:
        if week <= WEEKS and (not topic or topic in row.topics):
            weeks[week] += 1
    found = spike(weeks[0], weeks[:0:-1])
    return Rise(topic, found.count, found.mean, found.z) if found else None
