"""Opening hours in visible text: lines and sentences with days and times, neighbours taken together."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from checks.reading.tree import CELL
from checks.reading.words import expressions
from data import hours
from data.facts import Found, Where
from data.week import Week

_TIME = expressions("time")
_CLOSED = expressions("closed_word")
_DAY = expressions("day")
_HEAD = expressions("hours_heading")
_ALWAYS = expressions("always_open")
_OTHER = expressions("other_hours")
"""Of the phone, the kitchen, a season or certain days: no week in which visitors come."""
_PHONE = re.compile(
    r"(?:\b(?:tel|puh|tlf|тел|phone|call)\w*\.?:?\s*)?\(?\+?\d[\d\s()]{0,6}[-.\s)]\s?\d{3}[-.\s]\d{4}(?!\d)(?:\s*\([\d\s-]+\))?"
    r"|\+\d[\d\s()-]{8,}\d|\b(?:tel|puh|tlf|тел)\w*\.?:?\s*[\d(][\d\s()-]{5,}\d",
    re.I,
)
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d{1,2}[:.]\d\d)|(?<=[a-zа-яåäöø])(?=[A-ZА-ЯÅÄÖØ][a-zа-я])")
_DIGIT = re.compile(r"\d")
_SPELLED = ("круглосуточно", "całodobow", "døgnåpent", "ympäri vuorokauden")
_SENTENCE = re.compile(r"(?<=\w{3})[.!?]\s+(?=[A-ZА-ЯÅÄÖØŚŻŁ])|\s[|•·]\s")
_LANGUAGES = {"FI": "fi", "NO": "nb", "PL": "pl", "RU": "ru"}
_MOST_LINES = 24
_MOST_GROUPS = 12
_LONG = 400


def read(lines: Sequence[str], language: str, country: str) -> Iterator[Found[Week]]:
    """Yield the weekly tables that stand in the text, each with its words."""
    known = language in ("en", "fi", "ru", "pl", "nb")
    tongue = language if known else _LANGUAGES.get(country, "en")
    seen: set[str] = set()
    found = [pair for group in _groups(_pieces(lines)) for pair in _weeks(group, tongue)]
    for week, quote in sorted(found, key=lambda pair: pair[0].always):
        if str(week) and str(week) not in seen:
            seen.add(str(week))
            yield Found(value=week, where=Where.TEXT, quote=quote[:500])


def _pieces(lines: Sequence[str]) -> list[str]:
    """Cut long lines into sentences, and take out phone numbers, whose digits are no times."""
    found: list[str] = []
    for line in lines:
        if not _DIGIT.search(line) or len(line) > 4000 or not _has_words(line):
            found.append(line[:_LONG])
            continue
        for piece in _SENTENCE.split(line) if len(line) > 60 else [line]:
            clean = _PHONE.sub(" ", piece).replace(CELL, " ")
            found.append(_GLUED.sub(" ", clean).strip())
    return found


def _weeks(group: list[str], language: str) -> Iterator[tuple[Week, str]]:
    """Read a group whole; where that fails its lines one by one, then the core of each."""
    text = "\n".join(group)
    whole = _read(text, language) or _read(_core(text), language)
    if whole is not None:
        yield whole, text
        if not whole.always and (always := _ALWAYS.search(text)) and (week := _read(always[0], language)):
            yield week, always[0]
        return
    told = [line for line in group if _DAY.search(line)]
    if 1 < len(told) < len(group) and (week := _read("\n".join(told), language)):
        yield week, "\n".join(told)
        return
    for line in group:
        if _TIME.search(line) and (_DAY.search(line) or _ALWAYS.search(line)):
            week = (_read(line, language) or _read(_core(line), language)) if len(group) > 1 else None
            if week is None and (always := _ALWAYS.search(line)):
                week = _read(always[0], language)
            if week is not None:
                yield week, line


def _read(text: str, language: str) -> Week | None:
    return hours.read(text, language) or (hours.read(text, "en") if language != "en" else None)


def _core(text: str) -> str:
    """Cut away what stands before the first and after the last word of hours."""
    marks = [match.span() for words in (_DAY, _TIME, _CLOSED) for match in words.finditer(text)]
    if not marks:
        return ""
    end = max(stop for _, stop in marks)
    return text[min(start for start, _ in marks) : end] + re.split(r"[\s,;.]", text[end:], maxsplit=1)[0]


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield runs of neighbouring lines that hold days or times, at least one of each."""
    timed = [_has_time(line) for line in lines] + [False]
    timed = [time and not _OTHER.search(line) for time, line in zip(timed, [*lines, ""], strict=True)]
    run: list[str] = []
    groups = 0
    for index, line in enumerate([*lines, ""]):
        near = timed[index] or (index and timed[index - 1]) or (index + 1 < len(timed) and timed[index + 1])
        if near and _belongs(line, timed[index]) and len(run) < _MOST_LINES:
            run.append(line)
            continue
        if run and _complete(run):
            yield run
            groups += 1
            if groups == _MOST_GROUPS:
                return
        run = []


@lru_cache(8192)
def _has_words(line: str) -> bool:
    """Whether a line may tell a time at all; most have no digit, and are done with quickly."""
    if _DIGIT.search(line):
        return bool(_TIME.search(line))
    return not line.isascii() and any(word in line.lower() for word in _SPELLED)


def _has_time(line: str) -> bool:
    return len(line) <= _LONG and (_has_words(line) or (len(line) < 60 and bool(_CLOSED.search(line))))


def _belongs(line: str, time: bool) -> bool:
    if not line or len(line) > _LONG:
        return False
    day = bool(_DAY.search(line))
    return (day and time) or ((day or time) and len(line) < 60) or bool(time and _ALWAYS.search(line))


def _complete(run: list[str]) -> bool:
    text = "\n".join(run)
    return bool(_TIME.search(text) and (_DAY.search(text) or _HEAD.search(text) or _ALWAYS.search(text)))
