"""Where a text names a company: its name in any form, its handle, its tag; and what is only a plain word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from checks.language import ties
from checks.language.inflection import AND, pattern_of
from data import names
from data.company import Company

_COMMON = frozenset(word.replace("+", " ") for word in ties.WORDS["common"].split())
_TRADES = tuple(ties.WORDS["trades"].split())
_HANDLE = re.compile(r"(?<![\w/])[@#]([\w.]{3,40})")
_PARTS = re.compile(r"[^\W\d_]+")
_AROUND = frozenset(ties.WORDS["around_handles"].split())
"""What firms put before or after their name in a handle."""
_OPEN_NAME = 6
"""From so many letters on a name is known in a handle whatever else stands in it."""
LONGEST = 20_000
"""Characters of a text that are looked at."""
MOST_HANDLES = 50
"""Handles and tags of a text that are taken apart."""


def named_at(text: str, company: Company) -> int:
    """Return where a text first names the company, in whatever form or by its handle or tag, other than in words meant
    as such; -1: nowhere.
    """
    text = text[:LONGEST]
    named = (one.at for one in mentions(text, company) if not one.small)
    return min((*named, *handles(text, company), *nearly_handles(text, company)), default=-1)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the company that stands in a text."""

    name: str
    at: int
    common: bool
    """Whether it is a word that says little as a name."""
    small: bool
    """Whether it stands in small letters in a text that knows capitals."""

    @property
    def said(self) -> bool:
        """Whether the words may be meant as such."""
        return self.common or self.small


def mentions(text: str, company: Company) -> Iterator[Mention]:
    """Yield where a text names the company; a plain word only with a capital inside a sentence."""
    capitals = ties.CAPITALS.search(text) is not None
    for name in forms(company.names, company.aliases, company.legal_name):
        for found in pattern_of(name, polish=company.country.upper() == "PL").finditer(text):
            common = _plain(name) in _COMMON and not (found.group().isascii() and names.CYRILLIC.search(name))
            if common and not _capital_inside(text, found.start()):
                continue
            small = capitals and _as_plain_words(name, found.group(), _begins(text, found.start()))
            yield Mention(name, found.start(), common, small)


def handles(text: str, company: Company) -> Iterator[int]:
    """Yield where a text has a handle of the company, or its name as one."""
    found = [(one.start(), one[1].casefold().strip(".")) for one in _HANDLE.finditer(text)]
    if not found:
        return
    from data import urls  # takes long to import, and few texts have a handle

    known = {social[1].casefold() for social in map(urls.social, company.profiles) if social}
    tags = _tags(company)
    yield from (at for at, handle in found if handle in known or _joined(handle) in tags)


def nearly_handles(text: str, company: Company) -> Iterator[int]:
    """Yield where a handle or tag begins or ends with the company's name: @ValioHelp, @ru_valio, #ValioKuopio.

    It may be another's, so it says no more than the name does; a plain word in it says nothing.
    """
    found = list(islice(_HANDLE.finditer(text), MOST_HANDLES))
    if found:
        tags = {tag for tag in _tags(company) if len(tag) > 2 and tag not in _COMMON_TAGS}
        yield from (one.start() for one in found if any(_holds(one.group().strip("."), tag) for tag in tags))


def _tags(company: Company) -> set[str]:
    return {_joined(name) for name in (*company.names, *company.aliases)}


def _joined(name: str) -> str:
    return names.fold(name).replace(" ", "")


_COMMON_TAGS = frozenset(map(_joined, _COMMON))


def _holds(handle: str, tag: str) -> bool:
    """Whether a name stands at an end of a handle, apart from the rest by how it is written or by what the rest is."""
    sign, handle = handle[0], handle[1:]
    whole = _joined(handle)
    if not (whole.startswith(tag) or whole.endswith(tag)):
        return False
    open_name = sign == "#" or len(tag) >= _OPEN_NAME
    for cut in range(1, len(handle)):
        for name, rest in ((handle[:cut], handle[cut:]), (handle[cut:], handle[:cut])):
            if _joined(name) != tag:
                continue
            begun = handle[cut - 1].isupper() and handle[cut].islower() and not name.isupper()
            apart = not begun and _kind(handle[cut - 1]) != _kind(handle[cut])
            if rest.strip("_.").casefold() in _AROUND or (apart and open_name):
                return True
    return False


def _kind(letter: str) -> str:
    return "upper" if letter.isupper() else "lower" if letter.islower() else "digit" if letter.isdigit() else "other"


@lru_cache(maxsize=256)
def forms(own: tuple[str, ...], aliases: tuple[str, ...], legal: str) -> tuple[str, ...]:
    """Return what a company may be called: its names, aliases and legal name, with and without legal form."""
    given = (*own, *aliases, *((legal,) if legal else ()))
    found = dict.fromkeys(form for name in given for form in names.forms(name))
    return tuple(form for form in found if len(form) >= 2)


def _as_plain_words(name: str, found: str, begins: bool) -> bool:
    """Whether a name stands in small letters in a text that knows capitals: "a swift plumbing fix" is no firm.

    A capital tells nothing where it ``begins`` a sentence; a name led by its trade ("kafe Morgenrøde") is no saying.
    """
    if name.casefold().startswith(_TRADES) or any(char.isdigit() for char in name):
        return False
    given, said = ([part for part in _PARTS.findall(text) if part.casefold() not in AND] for text in (name, found))
    pairs = list(zip(given, said, strict=False))
    if begins and found[0].isupper():
        pairs = pairs[1:]
    named = [mine for part, mine in pairs if part[0].isupper()]
    return bool(named) and all(mine[0].islower() for mine in named)


def _capital_inside(text: str, start: int) -> bool:
    if not text[start].isupper():
        return False
    return not _begins(text, start)


def _begins(text: str, start: int) -> bool:
    """Whether a word stands where a sentence begins."""
    before = text[:start].rstrip(" \"'«»„“”(")
    return not before or before[-1] in ".!?…\n:"


def _plain(name: str) -> str:
    return name.casefold().replace("ё", "е").replace("-", " ")
