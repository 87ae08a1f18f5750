"""The day a page was published, from what it says itself; none is ever invented."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from checks.reading import days, facts, marked
from checks.reading.charset import decode
from checks.reading.prescreen import prescreen
from checks.reading.tree import Doc, parse, text_of
from checks.reading.words import expressions, words

_METAS = words("date_metas")
_ARTICLES = re.compile(r"Article|Posting|Report|Review|Recipe|Question|VideoObject|Book|Event")
_URL = re.compile(
    r"/((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?:/|[_-]|$)|/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_-]|\D|$)"
)
_CLASS = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:publish\w*|pub-?date|post-?date|entry-?date|dateline|article-?date|date-?published|date|datum|meta-?date|"
    r"created|time-?stamp|byline|julkaistu|data-publikacji|pvm|dato)(?:$|[\s_-])",
    re.I,
)
_NO_CLASS = re.compile(r"clock|tweet|twitter|calendar|countdown|event", re.I)
"""What tells the time of day, or the day of something else."""
_WORD = expressions("published")
_NOT = expressions("updated")
_FOUNDING = expressions("founding")
_WRITTEN = re.compile(r"\w+\(\s*[\"']([^\"']*\b(?:19|20)\d\d[-/.]\d\d[-/.]\d\d[^\"']*)[\"']")
_LABEL = re.compile(r"(?:date|datum|dato|data|дата|pvm|päivämäärä|päiväys|published|julkaistu|publisert)\s*:?", re.I)
_LATEST = date(2100, 1, 1)


def read(html: str | bytes, url: str = "") -> date | None:
    """Return the day a page was published, None when it does not say. Raises ``ValueError`` for a hostile page."""
    body = html if isinstance(html, bytes) else html.encode("utf-8", "replace")
    prescreen(body)
    doc = parse(html if isinstance(html, str) else decode(body, "", None, url), url)
    return of(doc, facts.marked_items(doc), _LATEST)


def of(doc: Doc, items: facts.Marked, now: date) -> date | None:
    """Return the day a parsed page was published, not later than ``now``."""
    for witness in (_marked, _metas, _address, _headline, _elements, _script, _summary):
        for day in witness(doc, items):
            if date(1994, 1, 1) <= day <= now:
                return day
    return None


def _marked(doc: Doc, items: facts.Marked) -> Iterator[date]:
    told: list[tuple[int, date]] = []
    for _, top in items:
        for item in marked.every(top):
            kinds = marked.types(item)
            rank = 0 if any(_ARTICLES.search(kind) for kind in kinds) else 1
            for text in marked.texts(item, "datePublished") + marked.texts(item, "uploadDate"):
                if "Comment" not in kinds and (day := days.iso(text)):
                    told.append((rank, day))
    yield from (day for _, day in sorted(told, key=lambda pair: pair[0])[:1])


def _metas(doc: Doc, items: Any) -> Iterator[date]:
    for meta in doc.root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        if name in _METAS and (day := days.iso(meta.get("content") or "")):
            yield day


def _address(doc: Doc, items: Any) -> Iterator[date]:
    match = _URL.search(urlsplit(doc.url).path)
    if match:
        year, month, day = (int(part) for part in match.groups() if part)
        try:
            yield date(year, month, day)
        except ValueError:
            return


def _headline(doc: Doc, items: Any) -> Iterator[date]:
    """Dates that open, or make up, one of the lines around the main heading."""
    heading = next((text for level in ("h1", "h2") for one in doc.root.iter(level) if (text := text_of(one))), "")
    if not heading or heading not in doc.lines:
        return
    at = doc.lines.index(heading)
    near = [*doc.lines[at + 1 : at + 7], *reversed(doc.lines[max(0, at - 3) : at])]
    for line in near:
        told = list(days.find(line[:200]))
        if (
            len(told) == 1
            and told[0][1] <= 30
            and (told[0][1] <= 2 or len(line) <= 80)
            and not (_NOT.search(line) or _FOUNDING.search(line))
        ):
            yield told[0][0]


def _script(doc: Doc, items: Any) -> Iterator[date]:
    """Dates that a page writes into itself by a short script."""
    for script in doc.root.iter("script"):
        if script.text and len(script.text) < 200 and (match := _WRITTEN.search(script.text)):
            yield from (day for day, _, _ in days.find(match[1]))


def _summary(doc: Doc, items: Any) -> Iterator[date]:
    """A date between brackets in the page's own summary."""
    for meta in doc.root.iter("meta"):
        if (meta.get("name") or "").casefold() == "description":
            for bracket in re.findall(r"\(([^()]{6,60})\)", meta.get("content") or ""):
                yield from (day for day, _, _ in days.find(bracket))


@lru_cache(8192)
def _names_a_date(name: str) -> bool:
    return bool(_CLASS.search(name)) and not _NO_CLASS.search(name)


def _elements(doc: Doc, items: Any) -> Iterator[date]:
    """Dates in ``<time>``, in elements called date, and after the word "published"."""
    for element in doc.root.iter("time", "abbr"):
        if _NO_CLASS.search(element.get("class") or ""):
            continue
        text = element.get("datetime") or (element.get("title") if element.tag == "abbr" else "") or ""
        if day := days.iso(text) or days.iso(text_of(element)):
            yield day
    for element in doc.root.xpath("//*[@class or @id]"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(element) < 12 and _names_a_date(name):
            text = text_of(element)[:300]
            yield from (day for day, _, _ in days.find(text))
    before = ""
    for line in doc.lines:
        told = list(days.find(line[:300]))
        if told and (_WORD.search(line) or _LABEL.fullmatch(before)):
            yield from (day for day, _, _ in told)
        before = line
