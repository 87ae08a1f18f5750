"""A found page becomes the company's row at its place, or is another company's and nothing (pure)."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from checks.about import Ours, ours, site
from checks.found import Found
from checks.named import around
from checks.reading.kinds import PageRead
from data import address, names, urls
from data.company import Address, Company
from data.evidence import MAX_TEXT, Listing
from data.facts import Facts, Where
from data.facts import Found as Fact
from data.match import Match

T = TypeVar("T")

MARKED = (Where.JSON_LD, Where.MICRODATA, Where.RDFA, Where.H_CARD)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_SPLIT = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|»]\s*|,\s+")


def listing(found: Found) -> Listing | None:
    """Return the company's row on a page, None when the page shows no row of it. Of several businesses
    in the markup the one that is surely the company's counts; a page without markup must name it.
    """
    judged = [(ours(row, found.company), row) for row in _rows(found)]
    sure = next((row for verdict, row in judged if verdict is Ours.YES), None)
    if sure is not None or len(judged) > 1:
        return sure
    return next((row for verdict, row in judged if verdict is Ours.LIKELY), None)


def of_another_site(found: Found) -> bool:
    """Whether a place of reviews that files them by website, ``/review/company.example``, names another one."""
    named = found.answer.url.partition("?")[0].rstrip("/").rpartition("/")[2]
    if found.kind != "reviews" or not found.company.website or not _DOMAIN.fullmatch(named):
        return False
    return bool(urls.registrable(named)) and site(named) != site(found.company.website)


def is_row(row: Listing, found: Found) -> bool:
    """Whether a page is a row: by its place, else by markup of a business with contact facts."""
    if found.place is not None:
        return found.kind in ("map", "directory", "reviews", "register")
    return bool(found.read.items) and bool(row.phones or row.address or row.hours)


def _rows(found: Found) -> Iterator[Listing]:
    items = found.read.items
    if not items:
        yield _row(found, found.read.facts, ())
    for item in items:
        yield _row(found, item if len(items) > 1 else found.read.facts, item.names)


def _row(found: Found, facts: Facts, marked: Iterable[Fact[str]]) -> Listing:
    read, answer, company, place = found.read, found.answer, found.company, found.place
    return Listing(
        **found.frame,
        quote=read.gone_for_good or around(read.text, company, 300),
        text=read.text[:MAX_TEXT],
        ref=urls.canonical(read.canonical or answer.url),
        name=_name(marked, read, company),
        phones=tuple(dict.fromkeys(best(facts.phones))),
        emails=tuple(dict.fromkeys(best(facts.emails))),
        address=_address(facts, company),
        hours=next(iter(best(facts.hours)), None),
        special_hours=tuple(best(facts.special_hours)),
        website=_website(facts, answer.url, company),
        closed=bool(read.gone_for_good),
        edit_url=place.edit_url if place else "",
        whole=found.whole,
    )


def best(found: Iterable[Fact[T]]) -> list[T]:
    """Return the values that stand in markup, else all: text of a directory also holds its own numbers."""
    rows = list(found)
    marked = [row.value for row in rows if row.where in MARKED]
    return marked or [row.value for row in rows]


def _name(marked: Iterable[Fact[str]], read: PageRead, company: Company) -> str:
    """Return the name the page gives the company: of its markup, else the part of the title that fits."""
    said = [found.value for found in marked]
    if said:
        return said[0]
    parts = [part.strip() for part in [*_SPLIT.split(read.title), read.title] if part.strip()]
    own = [name for name in (*company.names, *company.aliases, company.legal_name) if name]
    for wanted in (Match.SAME, Match.UNSURE):
        for part in parts:
            if any(names.compare(part, name) is wanted for name in own):
                return part
    return ""


def _address(facts: Facts, company: Company) -> Address | None:
    found = best(facts.addresses)
    card = company.address
    if card is not None:
        agreeing = [one for one in found if address.compare(one, card, company.country).agrees]
        found = agreeing or found
    return found[0] if found else None


def _website(facts: Facts, page: str, company: Company) -> str:
    """Return what the page calls the company's website: never the page's own site."""
    found = [url for url in best(facts.websites) if site(url) != site(page) and not urls.social(url)]
    own = [url for url in found if company.website and site(url) == site(company.website)]
    return next(iter(own or found), "")
