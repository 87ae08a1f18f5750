"""Which language a text is in."""

import re
from functools import cache, lru_cache
from typing import Any

import eldc

from data.names import CYRILLIC

LANGUAGES = ("en", "fi", "ru", "pl", "nb")
"""The languages with a reader of their own."""
NEIGHBOURS = ("da", "sv", "uk", "bg")
"""Kept in, so that a Danish text is not taken for Norwegian nor a Ukrainian one for Russian."""
_OURS = {"da": "nb", "sv": "nb", "uk": "ru", "bg": "ru"}
"""Which of ours an unreliable guess at a neighbour is taken for: most short texts would pass for either."""
_THEIRS = {"sv": "äö", "uk": "іїєґ"}
"""Letters that only the neighbour has."""
SHORT = 20
"""Letters below which a guess is not trusted over a hint."""
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


@lru_cache(maxsize=16)
def language_of(text: str, hint: str | None = None) -> str:
    """Return the language of a text as ISO 639-1, Norwegian as ``nb``.

    The reader's own guess counts where it is reliable. Otherwise ``hint`` (the page's or the company's
    language) is believed as long as the script is its own; without one the guess stands, and a neighbour
    is taken for the one of ours it resembles. ``""`` when nothing can be told, as of any other script.
    """
    hint = _named(hint) if hint else ""
    if not _LATIN.search(text) and not CYRILLIC.search(text):
        return "" if _letters(text) else hint
    found = _reader().detect_details(text.encode("utf-8", "replace").decode())
    guess = _named(found.language) if found.language != "und" else ""
    if not found.reliable and not any(letter in text.casefold() for letter in _THEIRS.get(guess, "")):
        guess = _OURS.get(guess, guess)
    if hint and guess != hint and _same_script(text, hint) and (not found.reliable or _letters(text) < SHORT):
        return hint
    return guess or hint


@cache
def _reader() -> Any:
    eldc.init()
    reader = eldc.instance()
    reader.set_languages(["no" if code == "nb" else code for code in (*LANGUAGES, *NEIGHBOURS)])
    return reader


def _named(code: str) -> str:
    short = code.replace("_", "-").partition("-")[0].lower()
    return "nb" if short in ("no", "nn") else short


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _same_script(text: str, code: str) -> bool:
    cyrillic = len(CYRILLIC.findall(text))
    return (cyrillic * 2 > _letters(text)) == (code in ("ru", "uk", "bg"))
