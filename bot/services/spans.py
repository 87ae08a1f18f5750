"""The time a report is asked for, read from what a person wrote (pure)."""

import re
from datetime import date, timedelta

from bot.services import span_words
from data.span import Span, back, month

NAMED = {"month": 30, "quarter": 91, "year": 365}
"""What the buttons say -> days up to today."""
LONGEST = 3 * 366
"""Days of one report; what is remembered does not go back further."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?[./]?")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_BETWEEN = re.compile(r"\s*(?:\.\.+|[\u2010-\u2015]|\s-\s|\s)\s*")
_SHORT = re.compile(r"(?<=[\d./])-(?=\d)")
"""A dash between days that are not written with dashes."""


class BadSpan(Exception):
    """A time that cannot be told of; ``why`` is ``unreadable``, ``reversed``, ``future`` or ``too_long``."""

    def __init__(self, why: str) -> None:
        """Keep the reason."""
        super().__init__(why)
        self.why = why


def read(text: str, today: date, language: str) -> Span:
    """Return the days that are meant: two dates, one date up to today, a month, a quarter or a year.

    A day without a year is the latest such day that is not in the future. What goes past today ends today.
    Raises ``BadSpan``.
    """
    said = " ".join(text.casefold().split())
    words = span_words.plain(said, language)
    span = _whole(said, today, language) or _two(words, today) or _wholes(words, today, language)
    if span is None:
        raise BadSpan("unreadable")
    if span.first > span.last:
        raise BadSpan("reversed")
    if span.first > today:
        raise BadSpan("future")
    if span.days > LONGEST:
        raise BadSpan("too_long")
    return span if span.last <= today else Span(first=span.first, last=today)


def named(name: str, today: date) -> Span | None:
    """Return what a button stands for: ``month``, ``quarter``, ``year``, or two days as ``as_arg`` writes them."""
    if name in NAMED:
        return back(today, NAMED[name])
    first, _, last = name.partition(".")
    try:
        return read(f"{date.fromisoformat(first)} {date.fromisoformat(last)}", today, "en")
    except (ValueError, BadSpan):
        return None


def as_arg(span: Span) -> str:
    """Return a span as a button carries it."""
    return f"{span.first:%Y%m%d}.{span.last:%Y%m%d}"


def _wholes(words: str, today: date, language: str) -> Span | None:
    """Read one month or quarter, or from one to another."""
    parts = [_whole(part, today, language) for part in re.split(r"\s*\.\.+\s*|\s+-\s+", words)]
    first, last = parts[0], parts[-1]
    return Span(first=first.first, last=last.last) if first and last and len(parts) <= 2 else None


def _whole(words: str, today: date, language: str) -> Span | None:
    told = span_words.quarter(words, today) or span_words.relative(words, today)
    if told is not None:
        return told
    if _YEAR.fullmatch(words):
        year = int(words)
        return Span(first=date(year, 1, 1), last=date(year, 12, 31)) if 2000 <= year < 2100 else None
    found = _MONTH.fullmatch(words)
    if found:
        year, number = int(found[1]), int(found[2])
        return month(year, number) if 2000 <= year < 2100 and 1 <= number <= 12 else None
    name, _, rest = words.rpartition(" ") if re.search(r" \d{4}$", words) else (words, "", "")
    number = span_words.month_number(re.sub(r"^\w{1,2} ", "", name), language)
    if not number:
        return None
    year = int(rest) if rest else today.year - (number > today.month)
    return month(year, number) if 2000 <= year < 2100 else None


def _two(words: str, today: date) -> Span | None:
    plain = words if _ISO.search(words) else _SHORT.sub(" ", words)
    parts = [part for part in _BETWEEN.split(plain) if part]
    if not 1 <= len(parts) <= 2:
        return None
    last = _date(parts[1], today) if len(parts) == 2 else today
    if last is None:
        return None
    told = bool(_ISO.fullmatch(parts[0])) or bool(re.search(r"\d{4}", parts[0]))
    first = _date(parts[0], today if told else min(last, today))
    return None if first is None else Span(first=first, last=last)


def _date(text: str, latest: date) -> date | None:
    """Return a day; one without a year is the last one up to ``latest``."""
    iso, plain = _ISO.fullmatch(text), _DAY.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if not plain:
            return None
        if plain[3]:
            return date(int(plain[3]), int(plain[2]), int(plain[1]))
        day = date(latest.year, int(plain[2]), int(plain[1]))
        return day if day <= latest + timedelta(days=31) else day.replace(year=day.year - 1)
    except ValueError:
        return None
