"""A card without facts is filled from the company's own website (pure)."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from data import names, phone, urls
from data.company import Address, Company, Origin
from data.evidence import Evidence, Page, PageRole, PageState
from data.facts import Facts, Found, Where
from data.week import SpecialDay, Week

T = TypeVar("T")

SOURCE = "website"
SHORTEST = 4
"""Letters a domain and a title must share to name the company."""
_PARTS = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*|[,:]\s+")
MOST = 3
"""Phones and mail addresses taken over; more is a staff list."""


def enrich(company: Company, evidence: Iterable[Evidence]) -> Company:
    """Return the card with what its website says where the owner said nothing.

    A fact that an owner gave or anybody confirmed is never touched; one that came from the website before
    is read again, and one that a map or register said gives way. Each new fact is marked
    ``Origin(source="website", url=...)``, confirmed by nobody.
    """
    pages = [
        page
        for page in evidence
        if isinstance(page, Page) and page.source == SOURCE and page.state is PageState.ALIVE and page.role in _TRUSTED
    ]
    pages.sort(key=lambda page: _TRUSTED.index(page.role))
    filled: dict[str, Any] = {}
    origins = dict(company.origins)
    for fact, found in _read(pages):
        if _open(company, fact) and found is not None:
            url, value = found
            filled[fact] = value
            origins[fact] = Origin(source=SOURCE, url=url)
    return replace(company, **filled, origins=origins) if filled else company


_SITE_KNOWS_BETTER = ("phones", "emails", "address", "hours", "special_hours")
"""What a map or a register said, by which the company was found, gives way to its own website."""

_TRUSTED = (PageRole.HOME, PageRole.CONTACT, PageRole.IMPRINT, PageRole.ABOUT)


def _open(company: Company, fact: str) -> bool:
    origin = company.origins.get(fact)
    if origin is not None:
        theirs = origin.source == SOURCE or (origin.source != "owner" and fact in _SITE_KNOWS_BETTER)
        return theirs and origin.confirmed_at is None
    return not getattr(company, fact)


def _read(pages: Sequence[Page]) -> list[tuple[str, tuple[str, Any] | None]]:
    return [
        ("names", _one(pages, "names") or _titled(pages)),
        ("phones", _several(_dialled(pages))),
        ("emails", _several(_found(pages, "emails"))),
        ("address", _address(pages)),
        ("hours", _week(pages)),
        ("special_hours", _special(pages)),
        ("registry_id", _first(pages, "registry_ids")),
        ("profiles", _all(pages, "profiles")),
        ("country", _word(pages, "country")),
        ("languages", _languages(pages)),
    ]


def _found(pages: Sequence[Page], fact: str) -> list[tuple[str, Found[Any]]]:
    return [(page.url, item) for page in pages for item in getattr(page.facts, fact)]


def _best(found: list[tuple[str, Found[T]]]) -> list[tuple[str, T]]:
    """Return distinct values, the most deliberate markup and the most repeated value first."""
    order = list(Where)
    rows = list(enumerate(found))
    count = Counter(str(item.value) for _, (_, item) in rows)
    rows.sort(key=lambda row: (order.index(row[1][1].where), -count[str(row[1][1].value)], row[0]))
    known: dict[str, tuple[str, T]] = {}
    for _, (url, item) in rows:
        known.setdefault(str(item.value), (url, item.value))
    return list(known.values())


def _one(pages: Sequence[Page], fact: str) -> tuple[str, tuple[str, ...]] | None:
    best = _best(_found(pages, fact))
    return (best[0][0], (best[0][1],)) if best else None


def _titled(pages: Sequence[Page]) -> tuple[str, tuple[str, ...]] | None:
    """Return the part of a title that the domain says too: how a page without markup names itself."""
    for page in pages:
        label = names.fold(urls.registrable(page.url).partition(".")[0]).replace(" ", "")
        for part in _PARTS.split(page.title):
            words = names.fold(part).replace(" ", "")
            if min(len(words), len(label)) >= SHORTEST and (words in label or label in words):
                return page.url, (part.strip(),)
    return None


def _first(pages: Sequence[Page], fact: str) -> tuple[str, str] | None:
    best = _best(_found(pages, fact))
    return best[0] if best else None


def _dialled(pages: Sequence[Page]) -> list[tuple[str, Found[str]]]:
    """Return the phones of the pages; of a link that shows another number than it rings only the shown one counts."""
    found = _found(pages, "phones")
    country = next((page.facts.country for page in pages if page.facts.country), "")
    return [row for row in found if not (row[1].where is Where.LINK and _shows_another(row[1], country))]


def _shows_another(link: Found[str], country: str) -> bool:
    shown = phone.parse(link.quote, country)
    return bool(shown) and link.value not in shown


def _several(found: list[tuple[str, Found[str]]]) -> tuple[str, tuple[str, ...]] | None:
    best = _best(found)[:MOST]
    return (best[0][0], tuple(value for _, value in best)) if best else None


def _all(pages: Sequence[Page], fact: str) -> tuple[str, tuple[str, ...]] | None:
    best = _best(_found(pages, fact))
    return (best[0][0], tuple(value for _, value in best)) if best else None


def _address(pages: Sequence[Page]) -> tuple[str, Address] | None:
    best: list[tuple[str, Address]] = _best(_found(pages, "addresses"))
    whole = [row for row in best if row[1].street and row[1].city]
    return next(iter(whole or best), None)


def _week(pages: Sequence[Page]) -> tuple[str, Week] | None:
    best: list[tuple[str, Week]] = _best(_found(pages, "hours"))
    return max(best, key=lambda row: sum(day is not None for day in row[1].days), default=None)


def _special(pages: Sequence[Page]) -> tuple[str, tuple[SpecialDay, ...]] | None:
    best: list[tuple[str, SpecialDay]] = _best(_found(pages, "special_hours"))
    return (best[0][0], tuple(value for _, value in best)) if best else None


def _word(pages: Sequence[Page], fact: str) -> tuple[str, str] | None:
    return next(((page.url, value) for page in pages if (value := _text(page.facts, fact))), None)


def _languages(pages: Sequence[Page]) -> tuple[str, tuple[str, ...]] | None:
    found = _word(pages, "language")
    return (found[0], (found[1],)) if found else None


def _text(facts: Facts, fact: str) -> str:
    return str(getattr(facts, fact))
