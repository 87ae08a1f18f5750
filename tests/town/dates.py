"""Dates relative to the town's clock: ``@{-40 fi}`` in a text becomes a day, as that language writes it."""

import re
import tomllib
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

_TOKEN = re.compile(r"@\{(?P<what>[^{}]+)\}")

_MONTHS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))["months"]
_SUFFIX = {"fi": "kuuta"}
CHRISTMAS_IS_OVER = timedelta(days=60)


def fill(value: Any, now: datetime) -> Any:
    """Return ``value`` with every token in every text inside it replaced; other values are left alone."""
    if isinstance(value, str):
        return _TOKEN.sub(lambda found: _say(found["what"].strip(), now) or found[0], value)
    if isinstance(value, dict):
        return {key: fill(inner, now) for key, inner in value.items()}
    if isinstance(value, list):
        return [fill(inner, now) for inner in value]
    return value


def _say(what: str, now: datetime) -> str:
    """Word one token; an unknown one is empty, so that others (``@{phone}``) may have it.

    ``y`` and ``y-3`` are years; ``x`` the year of the last Christmas that is two months past, ``nx`` the year
    of the coming one; ``-40 fi`` a day and how to write it.
    """
    if found := re.fullmatch(r"y(-\d+)?", what):
        return str(now.year + int(found[1] or 0))
    if what == "x":
        return str(last_christmas(now.date()).year)
    if what == "nx":
        return str(now.year + (now.date() > date(now.year, 12, 20)))
    if found := re.fullmatch(r"([+-]\d+) (\w+)", what):
        return write(now.date() + timedelta(days=int(found[1])), found[2])
    return ""


def last_christmas(today: date) -> date:
    """Return the last 24 December that is at least sixty days past."""
    day = date(today.year, 12, 24)
    while today - day < CHRISTMAS_IS_OVER:
        day = date(day.year - 1, 12, 24)
    return day


def write(day: date, how: str) -> str:
    """Write ``day``: ``iso``, ``rfc`` (a feed), ``zulu`` (an instant), ``dots``, ``slashes``, or a language."""
    if how == "iso":
        return day.isoformat()
    if how == "rfc":
        return format_datetime(noon(day), usegmt=True)
    if how == "zulu":
        return noon(day).strftime("%Y-%m-%dT%H:%M:%SZ")
    if how == "dots":
        return f"{day:%d.%m.%Y}"
    if how == "short":
        return f"{day.day}.{day.month}.{day.year}"
    if how == "slashes":
        return f"{day:%d/%m/%Y}"
    stop = "." if how in ("fi", "nb") else ""
    return f"{day.day}{stop} {_MONTHS[how][day.month - 1]}{_SUFFIX.get(how, '')} {day.year}"


def noon(day: date) -> datetime:
    """Return noon of ``day`` in UTC."""
    return datetime.combine(day, time(12), UTC)
