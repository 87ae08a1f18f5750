"""Hours of single days as an owner writes them in a message: "24.12. 10-14, 25.12. closed"."""

import re
from collections.abc import Sequence
from datetime import date

from babel import Locale
from babel.dates import get_day_names, get_month_names

from data.hours import read
from data.week import Interval, SpecialDay

LONGEST = 600
"""Characters."""
_BETWEEN = re.compile(r"\s*[-–—]\s*")
_BEFORE = re.compile(r"(?<![\d:.])0?(\d{1,2})\.?\s*[-–—]\s*$")
_EDGES = " \t\r\n,;:.-–—"


def read_days(text: str, days: Sequence[date], languages: Sequence[str]) -> tuple[SpecialDay, ...] | None:
    """Return the hours of every one of ``days``, each by itself; None when one is not told, or a part of the text
    is not understood.

    One rule without a date holds for all of them; weekdays may stand for dates. ``languages`` are tried in turn.
    """
    if not text.strip() or len(text) > LONGEST:
        return None
    for language in languages:
        hours = _dated(text, days, language) or _weekdays(text, days, language)
        if hours is not None and all(day in hours for day in days):
            return tuple(SpecialDay(first=day, last=day, intervals=hours[day]) for day in days)
    return None


def _dated(text: str, days: Sequence[date], language: str) -> dict[date, tuple[Interval, ...]] | None:
    """Read a text of dates, each with its hours after it; without any date it is one rule for all days."""
    marks = _marks(text, days, language)
    if not marks:
        rule = _hours(text, language)
        return None if rule is None else dict.fromkeys(days, rule)
    if text[: marks[0][0]].strip(_EDGES):
        return None
    found: dict[date, tuple[Interval, ...]] = {}
    for at, (_, end, meant) in enumerate(marks):
        rest = text[end : marks[at + 1][0] if at + 1 < len(marks) else len(text)]
        hours = _hours(rest, language)
        if hours is None:
            return None
        found.update(dict.fromkeys(meant, hours))
    return found


def _weekdays(text: str, days: Sequence[date], language: str) -> dict[date, tuple[Interval, ...]] | None:
    week = read(text, language)
    if week is None:
        return None
    told = {day: week.days[day.weekday()] for day in days}
    return {day: hours for day, hours in told.items() if hours is not None}


def _hours(text: str, language: str) -> tuple[Interval, ...] | None:
    """Read the hours of one day, by giving them to a Monday."""
    monday = get_day_names("wide", locale=language)[0]
    week = read(f"{monday} {text.strip(_EDGES)}", language)
    return week.days[0] if week is not None and not any(day is not None for day in week.days[1:]) else None


def _marks(text: str, days: Sequence[date], language: str) -> list[tuple[int, int, tuple[date, ...]]]:
    """Return where dates stand, and the days they mean; two with a dash between are a span."""
    single = sorted(
        (found.start(), found.end(), day)
        for day in days
        for found in re.finditer(_pattern(day, language), text, re.IGNORECASE)
    )
    marks: list[tuple[int, int, tuple[date, ...]]] = []
    for start, end, day in single:
        if marks and _BETWEEN.fullmatch(text[marks[-1][1] : start]):
            begin, _, earlier = marks.pop()
            marks.append((begin, end, tuple(one for one in days if earlier[0] <= one <= day)))
            continue
        before = _BEFORE.search(text[:start])
        since = next((one for one in days if before and one.day == int(before[1]) and one < day), None)
        if before and since:
            marks.append((before.start(), end, tuple(one for one in days if since <= one <= day)))
        else:
            marks.append((start, end, (day,)))
    return marks


def _pattern(day: date, language: str) -> str:
    """Return how a date may be written: 24.12., 24/12/2026, 24 Dec, December 24."""
    wide = get_month_names("wide", "format", locale=Locale.parse(language))[day.month]
    month = rf"{re.escape(wide[:3])}[^\W\d_]*\.?"
    number = rf"(?<![\d:.,/])0?{day.day}"
    year = r"(?:\s*[./]?\s*20\d\d)?"
    names = {get_day_names(width, locale=language)[day.weekday()][:2] for width in ("wide", "abbreviated")}
    weekday = rf"(?:\b(?:{'|'.join(map(re.escape, sorted(names)))})[^\W\d_]*\.?,?\s+)?"
    return (
        rf"{weekday}(?:{number}\s*[./]\s*0?{day.month}(?!\d){year}\.?(?!\d)"
        rf"|{number}\.?\s*(?:of\s+)?{month}(?:\s+20\d\d)?|\b{month}\s*0?{day.day}(?:st|nd|rd|th)?(?!\d))"
    )
