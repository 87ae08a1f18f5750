"""What Telegram sees in plain text by itself, and entities as HTML for a page."""

import html
import re

from .markup_html import Entity
from .units import cut, units

_REST = r"(?:[^\s<>\"]*[^\s<>\".,:;!?)])?"
"""What belongs to an address; a stop or comma behind it does not."""
_PLAIN = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/])")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),
    (
        "url",
        re.compile(
            rf"(?i)\b(?:https?://{_REST}|(?:[\w-]+\.)+(?:com|net|org|fi|ru|pl|no|uk|io|example)\b(?:[/?#:]{_REST})?)"
        ),
    ),
    ("mention", re.compile(r"(?<![\w@])@[a-zA-Z0-9_]{4,32}\b")),
)
_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "expandable_blockquote": "blockquote", "spoiler": "mark", "date_time": "time",
}  # fmt: skip


def spotted(text: str, known: list[Entity]) -> list[Entity]:
    """Add commands, addresses and mentions that stand in the text, outside links and code."""
    taken = [(e["offset"], e["offset"] + e["length"]) for e in known if e["type"] in {"text_link", "code", "pre"}]
    found: list[Entity] = []
    for kind, pattern in _PLAIN:
        for match in pattern.finditer(text):
            start, length = units(text[: match.start()]), units(match[0])
            if all(start >= b or start + length <= a for a, b in taken):
                taken.append((start, start + length))
                found.append({"type": kind, "offset": start, "length": length})
    return sorted(known + found, key=lambda e: (e["offset"], -e["length"]))


def _tags(entity: Entity, text: str) -> tuple[str, str]:
    if entity["type"] in {"text_link", "url"}:
        url = entity.get("url") or text
        if not re.match(r"(?i)[a-z]+:", url):
            url = f"http://{url}"
        return f'<a href="{html.escape(url)}" target="_blank" rel="noopener noreferrer">', "</a>"
    tag = _TAGS.get(entity["type"], "span")
    return f'<{tag} class="{entity["type"]}">', f"</{tag}>"


def to_html(text: str, entities: list[Entity]) -> str:
    """Render text and entities as HTML safe for a page; line breaks stay line breaks."""
    marks: list[tuple[int, int, int, str]] = []
    for rank, entity in enumerate(entities):
        start, end = entity["offset"], entity["offset"] + entity["length"]
        before, after = _tags(entity, cut(text, start, end))
        marks += [(start, 1, rank, before), (end, 0, -rank, after)]
    out, at = [], 0
    for place, _, _, tag in sorted(marks, key=lambda m: m[:3]):
        out += [html.escape(cut(text, at, place)), tag]
        at = place
    return "".join(out) + html.escape(cut(text, at, units(text)))
