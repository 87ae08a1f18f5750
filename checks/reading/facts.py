"""Every fact on a page: structured data first, then links, then visible text block by block."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from checks.reading import (
    addresses,
    countries,
    emails,
    jsonld,
    marked,
    microdata,
    next_data,
    phones,
    registry_ids,
    visible_hours,
)
from checks.reading.charset import decode
from checks.reading.forms import has_form
from checks.reading.jsonld import Item
from checks.reading.links import base
from checks.reading.links import links as links_of
from checks.reading.prescreen import prescreen
from checks.reading.tree import Doc, fold, parse
from data import urls
from data.facts import Facts, Found, Link, Where

T = TypeVar("T")
Marked = list[tuple[Where, list[Item]]]


def read(html: str | bytes, url: str = "", country: str | None = None) -> Facts:
    """Read the facts of one page; ``country`` (ISO 3166 alpha-2) is where its numbers are dialled, guessed
    when None. Raises ``ValueError`` for a hostile page.
    """
    country = country.upper() if country else None
    body = html if isinstance(html, bytes) else html.encode("utf-8", "replace")
    prescreen(body)
    doc = parse(html if isinstance(html, str) else decode(body, "", country, url), url)
    items = marked_items(doc)
    return of(doc, items, businesses(items, url, country or ""), list(links_of(doc, base(doc))), country)


def marked_items(doc: Doc) -> Marked:
    """Return the page's structured data by syntax, most deliberate first."""
    return [
        (Where.JSON_LD, next_data.items(doc)),
        (Where.JSON_LD, jsonld.items(doc)),
        (Where.MICRODATA, microdata.microdata(doc)),
        (Where.RDFA, microdata.rdfa(doc)),
        (Where.H_CARD, microdata.h_card(doc)),
    ]


def businesses(items: Marked, url: str, country: str) -> tuple[Facts, ...]:
    """Return the facts of each business in the structured data, empty ones left out."""
    found = []
    for where, top in items:
        for item in marked.every(top):
            if marked.is_business(item):
                facts = marked.facts_of(item, where, url, country)
                if facts != Facts():
                    found.append(facts)
    return tuple(found)


def of(doc: Doc, items: Marked, owners: tuple[Facts, ...], links: list[Link], country: str | None) -> Facts:
    """Put the facts of a parsed page together."""
    told = next((facts.country for facts in owners if facts.country), "")
    home = country or countries.country(doc, told)
    if home and home != country and not told:
        owners = businesses(items, doc.url, home)
    loose = _loose(items, doc.url, home)
    language = countries.language(doc)
    called, faxed = _spoken(doc, home)
    only_fax = {one.value for one in faxed} - {one.value for one in called}
    return Facts(
        names=_once([n for facts in owners for n in facts.names] + _site_names(doc)),
        phones=_once(
            [
                n
                for facts in (*owners, *loose)
                for n in facts.phones
                if n.where is Where.JSON_LD or n.value not in only_fax
            ]
            + list(phones.links(doc, home))
            + called
        ),
        faxes=_once([n for facts in (*owners, *loose) for n in facts.faxes] + faxed),
        emails=_once([m for facts in (*owners, *loose) for m in facts.emails] + list(emails.read(doc))),
        addresses=_once(
            [a for facts in (*owners, *loose) for a in facts.addresses] + list(addresses.read(doc.lines, home))
        ),
        hours=_once([h for facts in owners for h in facts.hours] + list(visible_hours.read(doc.lines, language, home))),
        special_hours=_once([d for facts in owners for d in facts.special_hours]),
        websites=_once([w for facts in owners for w in facts.websites]),
        profiles=_once([p for facts in owners for p in facts.profiles] + _profiles(links)),
        registry_ids=_once([i for facts in owners for i in facts.registry_ids] + list(registry_ids.read(doc.lines))),
        country=home,
        language=language,
        has_form=has_form(doc),
    )


def _spoken(doc: Doc, country: str) -> tuple[list[Found[str]], list[Found[str]]]:
    """Phones and faxes of the text: what is called fax in one place is a fax where it stands without label."""
    told = list(phones.texts(doc.lines, country))
    labels: dict[str, set[str]] = {}
    for found, kind in told:
        labels.setdefault(found.value, set()).add(kind)
    called = [
        one for one, kind in told if kind in ("tel", "both") or (kind == "plain" and "fax" not in labels[one.value])
    ]
    return called, [one for one, kind in told if kind in ("fax", "both")]


def _loose(items: Marked, url: str, country: str) -> list[Facts]:
    """Facts of items that are no business: an event's place, a person, a contact point on its own."""
    return [
        replace(marked.facts_of(item, where, url, country), names=())
        for where, top in items
        for item in marked.every(top)
        if not marked.is_business(item) and marked.tells(item)
    ]


def _site_names(doc: Doc) -> list[Found[str]]:
    named = (meta for meta in doc.root.iter("meta") if meta.get("property") in ("og:site_name",))
    return [
        Found(value=fold(meta.get("content")), where=Where.TEXT, quote="og:site_name")
        for meta in named
        if (meta.get("content") or "").strip()
    ]


def _profiles(links: Iterable[Link]) -> list[Found[str]]:
    return [
        Found(value=link.url, where=Where.LINK, quote=link.text)
        for link in links
        if _is_platform(link.url.split("/", 3)[2]) and urls.social(link.url) is not None
    ]


@lru_cache(4096)
def _is_platform(host: str) -> bool:
    """Whether profiles stand on a host at all: asked once a host, since most links lead elsewhere."""
    return any(urls.social(f"https://{host}/{path}") for path in ("goodname", "company/goodname", "@goodname"))


def _once(found: Iterable[Found[T]]) -> tuple[Found[T], ...]:
    """Keep the same value once for each part of the page it stands in."""
    kept: dict[tuple[str, Where], Found[T]] = {}
    for one in found:
        kept.setdefault((str(one.value), one.where), one)
    return tuple(kept.values())
