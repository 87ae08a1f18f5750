"""Opening pages of the company's own website and saying what became of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from checks import opened
from checks.ask import Ask
from checks.headers import http_date
from checks.own_site import parked, role_of, strongest_first
from checks.reading.kinds import PageRead
from checks.web import Answer, LookError, NoSuchHost, demand
from data import urls
from data.evidence import MAX_TEXT, Certificate, Page, PageRole, PageState, Profile, ProfileState
from data.facts import Dated, Link

GONE = (404, 410)
TELLING = ("vk", "youtube", "pinterest", "mastodon", "bluesky")
"""Platforms on which a missing profile answers 404; the others say 200, or send everybody to log in."""
BESIDE = 3
"""Clicks to what stands beside the pages: further than anybody looks for a way to reach the company."""
SENT_ON = 2
"""How often a page may send its visitors on."""
LITTLE = 400
"""Letters of a page that says little."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One page as evidence, and what was read from it."""

    page: Page
    read: PageRead | None = None


async def open_page(ask: Ask, link: Link, linked_from: str, clicks: int) -> Opened:
    """Open and read one page. 404, 410 and a host that does not exist prove it gone; anything else that
    cannot be read is a page of which nothing is known.
    """
    role, at = role_of(link), (link.url, linked_from, clicks)
    try:
        answer = await ask.web.get(link.url, crawl=True)
    except NoSuchHost as error:
        return Opened(_nothing(ask, at, role, PageState.GONE, error.note or "no such host"))
    except LookError as error:
        return Opened(_nothing(ask, at, role, PageState.UNKNOWN, error.note))
    try:
        if answer.status in GONE:
            return Opened(_nothing(ask, at, role, PageState.GONE, f"HTTP {answer.status}"))
        return await read_answer(ask, demand(answer), role, linked_from, clicks)
    except LookError as error:
        return Opened(_nothing(ask, at, role, PageState.UNKNOWN, error.note))


async def read_answer(ask: Ask, answer: Answer, role: PageRole, linked_from: str = "", clicks: int = 0) -> Opened:
    """Read an answer with status 2xx in a worker; raises ``Blocked`` for a challenge.

    A page that only sends its visitors on is followed, as a redirect is.
    """
    read = await opened.read(ask, answer)
    for _ in range(SENT_ON):
        if not _sends_on(read):
            break
        answer = demand(await ask.web.get(read.redirect, crawl=True))
        read = await opened.read(ask, answer)
    words = parked(read.text, len(read.links))
    unknown = read.not_found or read.down
    state = PageState.GONE if words else PageState.UNKNOWN if unknown else PageState.ALIVE
    made = Page(
        source="website",
        url=answer.url,
        seen_at=answer.fetched_at,
        title=read.title,
        quote=words or read.text[:200],
        sha256=sha256(answer.body).hexdigest(),
        text=read.text[:MAX_TEXT],
        role=role,
        state=state,
        whole=read.whole and not answer.cut and not words,
        facts=read.facts,
        signs=strongest_first([*read.signs, *_changed(answer)]),
        notices=read.notices,
        links=read.links,
        linked_from=linked_from,
        clicks=clicks,
    )
    return Opened(made, read)


def _sends_on(read: PageRead) -> bool:
    """Whether a page says little and leads elsewhere within seconds; one that only reloads itself does not."""
    return bool(read.redirect) and len(read.text) < LITTLE and urls.canonical(read.redirect) != urls.canonical(read.url)


async def gone(ask: Ask, link: Link, linked_from: str) -> Page | None:
    """Return a page that is proven gone, None for one that is there or of which nothing is known."""
    try:
        answer = await ask.web.get(link.url, crawl=True)
        note = f"HTTP {answer.status}" if answer.status in GONE else ""
    except NoSuchHost as error:
        note = error.note or "no such host"
    except LookError:
        return None
    at = (link.url, linked_from, 1)
    return _nothing(ask, at, PageRole.OTHER, PageState.GONE, note) if note else None


async def link_taken_off(ask: Ask, url: str, linked_from: str) -> bool:
    """Whether the own page that linked to ``url`` shows its links, and this one no more: nobody is led there."""
    if not linked_from:
        return False
    page = (await open_page(ask, Link(url=linked_from), "", 0)).page
    linked = [link.url for link in page.links] + [found.value for found in page.facts.profiles]
    account = urls.social(url)
    there = any(
        urls.canonical(one) == urls.canonical(url) or (account and urls.social(one) == account) for one in linked
    )
    return bool(page.links) and not there


def unread_feed(ask: Ask, feed: str, home: str) -> Page:
    """Return a feed of the site that could not be looked at, as no page that anybody misses: what is new may stand
    in it.
    """
    return _nothing(ask, (feed, home, BESIDE), PageRole.OTHER, PageState.UNKNOWN, "could not be looked at")


def profiles(pages: Iterable[Page], ask: Ask, dead: Iterable[Page] = ()) -> Iterator[Profile]:
    """Yield the social profiles the website links to, each once; whether they are there, others tell."""
    known = {urls.canonical(page.url) for page in dead}
    seen: set[tuple[str, str]] = set()
    for page in pages:
        for url in [link.url for link in page.links] + [found.value for found in page.facts.profiles]:
            account = urls.social(url)
            if account is None or account in seen or urls.canonical(url) in known:
                continue
            seen.add(account)
            yield Profile(
                source="website",
                url=url,
                seen_at=page.seen_at,
                platform=account[0],
                handle=account[1],
                state=ProfileState.UNKNOWN,
                named_by=page.url,
            )


def telling_profiles(page: Page) -> list[Link]:
    """Return the links to profiles on platforms that answer 404 when there is none."""
    found = {account: link for link in page.links if (account := urls.social(link.url)) and account[0] in TELLING}
    return list(found.values())


async def certificate(ask: Ask, url: str) -> Certificate | None:
    """Return the certificate the host of an ``https`` address shows, None where it shows none."""
    parts = urlsplit(url)
    if not parts.hostname:
        return None
    try:
        return await ask.web.certificate(parts.hostname, parts.port if parts.scheme == "https" and parts.port else 443)
    except LookError:
        return None


def _changed(answer: Answer) -> list[Dated]:
    changed = answer.headers.get("last-modified", "")
    when = http_date(changed) if changed else None
    return [Dated(day=when.date(), by="header", quote=f"Last-Modified: {changed}")] if when else []


def _nothing(ask: Ask, at: tuple[str, str, int], role: PageRole, state: PageState, note: str) -> Page:
    url, linked_from, clicks = at
    return Page(
        source="website",
        url=url,
        seen_at=ask.now,
        quote=note,
        role=role,
        state=state,
        whole=False,
        linked_from=linked_from,
        clicks=clicks,
    )
