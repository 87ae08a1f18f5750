"""RSS and Atom, with the habits of news searches and alerts undone."""

import calendar
import html
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import feedparser

from checks.reading.kinds import FeedEntry, FeedRead
from checks.reading.links import join
from checks.reading.prescreen import MAX_BODY
from checks.reading.tree import fold

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b", re.I)
_TAGS = re.compile(r"<[^>]{0,2000}>")
_BREAKS = re.compile(r"<(?:br|/p|/li|/div|/h\d)\b[^>]*>", re.I)
_HALVES = re.compile(rb"(?:&#(?:x[dD][89a-fA-F][0-9a-fA-F]{2}|5[567]\d{3});)+")
"""Letters past U+FFFF written as the two halves of UTF-16, as some programs do; feedparser stumbles over them."""
_HALF = re.compile(r"&#(?:x([0-9a-fA-F]{4})|(\d{5}));")


def _letter(found: re.Match[bytes]) -> bytes:
    halves = [int(one[1], 16) if one[1] else int(one[2]) for one in _HALF.finditer(found[0].decode("ascii"))]
    if not all(0xD800 <= half <= 0xDFFF for half in halves):
        return found[0]
    packed = b"".join(half.to_bytes(2, "big") for half in halves)
    return "".join(f"&#{ord(one)};" for one in packed.decode("utf-16-be", "ignore")).encode("ascii")


def read(body: bytes, url: str) -> FeedRead:
    """Read a feed; raises ``ValueError`` when ``body`` is no feed (a page, a challenge, a cut-off answer)."""
    if len(body) > MAX_BODY:
        raise ValueError(f"feed of {len(body)} bytes")
    if not _ROOT.search(body[:4096]):
        raise ValueError("no feed")
    whole = _HALVES.sub(_letter, body)
    parsed: Any = feedparser.parse(whole, response_headers={"content-location": url}, sanitize_html=False)
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
    link = real_url(join(url, entry.get("link", "") or ""))
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
