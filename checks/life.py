"""Signs of life that stand beside a site's pages: its feeds, its WordPress and its sitemap."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from checks.answers import document, text
from checks.ask import Ask
from checks.reading import feeds, sitemap
from checks.reading.kinds import PageRead
from checks.reading.links import join
from checks.web import LookError, demand
from data.facts import Dated

MOST_FEEDS = 2
GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Life:
    """What stands beside the pages: signs of life, and the feeds that could not be looked at this time."""

    signs: list[Dated]
    unread: list[str]


async def signs_of_life(ask: Ask, home: PageRead) -> Life:
    """Return the newest entry of the site's feeds, the post its WordPress changed last and the newest change in
    its sitemap, as far as they can be read; a site without them is no less alive.
    """
    named = home.feeds or ((urljoin(home.url, "/feed/"),) if home.wordpress else ())
    signs: list[Dated | None] = []
    unread = []
    for url in named[:MOST_FEEDS]:
        try:
            signs.append(await _feed(ask, url))
        except LookError:
            unread.append(url)
    if home.wordpress:
        signs.append(await _post(ask, home.wordpress))
    signs.append(await _sitemap(ask, home.url))
    return Life([sign for sign in signs if sign is not None], unread if home.feeds else [])


async def _feed(ask: Ask, url: str) -> Dated | None:
    answer = await ask.web.get(url, crawl=True)
    if answer.status in GONE:
        return None
    read = await ask.reader.run(feeds.read, demand(answer).body, answer.url)
    dated = [entry for entry in read.entries if entry.published and entry.published <= ask.now]
    newest = max(dated, key=lambda entry: entry.published or ask.now, default=None)
    if newest is None or newest.published is None:
        return None
    return Dated(day=newest.published.date(), by="feed", quote=newest.title)


async def _post(ask: Ask, interface: str) -> Dated | None:
    """Return the day of the newest post, by WordPress's own interface; its times are UTC without saying so."""
    params = {"per_page": "1", "orderby": "modified", "_fields": "id,date_gmt,modified_gmt,link,title"}
    try:
        answer = await ask.web.get(f"{interface.rstrip('/')}/wp/v2/posts", params=params)
        posts = document(demand(answer))
    except LookError:
        return None
    post = posts[0] if isinstance(posts, list) and posts else None
    days = [day for name in ("modified_gmt", "date_gmt") if (day := _day(text(post, name)))]
    if not days or max(days) > ask.now.date():
        return None
    title = post.get("title") if isinstance(post, dict) else None
    return Dated(day=max(days), by="feed", quote=feeds.plain(text(title, "rendered")))


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


async def _sitemap(ask: Ask, home: str) -> Dated | None:
    try:
        robots = await ask.web.get(urljoin(home, "/robots.txt"))
        named = _named(robots.body, home) if robots.status == 200 else []
    except LookError:
        named = []
    url = named[0] if named else urljoin(home, "/sitemap.xml")
    try:
        answer = demand(await ask.web.get(url, crawl=True))
        read = await ask.reader.run(sitemap.read, answer.body, answer.url)
        if not read.urls and read.sitemaps:
            answer = demand(await ask.web.get(read.sitemaps[0], crawl=True))
            read = await ask.reader.run(sitemap.read, answer.body, answer.url)
    except LookError:
        return None
    newest = read.newest
    return Dated(day=newest, by="sitemap", quote=url) if newest and newest <= ask.now.date() else None


def _named(robots: bytes, home: str) -> list[str]:
    lines = robots[: 512 * 1024].decode("utf-8", "replace").splitlines()
    named = [line.partition(":")[2] for line in lines if line.casefold().startswith("sitemap:")]
    return [url for url in (join(home, name) for name in named) if url]
