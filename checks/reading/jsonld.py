"""JSON-LD, read liberally: what browsers and search engines forgive is forgiven here."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from checks.reading.tree import Doc
from data.whole import whole

Item: TypeAlias = dict[str, Any]
"""Property -> value, list of values or item, names without prefix, as the page wrote them."""

_WRAP = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*")|/\*.*?\*/|(?<![:\w])//[^\n]*', re.S)
_TRAILING = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.S)
_BACKSLASH = re.compile(r'\\(?!["\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})')
_MAX = 2000


def items(doc: Doc) -> list[Item]:
    """Return the top-level items of every JSON-LD script, ``@graph`` laid flat."""
    found: list[Item] = []
    for script in doc.root.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind and script.text:
            found.extend(_flat(parse(script.text)))
    return found


def parse(text: str) -> Any:
    """Read one script; returns None when no repair helps."""
    text = text.lstrip("\ufeff").strip()
    while (bare := _WRAP.sub("", text).strip()) != text:
        text = bare
    for repair in (lambda t: t, _repaired, lambda t: _repaired(html.unescape(t))):
        try:
            return whole(json.loads(repair(text), strict=False))
        except RecursionError:
            return None
        except ValueError:
            continue
    return _many(_repaired(text))


def _repaired(text: str) -> str:
    text = _TOKEN.sub(lambda m: m.group(1) or "", text)
    text = _TRAILING.sub(lambda m: m.group(1) or "", text)
    return _BACKSLASH.sub(r"\\\\", text).rstrip(";")


def _many(text: str) -> Any:
    """Read as many values as stand one after another."""
    decoder, at = json.JSONDecoder(strict=False), 0
    values: list[Any] = []
    while (start := _opening(text, at)) >= 0 and len(values) < _MAX:
        try:
            value, at = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        values.append(whole(value))
    return values or None


def _opening(text: str, at: int) -> int:
    starts = [place for place in (text.find("{", at), text.find("[", at)) if place >= 0]
    return min(starts, default=-1)


def _flat(value: Any) -> Iterator[Item]:
    stack, seen = [value], 0
    while stack and seen < _MAX:
        seen += 1
        one = stack.pop(0)
        if isinstance(one, list):
            stack[:0] = one
        elif isinstance(one, dict):
            graph = one.get("@graph")
            if isinstance(graph, (list, dict)):
                stack[:0] = graph if isinstance(graph, list) else [graph]
            if graph is None or len(one) > 2:
                yield one
