"""RSS and Atom, with the habits of news searches and alerts undone."""

import calendar
import html
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import feedparser

from checks.reading.kinds import FeedEntry, FeedRead
from checks.reading.prescreen import MAX_BODY
from checks.reading.tree import fold

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b", re.I)
_TAGS = re.compile(r"<[^>]{0,2000}>")
_BREAKS = re.compile(r"<(?:br|/p|/li|/div|/h\d)\b[^>]*>", re.I)


def read(body: bytes, url: str) -> FeedRead:
    """Read a feed; raises ``ValueError`` when ``body`` is no feed (a page, a challenge, a cut-off answer)."""
    if len(body) > MAX_BODY:
        raise ValueError(f"feed of {len(body)} bytes")
    if not _ROOT.search(body[:4096]):
        raise ValueError("no feed")
    parsed: Any = feedparser.parse(body, response_headers={"content-location": url}, sanitize_html=False)
    if not parsed.version:
        raise ValueError("no feed")
    if parsed.bozo and not re.search(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*$", body.rstrip(), re.I):
        raise ValueError("feed is cut off")
    return FeedRead(
        title=plain(parsed.feed.get("title", "")),
        entries=tuple(_entry(entry, url) for entry in parsed.entries),
        link=parsed.feed.get("link", ""),
    )


def plain(markup: str) -> str:
    """Return the words of a piece of HTML on one line."""
    return fold(html.unescape(_TAGS.sub("", _BREAKS.sub(" ", markup))))


def _entry(entry: Any, url: str) -> FeedEntry:
    link = real_url(urljoin(url, entry.get("link", "") or ""))
    source = entry.get("source") or {}
    publisher = plain(source.get("title", "") or entry.get("news_source", "") or "")
    title = plain(entry.get("title", ""))
    if publisher and title.endswith(f" - {publisher}"):
        title = title.removesuffix(f" - {publisher}")
    bodies = [part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")]
    return FeedEntry(
        id=entry.get("id", "") or link or title,
        title=title,
        url=link,
        published=_when(entry),
        text=max(map(plain, bodies), key=len, default=""),
        publisher=publisher or plain(entry.get("author", "")),
    )


def _when(entry: Any) -> datetime | None:
    for name in ("published_parsed", "updated_parsed", "created_parsed"):
        if parsed := entry.get(name):
            return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    return None


def real_url(url: str) -> str:
    """Return the address behind Bing's ``apiclick`` and Google's ``/url`` links."""
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    host = parts.hostname or ""
    wrapped = (host.endswith("bing.com") and parts.path.startswith("/news/apiclick")) or (
        re.fullmatch(r"(?:www\.)?google\.[a-z.]+", host) and parts.path == "/url"
    )
    inner = (asked.get("url") or asked.get("q") or [""])[0] if wrapped else ""
    return inner if inner.startswith(("http://", "https://")) else url
