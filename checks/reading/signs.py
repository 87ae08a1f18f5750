"""Signs of life on a page, strongest first."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from checks.reading import days, facts, marked
from checks.reading.tree import Doc, text_of
from checks.reading.words import expressions
from data.facts import Dated

_UPDATED = expressions("updated")
_COPYRIGHT = expressions("copyright")
_CENTURY = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–—/]\s?((?:19|20)?\d\d))?(?!\d)")
_SOURCE = expressions("quoted_source")


def of(doc: Doc, items: facts.Marked, published: date | None, now: date) -> tuple[Dated, ...]:
    """Return the newest sign of each kind, strongest kind first; nothing later than ``now``."""
    found = [
        _newest(visible(doc.lines, now)),
        _newest(_modified(items, now)),
        _newest(_posts(doc, items, published, now)),
        _newest(copyright_year(doc.lines, now)),
    ]
    return tuple(sign for sign in found if sign)


def _newest(signs: Iterator[Dated]) -> Dated | None:
    return max(signs, key=lambda sign: sign.day, default=None)


def visible(lines: list[str], now: date) -> Iterator[Dated]:
    """Yield the dates that stand right after "updated" (in five languages and some neighbours)."""
    for line in lines:
        if (
            len(line) > 2000
            or not _CENTURY.search(line)
            or (match := _UPDATED.search(line)) is None
            or _SOURCE.search(line)
        ):
            continue
        for day, start, _ in days.find(line):
            if 0 <= start - match.end() <= 40 and day <= now:
                yield Dated(day=day, by="visible", quote=line[max(0, match.start() - 20) : start + 40].strip())
                break


def _modified(items: facts.Marked, now: date) -> Iterator[Dated]:
    for _, top in items:
        for item in marked.every(top):
            for text in marked.texts(item, "dateModified"):
                if (day := days.iso(text)) and day <= now:
                    yield Dated(day=day, by="json-ld", quote=f"dateModified {text}")


def _posts(doc: Doc, items: facts.Marked, published: date | None, now: date) -> Iterator[Dated]:
    """Yield dates of posts: the page's own, ``<time>`` elements, and short lines that are a date."""
    if published and published <= now:
        yield Dated(day=published, by="page", quote=published.isoformat())
    for element in doc.root.iter("time"):
        if (day := days.iso(element.get("datetime") or text_of(element))) and day <= now:
            yield Dated(day=day, by="page", quote=text_of(element) or day.isoformat())
    for line in doc.lines:
        if len(line) <= 60:
            for day, start, end in days.find(line):
                if day <= now and len(line) - (end - start) <= 30 and not _COPYRIGHT.search(line):
                    yield Dated(day=day, by="page", quote=line)


def copyright_year(lines: list[str], now: date) -> Iterator[Dated]:
    """Yield the last year of each copyright line, as its 31 December (or ``now`` in the current year)."""
    for line in lines:
        match = _COPYRIGHT.search(line) if len(line) < 600 and _CENTURY.search(line) else None
        if match is None:
            continue
        near = line[max(0, match.start() - 30) : match.end() + 80]
        years = [
            int(second if len(second) == 4 else first[:2] + second) if second else int(first)
            for first, second in _YEARS.findall(near)
        ]
        years = [year for year in years if year >= 1990 and date(year, 1, 1) <= now]
        if years:
            yield Dated(day=earlier(date(max(years), 12, 31), now), by="copyright", quote=near.strip())


def as_of(signs: tuple[Dated, ...], read: date, now: date) -> tuple[Dated, ...]:
    """Return signs read on another day as they are ``now``, where nothing else has changed since."""
    year_end = earlier(date(read.year, 12, 31), now)
    return tuple(replace(sign, day=year_end) if sign.by == "copyright" and sign.day == read else sign for sign in signs)


def earlier(day: date, now: date) -> date:
    """Return the earlier of the two, a plain date."""
    return day if day <= now else date.fromordinal(now.toordinal())
