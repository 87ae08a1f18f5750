"""Google News: ``GET /rss/search``."""

from dataclasses import replace

from checks.ask import Ask, Seen
from checks.locales import locale
from checks.news import mentions, read
from checks.reading.kinds import FeedEntry
from checks.registry import again, source
from checks.web import Skipped
from data.evidence import Evidence


@source(title="Google News", family="google", shows=("mention",), base_url="https://news.google.com", glance=True)
async def look(ask: Ask) -> Seen:
    """Search a month of news for the name; links of this feed are opaque and are never followed."""
    if not ask.company.names:
        raise Skipped("no name to look for")
    where = locale(ask.company.country)
    codes = {"hl": where.news_hl, "gl": where.news_gl, "ceid": where.news_ceid}
    params = {"q": f'"{ask.company.name}" when:30d'} | {name: code for name, code in codes.items() if code}
    answer = await ask.web.get(f"{ask.base_url}/rss/search", params=params)
    feed = await read(ask, answer)
    found = [replace(item, source="google_news") for item in mentions(ask, answer, feed, "news", _ref)]
    return Seen(evidence=tuple(found), silent=() if found else ("mention",), answered=bool(feed.entries))


@again
async def look_again(ask: Ask, item: Evidence) -> Seen:
    """Ask the feed again and keep the one item: an article has no other door here."""
    seen = await look(ask)
    return Seen(evidence=tuple(one for one in seen.evidence if one.url == item.url), answered=True)


def _ref(entry: FeedEntry) -> str:
    """The link changes; publisher and headline stay."""
    return f"{entry.publisher}|{entry.title}"
