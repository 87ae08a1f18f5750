"""Whom praise names: staff that somebody thanks, or speaks well of by first name."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from checks.language.declined import forms
from checks.language.detect import language_of
from checks.language.features import lexicon
from checks.language.feeling import judge
from checks.language.inflection import pattern_of
from data.company import Company

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
_TOKENS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|[&,]")
_DOUBLED = re.compile(r"(?:kk|tt|pp)[aeiouyäö]$")
_REACH = 6
"""Words between the thanks and the name."""
LONGEST = 4000
UNKIND = 0.6
"""How likely a sentence may be negative, and its thanks be meant."""


@dataclass(frozen=True, slots=True)
class _Words:
    before: tuple[tuple[str, ...], ...]
    between: frozenset[str]
    never: frozenset[str]
    joins: frozenset[str]
    names: tuple[str, ...]
    cases: frozenset[str]
    """What may follow the stem of a common name."""
    endings: tuple[tuple[str, str], ...]
    """Endings after words of thanks, and what the plain form has in their place."""


def named(text: str, language: str | None = None, company: Company | None = None) -> tuple[str, ...]:
    """Return the first names of the people a text praises, in their plain form, in the order they come.

    A name counts after words of thanks ("thanks to Anna", "Kiitos Annalle", "Спасибо Анне"); a common
    first name also anywhere in a sentence that is surely kind and holds no "not". Never the
    ``company``'s own name or town. ``language`` is the likely one.
    """
    told = language_of(text, language)
    words = _words(told)
    if words is None:
        return ()
    found: dict[str, None] = {}
    for sentence in _SENTENCES.split(text[:LONGEST]):
        tokens = _TOKENS.findall(sentence)
        praised = [*_thanked(tokens, words), *_spoken_well_of(sentence, tokens, words, told)]
        if praised and judge(sentence, "review", told).score > UNKIND:
            continue
        for token in praised:
            if company is None or not _theirs(token, company):
                found.setdefault(_plain(token, told))
    return tuple(found)


def _thanked(tokens: list[str], words: _Words) -> Iterator[str]:
    """Yield the capitalised words that stand after thanks, with nothing but titles and the like between."""
    small = [token.casefold() for token in tokens]
    for at in range(len(tokens)):
        used = next((len(row) for row in words.before if _stands(small, at, row)), 0)
        if not used:
            continue
        left = _REACH
        for place in range(at + used, len(tokens)):
            token, plain = tokens[place], small[place]
            if _is_name(token, plain, words):
                yield token
                left = 2
            elif plain in words.between or plain in words.joins or plain == ",":
                left -= 1
            else:
                break
            if left < 0:
                break


def _spoken_well_of(sentence: str, tokens: list[str], words: _Words, language: str) -> Iterator[str]:
    """Yield the common first names of a sentence that is surely kind."""
    known = [token for token in tokens if token[0].isupper() and _first_name(token, language)]
    if not known or any(token.casefold() in lexicon(language).inverting for token in tokens):
        return
    if judge(sentence, "mention", language).sentiment == "positive":
        yield from (token for token in known if token.casefold() not in words.never)


def _is_name(token: str, small: str, words: _Words) -> bool:
    return (
        token[0].isupper()
        and not (token.isupper() and len(token) > 1)
        and len(token) > 1
        and small not in words.never
        and small not in words.between
    )


def _stands(small: list[str], at: int, row: tuple[str, ...]) -> bool:
    last = len(row) - 1
    return len(small) - at >= len(row) and all(
        small[at + i].startswith(part) if i == last else small[at + i] == part for i, part in enumerate(row)
    )


def _plain(token: str, language: str) -> str:
    """Return a name as it is written by itself: the common name it is a form of, else without its ending."""
    known = _first_name(token, language)
    if known:
        return known
    words = _words(language)
    for ending, instead in words.endings if words else ():
        if token.endswith(ending) and len(token) - len(ending) >= 3:
            return token[: -len(ending)] + instead
    return token


@lru_cache(maxsize=4096)
def _first_name(token: str, language: str) -> str:
    """Return the common first name that a word is a form of, or nothing."""
    words = _words(language)
    if words is None:
        return ""
    if token in words.names:
        return token
    if language in ("en", "nb"):
        return token[:-1] if token.endswith("s") and token[:-1] in words.names else ""
    if language == "pl":
        return _declined().get(token, "")
    doubled = _changed(token, language, words)
    if doubled:
        return doubled
    for name in words.names:
        stem = name[:-1] if name[-1] in "aeiouyäöаеёиоуыэюяйьь" else name
        ending = token[len(stem) :]
        if token.startswith(stem) and len(ending) <= 5 and len(stem) >= 3 and ending in words.cases:
            return name
    return ""


def _changed(token: str, language: str, words: _Words) -> str:
    """Return the name whose stem changes in some cases: Mikko, Mikolle; Павел, Павлу."""
    for name in words.names:
        last = ""
        if language == "fi" and _DOUBLED.search(name):
            stem, last = name[:-2], name[-1]
        elif language == "ru" and len(name) >= 4 and name[-2] in "её":
            stem = name[:-2] + name[-1]
        else:
            continue
        rest = token[len(stem) :]
        if token.startswith(stem + last) and len(stem) >= 3 and rest and rest in words.cases:
            return name
    return ""


@cache
def _declined() -> dict[str, str]:
    """Return every form of the common Polish names -> the name; a name of its own before a form of another."""
    words = _words("pl")
    names = words.names if words else ()
    return {form: name for name in names for form in forms(name)} | {name: name for name in names}


def _theirs(token: str, company: Company) -> bool:
    own = (*company.names, *company.aliases, company.legal_name)
    parts = [part for name in own for part in name.split()] + company.town.split()
    return any(pattern_of(part).fullmatch(token) for part in parts if len(part) > 2)


@cache
def _words(language: str) -> _Words | None:
    rows = tomllib.loads(Path(__file__).with_name("thanks.toml").read_text("utf-8")).get(language)
    if rows is None:
        return None
    before = sorted((tuple(entry.split("+")) for entry in rows["before"].split()), key=lambda row: -len(row))
    return _Words(
        before=tuple(before),
        between=frozenset(rows["between"].split()),
        never=frozenset(rows["never"].split()),
        joins=frozenset(rows["and"].split()),
        names=tuple(sorted(rows["names"].split(), key=lambda name: -len(name))),
        cases=frozenset(rows.get("cases", "").split()),
        endings=tuple((ending, instead) for ending, instead in rows.get("endings", {}).items()),
    )
