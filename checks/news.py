"""Feeds as mentions: what Google News, Bing News and feeds of the owner's choice have in common."""

from collections.abc import Callable
from hashlib import sha256
from html import unescape
from re import sub
from urllib.parse import parse_qs, urlsplit

from checks.answers import demand_no_challenge
from checks.ask import Ask
from checks.named import around, speaks_of
from checks.reading import feeds
from checks.reading.kinds import FeedEntry, FeedRead
from checks.web import Answer, Blocked, Broken, demand
from data import urls
from data.evidence import MAX_TEXT, Mention


async def read(ask: Ask, answer: Answer) -> FeedRead:
    """Read a feed in a worker; a captcha or consent page in its place raises ``Blocked``, no feed ``Broken``."""
    demand(answer)
    try:
        return await ask.reader.run(feeds.read, answer.body, answer.url)
    except Broken:
        demand_no_challenge(answer)
        if len(answer.body) < 2000 and b"/sorry/" in answer.body:
            raise Blocked("a captcha page in place of a feed") from None
        raise


def mentions(ask: Ask, answer: Answer, feed: FeedRead, channel: str, ref: Callable[[FeedEntry], str]) -> list[Mention]:
    """Return the entries that speak of the company, each with its real address and the words around the name."""
    made = []
    for entry in feed.entries:
        body = plain(f"{entry.title}\n{entry.text}")
        if not speaks_of(f"{body}\n{entry.publisher}", ask.company):
            continue
        url = unwrapped(entry.url)
        place = ask.places.at(url)
        made.append(
            Mention(
                source="",
                url=url,
                seen_at=answer.fetched_at,
                title=plain(entry.title),
                quote=around(body, ask.company, 300),
                sha256=sha256(answer.body).hexdigest(),
                text=body[:MAX_TEXT],
                place=place.id if place else urls.host(url),
                ref=ref(entry),
                author=entry.publisher,
                body=body[:MAX_TEXT],
                written=entry.published.date() if entry.published else None,
                channel=place.kind if place and place.kind in ("forum", "news", "social") else channel,
            )
        )
    return made


def unwrapped(url: str) -> str:
    """Return the address a redirector of Bing or Google carries in its query, any other as it is."""
    if not urls.is_address(url):
        return url
    parts = urlsplit(url)
    host = parts.hostname or ""
    wrapped = (host.endswith("bing.com") and "apiclick" in parts.path) or (
        host.startswith("www.google.") and parts.path == "/url"
    )
    if not wrapped:
        return url
    asked = parse_qs(parts.query)
    return next((asked[key][0] for key in ("url", "q") if key in asked), url)


def plain(words: str) -> str:
    """Return text without tags and entities."""
    return " ".join(unescape(sub(r"<[^>]{0,2000}>", " ", words)).split())
