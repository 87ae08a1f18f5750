"""The company's own website: home, contact, about and imprint pages, feeds, sitemap, certificate, dead links."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from checks.ask import Ask, Seen
from checks.life import Life, signs_of_life
from checks.own_pages import (
    GONE,
    Opened,
    certificate,
    gone,
    link_taken_off,
    open_page,
    profiles,
    read_answer,
    telling_profiles,
    unread_feed,
)
from checks.own_site import own_links, strongest_first, worth_reading
from checks.registry import again, source
from checks.together import within
from checks.web import Answer, LookError, NoSuchHost, Skipped, Unreachable, demand
from data.evidence import Certificate, Evidence, Page, PageRole, PageState
from data.facts import Link

MOST_READ = 8
MOST_PROBED = 12
SECONDS = 16.0
"""For the pages one click away, and again for those two clicks away."""


@source(title="Own website", family="website", shows=("page", "profile"), round=1, seconds=60.0, glance=True)
async def look(ask: Ask) -> Seen:
    """Read the home page and what a customer looks for within two clicks, and try its links."""
    home = await _home(ask)
    if home.read is None or home.page.state is not PageState.ALIVE:
        return Seen(evidence=(home.page,), note=_note([home.page]))
    near = own_links(home.read.links, home.page.url)
    first = worth_reading(near, MOST_READ - 1)
    url = home.page.url
    cert, life = await within(SECONDS, [certificate(ask, url), signs_of_life(ask, home.read)])
    opened = await within(SECONDS, [open_page(ask, link, url, 1) for link in first])
    pages = [item for item in opened if isinstance(item, Opened)]
    second, rest = _two_clicks(home.page, pages, near, first)
    deeper = await within(SECONDS, [open_page(ask, link, came_from, 2) for link, came_from in second])
    dead = await within(SECONDS, [gone(ask, link, came_from) for link, came_from in rest])
    pages += [item for item in deeper if isinstance(item, Opened)]
    shown = cert if isinstance(cert, Certificate) and _is_met(cert, url) else home.page.certificate
    front = replace(home.page, certificate=shown)
    beside = life if isinstance(life, Life) else Life([], list(home.read.feeds))
    front = replace(front, signs=strongest_first([*front.signs, *beside.signs]))
    unread = [unread_feed(ask, feed, url) for feed in beside.unread]
    read = [front, *(item.page for item in pages)]
    buried = [item for item in dead if isinstance(item, Page)]
    return Seen(evidence=(*read, *buried, *unread, *profiles(read, ask, buried)), note=_note(read))


@again
async def look_again(ask: Ask, item: Evidence) -> Seen:
    """Open the one page again; where it is still gone, see whether anything leads there yet."""
    known = item if isinstance(item, Page) else Page(source="website", url=item.url, seen_at=item.seen_at)
    opened = await open_page(ask, Link(url=item.url), known.linked_from, known.clicks)
    if opened.page.state is PageState.GONE and await link_taken_off(ask, item.url, known.linked_from):
        return Seen()
    if urlsplit(item.url).path.strip("/"):
        role = opened.page.role if known.role is PageRole.OTHER else known.role
        return Seen(evidence=(replace(opened.page, role=role),))
    shown = await certificate(ask, item.url)
    shown = shown if shown and _is_met(shown, opened.page.url) else None
    return Seen(evidence=(replace(opened.page, role=PageRole.HOME, certificate=shown),))


async def _home(ask: Ask) -> Opened:
    """Open the home page, by ``http`` where ``https`` fails; what is proven gone is a page, not an error."""
    website = ask.company.website
    if not website:
        raise Skipped("no website on the card")
    url = website if "//" in website else f"https://{website}"
    try:
        answer = await _answer(ask, url)
        if answer.status in GONE:
            return Opened(_front(ask, url, PageState.GONE, f"HTTP {answer.status}"))
        return await read_answer(ask, demand(answer), PageRole.HOME)
    except NoSuchHost as error:
        return Opened(_front(ask, url, PageState.GONE, error.note or "no such host"))
    except Unreachable as error:
        where = error.at or url
        shown = await certificate(ask, where) if where.startswith("https://") else None
        if shown is None or shown.not_after > ask.now:
            raise
        return Opened(replace(_front(ask, where, PageState.UNKNOWN, error.note), certificate=shown))


def _is_met(shown: Certificate, url: str) -> bool:
    """Whether visitors meet a certificate: behind a site without https stands whatever its host shows to all."""
    return shown.matches_host or url.startswith("https://")


async def _answer(ask: Ask, url: str) -> Answer:
    try:
        return await ask.web.get(url, crawl=True)
    except Unreachable as error:
        if not url.startswith("https://"):
            raise
        try:
            return await ask.web.get(url.replace("https://", "http://", 1), crawl=True)
        except LookError:
            raise error from None


def _front(ask: Ask, url: str, state: PageState, note: str) -> Page:
    return Page(source="website", url=url, seen_at=ask.now, quote=note, role=PageRole.HOME, state=state, whole=False)


def _two_clicks(
    home: Page, pages: Sequence[Opened], near: Sequence[Link], first: Sequence[Link]
) -> tuple[list[tuple[Link, str]], list[tuple[Link, str]]]:
    """Return what to read two clicks away, and what only to try, each with the page that links to it."""
    came_from = {link.url: home.url for link in near}
    for item in pages:
        for link in own_links(item.read.links if item.read else (), home.url):
            came_from.setdefault(link.url, item.page.url)
    links = own_links([*near, *(link for item in pages if item.read for link in item.read.links)], home.url)
    left = [link for link in links if link not in first]
    second = worth_reading(left, MOST_READ - 1 - len(first))
    rest = [link for link in left if link not in second][:MOST_PROBED]
    tried = [(link, came_from.get(link.url, home.url)) for link in rest]
    tried += [(link, home.url) for link in telling_profiles(home)]
    return [(link, came_from.get(link.url, home.url)) for link in second], tried


def _note(pages: Sequence[Page]) -> str:
    shells = [page for page in pages if page.state is PageState.ALIVE and not page.whole]
    unread = [page for page in pages if page.state is PageState.UNKNOWN]
    parts = [f"pages that cannot be read whole, mostly for JavaScript: {len(shells)}"] if shells else []
    parts += [f"pages that could not be opened: {len(unread)}"] if unread else []
    return "; ".join(parts)
