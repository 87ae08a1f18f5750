"""A page, read whole in one parse."""

from dataclasses import replace
from datetime import date

from checks.reading import (
    audience,
    closings,
    countries,
    dates,
    facts,
    gates,
    links,
    next_data,
    notices,
    reviews,
    signs,
    threads,
)
from checks.reading.charset import decode
from checks.reading.endings import ends, without_rest
from checks.reading.kinds import PageRead
from checks.reading.prescreen import demand_page, prescreen
from checks.reading.today import Today
from checks.reading.tree import Doc, fold, parse
from data.evidence import MAX_TEXT


def read(body: bytes, url: str, content_type: str, country: str | None, now: date) -> PageRead:
    """Read everything a page tells: facts, signs of life, stale notices, links, reviews, posts.

    ``country`` (ISO 3166 alpha-2) is where its phone numbers are dialled; None lets the page tell.
    ``now`` is what stale is measured against. Raises ``ValueError`` for a hostile page, and for what is no page.
    """
    demand_page(body, content_type)
    prescreen(body)
    source = decode(body, content_type, country, url)
    if ends(body):
        return of(parse(source, url), country, now)
    return replace(of(parse(without_rest(source), url), country, now), broken_off=True)


def as_of(read: PageRead, now: date) -> PageRead | None:
    """Return what was read on another day as it is ``now``; None where the page must be read anew."""
    since, until = read.holds
    if not since <= now <= until:
        return None
    return replace(read, signs=signs.as_of(read.signs, read.read_on, now), read_on=now)


def of(doc: Doc, country: str | None, day: date) -> PageRead:
    """Read a parsed page."""
    now = Today.of(day)
    start = links.base(doc)
    linked = list(links.links(doc, start))
    items = facts.marked_items(doc)
    owners = facts.businesses(items, doc.url, country or "")
    told = facts.of(doc, items, owners, linked, country)
    handed = next_data.hands_over(items)
    title, text = gates.title(doc), "\n".join(doc.lines)
    published = dates.of(doc, items, now)
    opinions = reviews.of(doc, items)
    told_signs, stale = signs.of(doc, items, published, now), tuple(notices.of(doc.lines, items, told, now))
    return PageRead(
        url=doc.url,
        title=title,
        description=_description(doc),
        text=text[:MAX_TEXT],
        language=countries.language(doc),
        country=told.country,
        facts=told,
        items=owners,
        signs=told_signs,
        notices=stale,
        links=tuple(linked),
        feeds=tuple(links.feeds(doc, start)),
        wordpress=links.wordpress(doc, start),
        canonical=links.canonical(doc, start),
        redirect=links.redirect(doc, start),
        reviews=opinions,
        reviews_total=reviews.total(items),
        thread=threads.of(doc, items, start),
        published=published,
        reach=audience.of(doc, items),
        shell=not handed and gates.is_shell(doc, text),
        challenge=gates.is_challenge(doc, title, text),
        not_found=gates.is_lost(title, text),
        down=gates.is_down(title, text),
        bare=not handed and gates.is_bare(doc, text),
        gone_for_good=closings.closed(doc),
        read_on=day,
        holds=(now.since, now.until),
    )


def _description(doc: Doc) -> str:
    for meta in doc.root.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").casefold() in ("description", "og:description"):
            return fold(meta.get("content") or "")
    return ""
