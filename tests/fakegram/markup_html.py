"""Telegram's HTML: to text and entities, and back to HTML for a page."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from .errors import bad
from .units import cut, units

Entity = dict[str, Any]

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_PLAIN = re.compile(r"[^<&]+")
_CHARACTER = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d+)|#[xX]([0-9a-fA-F]+));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_START = re.compile(r"<([a-zA-Z0-9-]*)((?:\s+[^<>\"']*(?:\"[^\"]*\"|'[^']*')?)*)\s*>")
_END = re.compile(r"</([a-zA-Z0-9-]*)\s*>")
_ATTRIBUTE = re.compile(r"([a-zA-Z0-9_-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


@dataclass
class _Reader:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0
    open: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def complain(self, what: str) -> Exception:
        offset = len(self.source[: self.at].encode())
        return bad("can't parse entities: " + what.replace("%", f"at byte offset {offset}"))

    def add(self, piece: str, taken: int) -> None:
        self.text.append(piece)
        self.length += units(piece)
        self.at += taken

    def characters(self) -> None:
        if plain := _PLAIN.match(self.source, self.at):
            return self.add(plain[0], len(plain[0]))
        found = _CHARACTER.match(self.source, self.at)
        if found is None:
            return self.add("&", 1)
        name, number, hexadecimal = found.groups()
        code = int(number) if number else int(hexadecimal, 16) if hexadecimal else 0
        if not name and not 0 < code < 0x110000:
            return self.add("&", 1)
        return self.add(_NAMED[name] if name else chr(code), len(found[0]))

    def tag(self) -> None:
        if self.source.startswith("</", self.at):
            return self.end()
        found = _START.match(self.source, self.at)
        if found is None:
            name = re.match(r"<([^\s>]*)", self.source[self.at :])
            if name and name[1].lower() not in KINDS:
                raise self.complain(f'Unsupported start tag "{name[1].lower()}" %')
            raise self.complain("Unclosed start tag %")
        name = found[1].lower()
        attributes = {a[1].lower(): html.unescape(a[2] or a[3] or a[4] or "") for a in _ATTRIBUTE.finditer(found[2])}
        if name not in KINDS:
            raise self.complain(f'Unsupported start tag "{name}" %')
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self.complain('Tag "span" must have class "tg-spoiler" %')
        self.open.append((name, self.length, attributes))
        self.at += len(found[0])
        return None

    def end(self) -> None:
        found = _END.match(self.source, self.at)
        if found is None:
            raise self.complain("Unclosed end tag %")
        if not self.open:
            raise self.complain("Unexpected end tag %")
        name, start, attributes = self.open.pop()
        if found[1] and found[1].lower() != name:
            raise self.complain(f'Unmatched end tag %, expected "</{name}>", found "</{found[1].lower()}>"')
        self.at += len(found[0])
        if self.length > start:
            self.entities.extend(_entity(name, start, self.length - start, attributes, "".join(self.text)))


def _entity(name: str, offset: int, length: int, attributes: dict[str, str], text: str) -> list[Entity]:
    entity: Entity = {"type": KINDS[name], "offset": offset, "length": length}
    if name == "a":
        url = attributes.get("href") or cut(text, offset, offset + length)
        if not re.match(r"(?i)(https?|tg|ton|mailto|tel):|[^\s/]+\.[^\s/]+", url):
            return []
        entity["url"] = url
    if name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    if name == "code" and attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"].removeprefix("language-")
    if name == "tg-time":
        entity["unix_time"] = int(attributes.get("unix") or 0)
    if name == "tg-emoji":
        entity["custom_emoji_id"] = attributes.get("emoji-id", "")
    return [entity]


def parse(source: str) -> tuple[str, list[Entity]]:
    """Turn Telegram HTML into text and entities; raises ``ApiError`` 400 as the Bot API words it."""
    reader = _Reader(source)
    while reader.at < len(source):
        if source[reader.at] == "<":
            reader.tag()
        else:
            reader.characters()
    if reader.open:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{reader.open[-1][0]}\"")
    return trim("".join(reader.text), reader.entities)


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Take white space off both ends, as the Bot API does, and move the entities along."""
    whole = text.strip()
    lead, total = units(text) - units(text.lstrip()), units(whole)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        end = min(total, entity["offset"] + entity["length"] - lead)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return whole, sorted(kept, key=lambda e: (e["offset"], -e["length"]))
