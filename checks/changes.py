"""Which places still show what a company has changed (pure)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from data import address, hours, names, phone, urls
from data.change import Change, Spot
from data.dossier import Dossier
from data.evidence import Evidence, Listing, Page, PageState, Registration

_FACTS = {
    "phones": "phones",
    "emails": "emails",
    "address": "addresses",
    "hours": "hours",
    "website": "websites",
    "names": "names",
}
"""A fact of the card -> the same on a page."""


def spots(change: Change, dossier: Dossier) -> tuple[Spot, ...]:
    """Return the places that show the old value and not the new one, each once."""
    found: dict[str, Spot] = {}
    for item in dossier.evidence:
        if _stands(item, change, dossier):
            found.setdefault(_key(item.url), Spot(source=item.source, place=_place(item), url=item.url))
    return tuple(found.values())


def tick(change: Change, dossier: Dossier, now: datetime) -> Change:
    """Return the change after a look: a place is ticked off once it was seen without the old value.

    A place that could not be read stays as it was; one that is found with the old value joins, or comes back.
    """
    old = {_key(spot.url): spot for spot in spots(change, dossier)}
    read = {_key(item.url) for item in dossier.evidence if _says(item, change.fact)}
    kept = []
    for spot in change.spots:
        key = _key(spot.url)
        if old.pop(key, None) is not None:
            kept.append(replace(spot, right_at=None))
        else:
            kept.append(replace(spot, right_at=spot.right_at or now) if key in read else spot)
    return replace(change, spots=(*kept, *old.values()))


def _stands(item: Evidence, change: Change, dossier: Dossier) -> bool:
    """Whether the old value stands at a place, and not only beside the new one."""
    shown, country = _says(item, change.fact), dossier.company.country
    olds, news = _several(change.old), _several(change.new)
    gone = [one for one in olds if not any(_same(change.fact, one, new, country) for new in news)]
    return any(_same(change.fact, one, old, country) for one in shown for old in gone)


def _says(item: Evidence, fact: str) -> list[Any]:
    """Return what a place says of a fact; nothing where it is none of the company's rows or pages."""
    if isinstance(item, Page):
        if item.state is not PageState.ALIVE or fact not in _FACTS:
            return []
        return [found.value for found in getattr(item.facts, _FACTS[fact])]
    if isinstance(item, Listing | Registration):
        if fact == "names":
            return [item.name] if isinstance(item, Listing) and item.name else []
        return _several(getattr(item, fact, None))
    return []


def _several(value: Any) -> list[Any]:
    if value in (None, "", ()):
        return []
    return list(value) if isinstance(value, tuple) else [value]


def _same(fact: str, shown: Any, known: Any, country: str) -> bool:
    if fact == "phones":
        return phone.compare(shown, known, country).agrees
    if fact == "address":
        return address.compare(shown, known, country).agrees
    if fact == "hours":
        return hours.compare(shown, known).agrees
    if fact == "website":
        return urls.compare(shown, known).agrees
    if fact == "names":
        return names.compare(shown, known).agrees
    return bool(str(shown).casefold() == str(known).casefold())


def _place(item: Evidence) -> str:
    if isinstance(item, Listing):
        return item.place
    return item.register if isinstance(item, Registration) else "website"


def _key(url: str) -> str:
    return urls.canonical(url)
