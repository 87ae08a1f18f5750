"""Bing News: ``GET /news/search?format=rss``."""

from dataclasses import replace

from checks.ask import Ask, Seen
from checks.locales import locale
from checks.news import mentions, read, unwrapped
from checks.reading.kinds import FeedEntry
from checks.registry import again, source
from checks.web import Skipped
from data import urls
from data.evidence import Evidence


@source(title="Bing News", family="bing", shows=("mention",), base_url="https://www.bing.com", glance=True)
async def look(ask: Ask) -> Seen:
    """Search recent news for the name."""
    if not ask.company.names:
        raise Skipped("no name to look for")
    where = locale(ask.company.country)
    params = {"q": f'"{ask.company.name}"', "format": "rss", "setlang": where.bing_setlang}
    if where.bing_cc:
        params["cc"] = where.bing_cc
    answer = await ask.web.get(f"{ask.base_url}/news/search", params=params)
    feed = await read(ask, answer)
    found = [replace(item, source="bing_news") for item in mentions(ask, answer, feed, "news", _ref)]
    return Seen(evidence=tuple(found), silent=() if found else ("mention",), answered=bool(feed.entries))


@again
async def look_again(ask: Ask, item: Evidence) -> Seen:
    """Ask the feed again and keep the one item."""
    seen = await look(ask)
    return Seen(evidence=tuple(one for one in seen.evidence if one.url == item.url), answered=True)


def _ref(entry: FeedEntry) -> str:
    return urls.canonical(unwrapped(entry.url))
