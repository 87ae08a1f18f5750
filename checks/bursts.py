"""Many bad reviews at once: is it out of the ordinary, what looks alike in them, what became of them (pure)."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from checks.about import subject_id
from checks.copies import same_words
from checks.language import topics
from data import urls
from data.evidence import Review
from data.news import Burst, Fate, Witness
from data.said import Said

LEAST = 5
"""Bad reviews in two days that may be a burst."""
TIMES = 4
"""How many times the usual they must be."""
BAD = 2.0
"""Stars, of five, up to which a review is bad."""
BEFORE = timedelta(days=56)
"""The time before, from which the usual is taken."""
KNOWN = timedelta(days=14)
"""How far back a place must be known for anything to be usual there."""
SHARE = 0.75
"""Where it is not: the share of all reviews of those two days that must be bad."""
NEW = timedelta(days=7)
"""A burst that began longer ago is history."""
AHEAD = timedelta(days=1)
"""East of Greenwich it is tomorrow already."""
ONE = timedelta(days=14)
"""Bursts at one place that begin within this time are one."""
LASTS = timedelta(days=7)
"""For so long bad reviews after its beginning belong to a burst."""
LONGEST = 4000
"""Characters kept of each review."""
FEW_WORDS = 5
"""A text of fewer words tells of no visit."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What looks coordinated in a burst. None of it proves anything by itself."""

    day: date | None
    """The day on which most were written."""
    same_day: int
    alike: int
    """How many share most of their words with another one."""
    bare: int
    """How many say nothing of a visit: hardly a word, or no subject."""


def find(rows: Iterable[Said], reviews: Iterable[Review], known: Iterable[Burst], now: datetime) -> tuple[Burst, ...]:
    """Return the bursts that go on, new ones and known ones that grew.

    Burst = at least 5 reviews of one or two stars at one place in two days, and at least 4 times the usual.

    The two days follow each other (48 hours: places show days only), and the first is of the last week. The usual is
    the mean of the eight weeks before, or of as many as are known. A place of which less than two weeks are known
    has none: there three quarters of all reviews of those days must be bad, so that a busy place whose page holds
    no more than two days is no alarm. Reviews without a date count nowhere. Bursts at one place that begin within
    two weeks are one; bad reviews of the seven days after it began belong to it.
    """
    seen = {subject_id(item): item for item in reviews}
    old = {burst.place: burst for burst in sorted(known, key=lambda burst: burst.at)}
    places: dict[str, list[Said]] = {}
    for row in rows:
        if row.review and row.written is not None:
            places.setdefault(row.place, []).append(row)
    found = (_at_place(some, seen, old.get(place), now) for place, some in sorted(places.items()))
    return tuple(burst for burst in found if burst is not None)


def follow(burst: Burst, reviews: Collection[Review], read: Collection[str], now: datetime) -> Burst:
    """Return the burst after a look that read these pages: what is answered, what is gone.

    Gone is only what its page no longer shows although it shows reviews as old; a page may leave out the rest.
    """
    there = {subject_id(item): item for item in reviews}
    pages = {urls.canonical(url) for url in read}
    if not any(urls.canonical(each.url) in pages for each in burst.reviews):
        return burst
    return replace(burst, looked_at=now, reviews=tuple(_fate(each, there, pages) for each in burst.reviews))


def signs(burst: Burst) -> Signs:
    """Return what looks coordinated."""
    days = Counter(each.written for each in burst.reviews if each.written)
    day, count = max(days.items(), key=lambda pair: (pair[1], pair[0]), default=(None, 0))
    texts = [each.body for each in burst.reviews]
    return Signs(day=day, same_day=count, alike=same_words(texts), bare=sum(map(_bare, texts)))


def _at_place(rows: Sequence[Said], seen: Mapping[str, Review], old: Burst | None, now: datetime) -> Burst | None:
    bad = [row for row in rows if row.rating is not None and row.rating <= BAD and row.written]
    if old is not None and now.date() - old.first < ONE:
        more = [row for row in bad if row.written and old.first <= row.written <= old.first + LASTS]
        return _grown(old, more, seen)
    today = now.date()
    days = Counter(row.written for row in bad if row.written and today - NEW <= row.written <= today + AHEAD)
    windows = {day: days[day] + days[day + timedelta(days=1)] for day in days}
    first, count = max(windows.items(), key=lambda pair: (pair[1], pair[0]), default=(today, 0))
    if count < LEAST:
        return None
    usual, unusual = _usual(rows, bad, first, count)
    if not unusual:
        return None
    members = [row for row in bad if row.written and first <= row.written <= first + LASTS]
    page = Counter(row.url for row in members).most_common(1)[0][0]
    place = rows[0].place
    burst = Burst(id=f"{place}:{first.isoformat()}", place=place, url=page, first=first, at=now, usual=usual)
    return _grown(burst, members, seen)


def _usual(rows: Sequence[Said], bad: Sequence[Said], first: date, count: int) -> tuple[float | None, bool]:
    """Return how many bad reviews a week are usual, and whether so many in two days are not."""
    span = min(BEFORE, first - min(row.written for row in rows if row.written))
    if span < KNOWN:
        window = [row for row in rows if row.written and first <= row.written <= first + timedelta(days=1)]
        return None, count >= SHARE * len(window)
    before = sum(first - span <= row.written < first for row in bad if row.written)
    week = before / (span.days / 7)
    return week, count >= TIMES * week * 2 / 7


def _grown(burst: Burst, rows: Iterable[Said], seen: Mapping[str, Review]) -> Burst:
    known = {each.id for each in burst.reviews}
    fresh = tuple(_witness(row, seen.get(row.id)) for row in rows if row.id not in known)
    return replace(burst, reviews=(*burst.reviews, *fresh))


def _witness(row: Said, item: Review | None) -> Witness:
    return Witness(
        id=row.id,
        url=row.url,
        author=row.author,
        rating=row.rating,
        body=(item.body if item else row.words)[:LONGEST],
        written=row.written,
        seen_at=item.seen_at if item else row.seen,
        sha256=item.sha256 if item else "",
    )


def _fate(each: Witness, there: Mapping[str, Review], pages: set[str]) -> Witness:
    item, page = there.get(each.id), urls.canonical(each.url)
    if item is not None:
        return replace(each, fate=Fate.ANSWERED if item.reply else Fate.THERE)
    older = any(
        urls.canonical(one.url) == page and one.written and each.written and one.written <= each.written
        for one in there.values()
    )
    return replace(each, fate=Fate.GONE) if page in pages and older else each


def _bare(text: str) -> bool:
    return len(text.split()) < FEW_WORDS or not topics(text, None)
