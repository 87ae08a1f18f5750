"""Opening hours in visible text: lines with days and times, taken together block by block."""

from collections.abc import Iterator, Sequence

from checks.reading.tree import CELL
from checks.reading.words import pattern
from data import hours
from data.facts import Found, Where
from data.week import Week

_TIME = pattern("time")
_CLOSED = pattern("closed_word")
_DAY = pattern("day")
_HEAD = pattern("hours_heading")
_LANGUAGES = {"FI": "fi", "NO": "nb", "PL": "pl", "RU": "ru"}
_MOST_LINES = 20
_MOST_GROUPS = 12


def read(lines: Sequence[str], language: str, country: str) -> Iterator[Found[Week]]:
    """Yield the weekly tables that stand in the text, each with its words."""
    tongue = language if language in ("en", "fi", "ru", "pl", "nb") else _LANGUAGES.get(country, "en")
    seen: set[str] = set()
    for group in _groups(lines):
        for week, quote in _weeks(group, tongue):
            if str(week) and str(week) not in seen:
                seen.add(str(week))
                yield Found(value=week, where=Where.TEXT, quote=quote[:500])


def _weeks(group: list[str], language: str) -> Iterator[tuple[Week, str]]:
    """Read a group whole; where that fails, its lines one by one."""
    text = "\n".join(group)
    whole = hours.read(text, language) or (hours.read(text, "en") if language != "en" else None)
    if whole is not None:
        yield whole, text
    elif len(group) > 1:
        for line in group:
            if _DAY.search(line) and _TIME.search(line) and (week := hours.read(line, language)):
                yield week, line


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield runs of neighbouring lines that hold days or times, at least one of each."""
    run: list[str] = []
    groups = 0
    for line in [*lines, ""]:
        if _belongs(line) and len(run) < _MOST_LINES:
            run.append(line.replace(CELL, " ").strip())
            continue
        if run and _complete(run):
            yield run
            groups += 1
            if groups == _MOST_GROUPS:
                return
        run = []


def _belongs(line: str) -> bool:
    if not line or len(line) > 400:
        return False
    day, time = bool(_DAY.search(line)), bool(_TIME.search(line) or _CLOSED.search(line))
    if day and time:
        return True
    return (day or time) and len(line) < 60


def _complete(run: list[str]) -> bool:
    text = "\n".join(run)
    return bool(_TIME.search(text) and (_DAY.search(text) or _HEAD.search(text)))
