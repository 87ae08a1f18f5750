"""Notices whose day is past: holiday hours, closings, events, vacancies, offers."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from checks.reading import days, facts, marked
from checks.reading.jsonld import Item
from checks.reading.words import Words, expressions
from data.facts import Facts, Notice

_KINDS = tuple((kind, expressions(f"notice_{kind}")) for kind in ("vacancy", "offer", "closed", "event"))
_OPEN = expressions("opening")
_NOT = expressions("no_notice")
_UNTIL = expressions("until")
_FROM = expressions("hours_from")
_CENTURY = re.compile(r"20\d\d")
_SHORT = re.compile(r"(?<![\d./])((?:3[01]|[12]\d|0?[1-9])([./])(?:1[0-2]|0?[1-9])\2)(\d\d)(?![\d:]|\.\d)")
"""A day whose year has two figures: 24.12.25."""
_LONGEST = 300


def of(lines: Iterable[str], items: facts.Marked, told: Facts, now: date) -> Iterator[Notice]:
    """Yield the notices of a page that are past at ``now``: in its text, and by ``validThrough`` in markup."""
    seen: set[str] = set()
    for line in lines:
        if line not in seen and (notice := past(line, now)):
            seen.add(line)
            yield notice
    for _, top in items:
        for item in marked.every(top):
            if marked.types(item) & {"JobPosting", "Offer", "Event", "SpecialAnnouncement", "Sale", "SaleEvent"}:
                yield from _marked(item, now)


def past(line: str, now: date) -> Notice | None:
    """Return the notice a line holds if its last day is before ``now``."""
    if not 8 <= len(line) <= _LONGEST:
        return None
    written, line = line, _SHORT.sub(lambda match: f"{match[1]}20{match[3]}", line)
    if not _CENTURY.search(line):
        return None
    holiday = _season(line)
    kind = next(
        (kind for kind, words in _KINDS if words.search(line)), "holiday" if holiday or _OPEN.search(line) else ""
    )
    begins = _NOT.search(line) or (kind == "holiday" and not holiday and _FROM.search(line))
    if not kind or (begins and not _UNTIL.search(line)):
        return None
    until = _last_day(line, holiday)
    if until is None or until >= now or (kind == "event" and now < until + timedelta(days=2)):
        return None
    return Notice(text=written, until=until, kind="holiday" if holiday and kind in ("closed", "holiday") else kind)


def _last_day(line: str, holiday: tuple[int, int] | str | None) -> date | None:
    full = [day for day, _, _ in days.find(line)]
    if full:
        return max(full)
    years = [int(year) for year in days.YEAR.findall(line)]
    if not years or holiday is None:
        return None
    year = max(years)
    if holiday == "easter":
        return (orthodox_easter(year) if "пасх" in line.casefold() else easter(year)) + timedelta(days=1)
    if isinstance(holiday, tuple):
        month, day = holiday
        after = month == 1 and "новогод" not in line.casefold()
        return date(year + 1 if after else year, month, day)
    return date(year, 12, 31)


_SEASONS: tuple[tuple[Words, tuple[int, int] | str], ...] = (
    (expressions("season_new_year"), (1, 8)),
    (expressions("season_christmas"), (1, 2)),
    (expressions("season_easter"), "easter"),
    (expressions("season_midsummer"), (6, 27)),
    (expressions("season_may_day"), (5, 10)),
    (expressions("season_summer"), (8, 31)),
    (expressions("season_independence"), (12, 6)),
    (expressions("season_thanksgiving"), (11, 30)),
    (expressions("season_holidays"), "year"),
)


def _season(line: str) -> tuple[int, int] | str | None:
    return next((end for words, end in _SEASONS if words.search(line)), None)


def easter(year: int) -> date:
    """Return Western Easter Sunday (Anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday as it is kept in Russia, by our calendar (Meeus' Julian algorithm; 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _marked(item: Item, now: date) -> Iterator[Notice]:
    for text in marked.texts(item, "validThrough") + marked.texts(item, "endDate") + marked.texts(item, "expires"):
        day = days.iso(text)
        if day and day < now:
            name = next(iter(marked.texts(item, "title") + marked.texts(item, "name")), "")
            kinds = marked.types(item)
            kind = "vacancy" if "JobPosting" in kinds else "event" if "Event" in kinds else "offer"
            yield Notice(text=f"{name} ({text})".strip(), until=day, kind=kind)
