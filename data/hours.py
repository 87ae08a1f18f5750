"""Opening hours: built, read and compared as weeks.

Past midnight stays on the day it opened; an absent day is not a closed day; 23:59 is 24:00 and
00:00-00:00 is closed; what holds between two dates only is kept apart as special days.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from data.hours_osm import is_osm
from data.hours_osm import read_osm as read_strict
from data.hours_spans import DAY, interval, merge
from data.hours_text import read as read_text
from data.match import Match
from data.week import Interval, SpecialDay, Week

__all__ = ["compare", "from_periods", "from_schema", "read", "read_osm"]

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PREFIX = re.compile(r"^\s*opening_hours\s*=\s*", re.IGNORECASE)
_BEYOND_A_WEEK = re.compile(
    r"[\"\[\]+()]|\|\||\b(?:ph|sh|week|easter|unknown|sunrise|sunset|dawn|dusk)\b", re.IGNORECASE
)
_EVERY_DAY = tuple(range(7))


def read(text: str | None, language: str | None = None) -> Week | None:
    """Read a text in ``language`` (``hours_lexer.LANGUAGES``) as a week, or None.

    None when it holds no week, or when any time, day or number in it was left over. Without a
    language it is tried in the syntax of OpenStreetMap first, then in each language; with one the other way round.
    """
    if not text:
        return None
    if language is None:
        return read_osm(text) if is_osm(text) else read_text(text, None)
    return read_text(text, language) or (read_osm(text) if is_osm(text) else None)


def read_osm(text: str) -> Week | None:
    """Read an ``opening_hours`` value of OpenStreetMap, also as people type it there ("Mo-Fr 9-12 Uhr").

    None when a week cannot hold it: seasons, dates, nth weekdays, sunrise, open ends, comments in doubt.
    """
    return read_strict(text) or (None if _BEYOND_A_WEEK.search(text) else read_text(_PREFIX.sub("", text), None))


def compare(a: str | Week | None, b: str | Week | None, language: str | None = None) -> Match:
    """Compare two weeks (or texts of them) on the days both speak of.

    ``same``: every such day agrees and neither is silent on a day the other is open; ``different``:
    a day both speak of differs; ``unsure``: otherwise, or when a text cannot be read.
    """
    if a is None or b is None or not _said(a) or not _said(b):
        return Match.ABSENT
    left, right = _week(a, language), _week(b, language)
    if left is None or right is None:
        return Match.UNSURE
    pairs = list(zip(left.days, right.days, strict=True))
    common = [(mine, theirs) for mine, theirs in pairs if mine is not None and theirs is not None]
    if not common:
        return Match.UNSURE
    if any(mine != theirs for mine, theirs in common):
        return Match.SAME if _minutes(left) == _minutes(right) else Match.DIFFERENT
    silent = any((mine is None and theirs) or (theirs is None and mine) for mine, theirs in pairs)
    return Match.UNSURE if silent else Match.SAME


def from_periods(
    periods: Iterable[tuple[int, int, int]], closed_days: Iterable[int] = (), complete: bool = False
) -> Week:
    """Build a week from (day 0 = Monday, opening minute, closing minute) triples.

    A closing minute at or before the opening one lies on the next day; equal ones at midnight mean
    closed. Days in ``closed_days`` are closed; with ``complete``, so is every day not named.
    """
    found: dict[int, list[Interval]] = {day: [] for day in (_EVERY_DAY if complete else closed_days)}
    for day, opens, closes in periods:
        span = interval(opens, closes)
        found.setdefault(day, []).extend([span] if span else [])
    return Week(days=tuple(merge(found[day]) if day in found else None for day in _EVERY_DAY))


def from_schema(specs: Iterable[Mapping[str, Any]]) -> tuple[Week | None, tuple[SpecialDay, ...]]:
    """Read schema.org ``OpeningHoursSpecification`` objects: the week, and what holds between dates only.

    Shapes that say nothing (no day, no times that can be read, public holidays) are passed over;
    the week is None when nothing is left.
    """
    periods: list[tuple[int, int, int]] = []
    closed: set[int] = set()
    special: list[SpecialDay] = []
    for spec in specs:
        days = _schema_days(spec.get("dayOfWeek"))
        opens, closes = _schema_time(spec.get("opens")), _schema_time(spec.get("closes"))
        first, last = _schema_date(spec.get("validFrom")), _schema_date(spec.get("validThrough"))
        if first or last:
            span = interval(opens, closes) if opens is not None and closes is not None else None
            start, end = first or last, last or first
            if start and end and start <= end:
                label = str(spec.get("name") or "")
                special.append(SpecialDay(first=start, last=end, intervals=(span,) if span else (), label=label))
        elif opens is not None and closes is not None:
            periods += [(day, opens, closes) for day in days]
        elif spec.get("opens") in (None, "") and spec.get("closes") in (None, ""):
            closed.update(days)
    week = from_periods(periods, closed)
    return (week if any(day is not None for day in week.days) else None), tuple(special)


def _said(side: str | Week) -> bool:
    return bool(side.strip()) if isinstance(side, str) else any(day is not None for day in side.days)


def _week(side: str | Week, language: str | None) -> Week | None:
    if isinstance(side, Week):
        return side
    return read_osm(side) if is_osm(side) else read(side, language)


def _minutes(week: Week) -> frozenset[Interval]:
    """Return all openings of the week on one line of minutes, joined where they touch."""
    spans = [(day * DAY + a, day * DAY + b) for day, hours in enumerate(week.days) for a, b in hours or ()]
    over = [(0, b - 7 * DAY) for _, b in spans if b > 7 * DAY]
    return frozenset(merge([*((a, min(b, 7 * DAY)) for a, b in spans), *over]))


def _schema_days(value: Any) -> list[int]:
    """Read ``dayOfWeek``: a name, a URL that ends in one, or a list of them."""
    if isinstance(value, list | tuple):
        return [day for one in value for day in _schema_days(one)]
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("name")
    name = re.split(r"[/#:]", str(value or "").strip().lower())[-1]
    return [day for day, full in enumerate(_NAMES) if name and (name == full or name in (full[:2], full[:3]))]


def _schema_time(value: Any) -> int | None:
    found = re.fullmatch(
        r"t?(\d{1,2}):(\d{2})(?::\d{2})?(?:z|[+-]\d{2}:?\d{2})?\s*([ap])?\.?(?:m\.?)?", str(value).strip().lower()
    )
    if not found or int(found[1]) > 24 or int(found[2]) > 59:
        return None
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0) if found[3] else int(found[1])
    return hour * 60 + int(found[2])


def _schema_date(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
