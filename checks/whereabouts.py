"""What a name as people type it tells of the town and the country (pure)."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from data import names

_LEGAL = re.compile(
    r"(?:oyj?|ky|tmi|ab|asa?|enk|sp\.? ?z ?o\.? ?o\.?|s\.?a\.?|ооо|пао|ип|ltd|limited|llc|inc|gmbh|plc)\.?",
    re.IGNORECASE,
)
_MOST_WORDS = 4
"""Of a town's name."""
_LETTERS = {
    "FI": re.compile("[äö]|(?:aa|ee|ii|uu|yy)", re.IGNORECASE),
    "NO": re.compile("[æøå]", re.IGNORECASE),
    "PL": re.compile("[ąćęłńśźż]", re.IGNORECASE),
    "RU": names.CYRILLIC,
}


def split(said: str) -> tuple[str, str]:
    """Return name and town of what somebody typed: the town stands after the last comma, or is a town we know at
    the end; else the town is empty.
    """
    text = " ".join(said.split())
    name, comma, town = (part.strip() for part in text.rpartition(","))
    if comma and name and _is_town(town):
        return name, town
    words = text.split()
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        town = " ".join(words[-size:])
        if len(words) - size >= 1 and names.fold(town) in _towns():
            return " ".join(words[:-size]).rstrip(" ,"), town
    return text, ""


def country_of(town: str, name: str = "") -> str:
    """Return the country (ISO 3166 alpha-2) a town lies in, empty where we do not know it. Where two have a
    town of that name the letters of the company's name decide, if they fit one of them only.
    """
    found = _towns().get(names.fold(town), frozenset()) if town else frozenset()
    if len(found) > 1:
        fitting = {code for code in found if code in _LETTERS and _LETTERS[code].search(name)}
        found = frozenset(fitting)
    return next(iter(found)) if len(found) == 1 else ""


def _is_town(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and not re.search(r"\d", text) and not _LEGAL.fullmatch(text)


@cache
def _towns() -> dict[str, frozenset[str]]:
    """Folded name -> the countries that have a town of it."""
    listed = tomllib.loads(files(__package__).joinpath("towns.toml").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for country, towns in listed.items():
        for town in towns:
            found.setdefault(names.fold(town), set()).add(country)
    return {town: frozenset(countries) for town, countries in found.items()}
