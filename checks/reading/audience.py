"""How many people an author reaches, where a page says so."""

import re

from checks.reading import facts, marked
from checks.reading.jsonld import Item
from checks.reading.tree import Doc, text_of
from data import urls

_WATCHED = re.compile(r"(?:View|Watch|Read|Follow|Subscribe)Action$")
"""Counters of people reached; likes and shares say how many answered, not how many saw."""
_SHOWN = re.compile(r"([\d.,\s]*\d)\s*([KM])?\b", re.IGNORECASE)
_TIMES = {"": 1, "K": 1_000, "M": 1_000_000}
_MOST = 10**10


def of(doc: Doc, items: facts.Marked) -> int | None:
    """Return how many people a page says its text or its author reaches; None where it does not say.

    Read from schema.org's ``interactionStatistic``, the author's own among them, and on ``t.me`` from the views of
    the posts.
    """
    counted = [count for _, top in items for item in top if (count := of_item(item)) is not None]
    if urls.host(doc.url) == "t.me":
        shown = doc.root.xpath("//*[contains(@class, 'tgme_widget_message_views')]")
        counted += [count for one in shown if (count := number(text_of(one))) is not None]
    return max(counted, default=None)


def of_item(item: Item) -> int | None:
    """Return the same for one post or article of the markup."""
    authors = [one for name in ("author", "creator") for one in marked.values(item, name) if isinstance(one, dict)]
    counters = [
        counter
        for one in (item, *authors)
        for name in ("interactionStatistic", "agentInteractionStatistic")
        for counter in marked.values(one, name)
    ]
    return max((count for counter in counters if (count := _count(counter)) is not None), default=None)


def number(text: str) -> int | None:
    """Read a count as pages write it: ``1200``, ``1 200``, ``1.2K``, ``3M``; None when it is none."""
    match = _SHOWN.fullmatch(text.strip())
    if match is None:
        return None
    digits, unit = re.sub(r"\s", "", match[1]), (match[2] or "").upper()
    if not unit:
        digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits)
    try:
        count = float(digits.replace(",", "."))
    except ValueError:
        return None
    return int(count * _TIMES[unit]) if count * _TIMES[unit] <= _MOST else None


def _count(counter: object) -> int | None:
    if not isinstance(counter, dict):
        return None
    kinds = marked.texts(counter, "interactionType")
    kinds += [
        kind for one in marked.values(counter, "interactionType") if isinstance(one, dict) for kind in marked.types(one)
    ]
    if not any(_WATCHED.search(kind) for kind in kinds):
        return None
    return next((count for text in marked.texts(counter, "userInteractionCount") if (count := number(text))), None)
