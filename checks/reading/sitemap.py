"""Sitemaps and indexes of sitemaps."""

import gzip
import io
import re
from datetime import date

from lxml import etree

from checks.reading.kinds import SitemapRead
from checks.reading.links import join
from checks.reading.prescreen import MAX_BODY

_MOST = 5000


def read(body: bytes, url: str) -> SitemapRead:
    """Read a sitemap in XML (also gzipped) or plain lines; raises ``ValueError`` when it is none."""
    if body.startswith(b"\x1f\x8b"):
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            try:
                body = packed.read(MAX_BODY + 1)
            except (OSError, EOFError) as error:
                raise ValueError("sitemap cannot be unpacked") from error
    if len(body) > MAX_BODY:
        raise ValueError(f"sitemap of {len(body)} bytes")
    if not body.lstrip().startswith((b"<", b"\xef\xbb\xbf<")):
        return _plain(body, url)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("no sitemap") from error
    kind = etree.QName(root).localname if root is not None else ""
    if kind not in ("urlset", "sitemapindex"):
        raise ValueError("no sitemap")
    rows = []
    for element in list(root)[:_MOST]:
        if not isinstance(element.tag, str):
            continue
        told = {
            etree.QName(child).localname: (child.text or "").strip() for child in element if isinstance(child.tag, str)
        }
        if told.get("loc"):
            rows.append((join(url, told["loc"]), _day(told.get("lastmod", ""))))
    if kind == "urlset":
        return SitemapRead(urls=tuple(rows))
    return SitemapRead(sitemaps=tuple(address for address, _ in rows))


def _plain(body: bytes, url: str) -> SitemapRead:
    rows = [line.strip() for line in body.decode("utf-8", "replace").splitlines() if line.strip()]
    if not rows or not all(row.startswith(("http://", "https://")) for row in rows):
        raise ValueError("no sitemap")
    return SitemapRead(urls=tuple((join(url, row), None) for row in rows[:_MOST]))


def _day(text: str) -> date | None:
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
