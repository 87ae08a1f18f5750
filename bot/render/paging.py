"""A long list, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.render.view import Row, Tap
from bot.render.voice import Voice

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list."""

    shown: tuple[tuple[int, T], ...]
    """What stands on it, each with its number in the whole list, from 1."""
    number: int
    """From 1, at most the last page, also when the list has become shorter meanwhile."""
    last: int
    """How many pages there are, one at least."""


def page_of_list(found: Sequence[T], size: int, number: int) -> Page[T]:
    """Cut a page of ``size`` out of a list; a number beyond either end is the first or the last page."""
    last = max(1, -(-len(found) // size))
    number = min(max(number, 1), last)
    first = (number - 1) * size
    return Page(tuple(enumerate(found[first : first + size], first + 1)), number, last)


def arrows(page: Page[T], op: str, target: str, voice: Voice, *, before: str = "") -> tuple[Row, Row]:
    """Return the ways to the page before and to the next, each empty at its end; ``before`` opens their argument."""
    back = (Tap(voice.plain("button.back"), op, target, f"{before}{page.number - 1}"),)
    after = (Tap(voice.plain("button.next"), op, target, f"{before}{page.number + 1}"),)
    return (back if page.number > 1 else (), after if page.number < page.last else ())


def all_turns(page: Page[T], op: str, target: str, voice: Voice, *, before: str = "") -> Row:
    """Return both ways with the place in the list between them; nothing for a list of one page."""
    if page.last == 1:
        return ()
    back, after = arrows(page, op, target, voice, before=before)
    where = voice.plain("findings.page", page=page.number, pages=page.last)
    return (*back, Tap(where, op, target, f"{before}{page.number}"), *after)
