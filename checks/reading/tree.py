"""One parse of a page, and its visible text block by block."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree

from checks.reading.words import words

_UNSHOWN = words("unshown")
_BLOCK = words("block_tags")
_CELL = frozenset(("td", "th"))
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_MINUTES = frozenset(("00", "05", "10", "15", "20", "25", "30", "35", "40", "45", "50", "55", "59"))
CELL = " \t "
"""What stands between two cells of a row."""


Element: TypeAlias = Any
"""An element of lxml; its own type knows too little to be of use."""


@dataclass(slots=True)
class Doc:
    """A parsed page. It stays in the worker: trees cannot be pickled."""

    url: str
    root: Element
    source: str
    """The markup as text."""
    lines: list[str]
    """Visible text, a block each; cells of a row stand in one line, apart by ``CELL``."""
    names: frozenset[str] | None = None
    """What ``blocks.every`` has gathered."""


def parse(source: str, url: str) -> Doc:
    """Parse ``source``; an empty or unreadable page gives an empty tree."""
    parser = etree.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True)
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None:
        root = etree.fromstring("<html><body></body></html>", etree.HTMLParser())
    root.extend(list(root.itersiblings()))  # what stands behind </html>; browsers show it too
    return Doc(url, root, source, list(lines(root)))


def fold(text: str) -> str:
    """Turn every kind of space into one, and drop letters that cannot be seen."""
    return " ".join((text if text.isascii() else text.translate(_UNSEEN)).split())


def lines(root: Element) -> Iterator[str]:
    """Yield the visible text below ``root``, block by block, empty ones left out."""
    parts: list[str] = []
    for piece in _pieces(root):
        if piece is not None:
            parts.append(piece)
        elif parts:
            line = _line(parts)
            parts = []
            if line:
                yield line
    if parts and (line := _line(parts)):
        yield line


def text_of(element: Element, joint: str = " ") -> str:
    """Return the visible text of one element on a line."""
    if len(element) == 0:
        return fold(element.text or "")
    return joint.join(lines(element)).replace(CELL, " ")


def _line(parts: list[str]) -> str:
    joined = "".join(parts)
    if "\x1f" not in joined:
        return fold(joined)
    return CELL.join(cell for cell in map(fold, joined.split("\x1f")) if cell)


def _pieces(root: Element) -> Iterator[str | None]:
    """Yield runs of text, None at each border of a block, and the unit separator at borders of cells."""
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        tag = element.tag
        if not closing:
            if not isinstance(tag, str) or (tag in _UNSHOWN and element is not root) or _hidden(element):
                if element.tail and element is not root:
                    yield element.tail
                continue
            if tag in _BLOCK:
                yield None
            elif tag in _CELL:
                yield "\x1f"
            if tag == "sup":
                yield _raised(element)
            else:
                if tag == "img" and element.get("alt") and len(element.get("alt")) < 120:
                    yield f" {element.get('alt')} " if any(c.isdigit() for c in element.get("alt")) else " "
                if element.text:
                    yield element.text
                if len(element):
                    stack.append((element, True))
                    stack.extend([(child, False) for child in reversed(element)])
                    continue
        if tag in _BLOCK:
            yield None
        elif tag in _CELL:
            yield "\x1f"
        if element.tail and element is not root:
            yield element.tail


def _hidden(element: Element) -> bool:
    """Only ``hidden`` counts: ``display: none`` is how panels and menus are made that open on a click."""
    return bool(element.get("hidden", "until-found") != "until-found")


def _raised(element: Element) -> str:
    """Minutes stand raised beside an hour (9 with 00 above); a raised digit alone is a footnote."""
    text = fold("".join(element.itertext()))
    if text in _MINUTES:
        return f":{text}"
    return "" if text.isdigit() else text
