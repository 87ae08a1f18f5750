"""Hyperlinks, feeds, canonical address and quick redirects of a page."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from checks.reading.tree import Doc, Element, fold
from data.facts import Link

_MOST = 1500
_FEED = re.compile(r"application/(?:rss|atom|rdf|feed)\+?(?:xml|json)?|text/xml", re.I)
_REFRESH = re.compile(r"^\s*(\d+)\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.I)


def base(doc: Doc) -> str:
    """Return the address that relative links start from."""
    for element in doc.root.iter("base"):
        if element.get("href"):
            return join(doc.url, element.get("href")) or doc.url
    return doc.url


def join(start: str, href: str) -> str:
    """Return ``href`` as an absolute http(s) address, or an empty text."""
    href = href.strip()
    plain = "/." not in href and " " not in href and "[" not in href and href.isascii()
    if plain and href.startswith(("https://", "http://")):
        return href if len(href) > 8 else ""
    if plain and href.startswith("/") and not href.startswith("//"):
        origin = _origin(start)
        return origin + href if origin else ""
    try:
        whole = urljoin(start, href)
        return whole if urlsplit(whole).scheme in ("http", "https") else ""
    except ValueError:
        return ""


@lru_cache(64)
def _origin(start: str) -> str:
    parts = urlsplit(start)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else ""


def links(doc: Doc, start: str) -> Iterator[Link]:
    """Yield each linked address once, in the order of the page, with the first words that link to it."""
    seen: dict[str, str] = {}
    for anchor in doc.root.iter("a", "area"):
        href = anchor.get("href")
        if not href or href[0] == "#" or href[:11].casefold() == "javascript:" or len(href) > 2000:
            continue
        url = join(start, href)
        if not url:
            continue
        if not seen.get(url):
            shown = fold("".join(anchor.itertext()))[:200]
            seen[url] = shown or fold(anchor.get("aria-label") or anchor.get("title") or _alt(anchor))
        if len(seen) >= _MOST:
            break
    for url, text in seen.items():
        yield Link(url=url, text=text)


def _alt(anchor: Element) -> str:
    return next((image.get("alt") for image in anchor.iter("img") if image.get("alt")), "")


def feeds(doc: Doc, start: str) -> Iterator[str]:
    """Yield the feeds that the page announces, comment feeds last."""
    found = [
        (join(start, link.get("href") or ""), (link.get("title") or "") + (link.get("href") or ""))
        for link in doc.root.iter("link")
        if "alternate" in (link.get("rel") or "").casefold() and _FEED.match(link.get("type") or "")
    ]
    for url, _ in sorted(found, key=lambda pair: "comment" in pair[1].casefold()):
        if url:
            yield url


def wordpress(doc: Doc, start: str) -> str:
    """Return where the page says that its WordPress answers programs, or an empty text."""
    for link in doc.root.iter("link"):
        if (link.get("rel") or "").casefold() == "https://api.w.org/" and link.get("href"):
            return join(start, link.get("href"))
    return ""


def canonical(doc: Doc, start: str) -> str:
    """Return the address the page calls its own, or an empty text."""
    for link in doc.root.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and link.get("href"):
            return join(start, link.get("href"))
    return ""


def redirect(doc: Doc, start: str) -> str:
    """Return where a quick ``<meta http-equiv=refresh>`` leads, or an empty text."""
    for meta in doc.root.iter("meta"):
        if (meta.get("http-equiv") or "").casefold() == "refresh":
            match = _REFRESH.match(meta.get("content") or "")
            if match and int(match[1]) <= 5:
                return join(start, match[2])
    return ""
