"""Repeated blocks of a page (reviews, posts) and their parts, told by the words of class names."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from lxml import etree

from checks.reading import days
from checks.reading.tree import Doc, Element, text_of

_HOOKS = frozenset(("class", "id", "itemprop", "data-testid", "data-qa", "data-role"))
_ALL: list[Any] = [etree.XPath(f"//@{hook}", smart_strings=False) for hook in sorted(_HOOKS)]
"""What finds all values of one attribute: a call gives a list of strings, which its own type leaves open."""
_SPLIT = re.compile(r"[\s_\-]+|(?<=[a-z])(?=[A-Z])")


def words(element: Element) -> frozenset[str]:
    """Return the words that class, id, itemprop and test hooks of an element are made of, in small letters."""
    return _words(_names(element))


def named(element: Element, pattern: re.Pattern[str]) -> bool:
    """Whether one of the element's words matches."""
    names = _names(element)
    return bool(names) and _matches(names, pattern)


def some(doc: Doc, pattern: re.Pattern[str]) -> bool:
    """Whether any element of the page is ``named`` so: most pages need not be looked through then."""
    return any(_matches(names, pattern) for names in every(doc))


def every(doc: Doc) -> frozenset[str]:
    """Return the names of all elements of the page, those of one attribute together."""
    if doc.names is None:
        doc.names = frozenset(names for all_of in _ALL for names in all_of(doc.root))
    return doc.names


def _names(element: Element) -> str:
    return " ".join([value for key, value in element.items() if key in _HOOKS])


@lru_cache(8192)
def _words(names: str) -> frozenset[str]:
    return frozenset(part.casefold() for part in _SPLIT.split(names) if part)


@lru_cache(16384)
def _matches(names: str, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(word) for word in _words(names))


def inside(element: Element, pattern: re.Pattern[str], leave: Iterable[Element] = ()) -> Iterator[Element]:
    """Yield the descendants with a matching word, nothing below ``leave``."""
    left = set(leave)
    stack = list(reversed(element))
    while stack:
        one = stack.pop()
        if not isinstance(one.tag, str) or one in left:
            continue
        if named(one, pattern):
            yield one
        stack.extend(reversed(one))


def outermost(elements: Iterable[Element]) -> list[Element]:
    """Leave out elements that stand inside another of them."""
    chosen = list(elements)
    known = set(chosen)
    return [one for one in chosen if not any(parent in known for parent in one.iterancestors())]


def day_of(element: Element, pattern: re.Pattern[str], leave: Iterable[Element] = ()) -> date | None:
    """Return the first day told inside: ``<time>``, an element called date, a short text that is a date."""
    left = set(leave)
    for time in element.iter("time"):
        if not left & set(time.iterancestors()) and (
            day := days.iso(time.get("datetime") or "") or days.iso(text_of(time))
        ):
            return day
    for one in inside(element, pattern, left):
        for text in (one.get("content") or "", one.get("datetime") or "", one.get("title") or "", text_of(one)[:80]):
            if day := days.iso(text):
                return day
    for one in element.iterdescendants():
        if (
            isinstance(one.tag, str)
            and len(one) == 0
            and one.text
            and len(one.text) < 40
            and not left & {one, *one.iterancestors()}
        ):
            for day, _, _ in days.find(one.text):
                return day
    return None
