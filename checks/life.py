"""Signs of life that stand beside a site's pages: its feeds and its sitemap."""

from urllib.parse import urljoin

from checks.ask import Ask
from checks.reading import feeds, sitemap
from checks.reading.kinds import PageRead
from checks.web import LookError, demand
from data.facts import Dated

MOST_FEEDS = 2


async def signs_of_life(ask: Ask, home: PageRead) -> list[Dated]:
    """Return the newest entry of the site's feeds and the newest change in its sitemap, as far as they
    can be read; a site without them is no less alive.
    """
    signs = [await _feed(ask, url) for url in home.feeds[:MOST_FEEDS]]
    signs.append(await _sitemap(ask, home.url))
    return [sign for sign in signs if sign is not None]


async def _feed(ask: Ask, url: str) -> Dated | None:
    try:
        answer = demand(await ask.web.get(url, crawl=True))
        read = await ask.reader.run(feeds.read, answer.body, answer.url)
    except LookError:
        return None
    dated = [entry for entry in read.entries if entry.published and entry.published <= ask.now]
    newest = max(dated, key=lambda entry: entry.published or ask.now, default=None)
    if newest is None or newest.published is None:
        return None
    return Dated(day=newest.published.date(), by="feed", quote=newest.title)


async def _sitemap(ask: Ask, home: str) -> Dated | None:
    try:
        robots = await ask.web.get(urljoin(home, "/robots.txt"))
        named = _named(robots.body) if robots.status == 200 else []
    except LookError:
        named = []
    url = urljoin(home, named[0] if named else "/sitemap.xml")
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


def _named(robots: bytes) -> list[str]:
    lines = robots[: 512 * 1024].decode("utf-8", "replace").splitlines()
    return [line.partition(":")[2].strip() for line in lines if line.casefold().startswith("sitemap:")]
