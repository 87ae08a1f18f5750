"""Long texts in parts, pure: Telegram HTML in, Telegram HTML out, no tag cut or left open."""

import html
import re
from dataclasses import dataclass, field

from data.whole import whole

LIMIT = 4000
"""UTF-16 units of visible text in a message (Telegram takes 4,096)."""
CAPTION = 1000
TOAST = 200
MOST_PARTS = 3
_ROOM = 12
"""Units kept free for the mark (1/3)."""
_EARLY = 0.25
"""A blank line before this share of a part is no place to cut."""
_TOKEN = re.compile(r"<[^>]*>|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);|\n{2,}|\n|[^\S\n]+|[^<&\s]{1,64}|[<&]")
_TAG = re.compile(r"<(/?)([a-zA-Z-]+)[^>]*>")


_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def fit(text: str) -> str:
    """Return the text without what cannot be sent (halves of characters, control characters) and without
    what turns the direction of the words that come after it.
    """
    return _UNFIT.sub("", whole(text))


def units(text: str) -> int:
    """Return the length as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str) -> str:
    """Return Telegram HTML as plain text."""
    return html.unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", text))


def length(text: str) -> int:
    """Return the visible length of Telegram HTML."""
    return units(plain(text))


def _kind(piece: str) -> str:
    if not piece.isspace():
        return ""
    return "block" if piece.startswith("\n\n") else "line" if piece == "\n" else "word"


@dataclass
class _Part:
    """Tokens of the part being filled, and where it could end."""

    tokens: list[str] = field(default_factory=list)
    size: int = 0
    ends: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, token: str, size: int) -> None:
        kind = _kind(token)
        if kind and self.size:
            self.ends[kind] = (len(self.tokens), self.size)
        self.tokens.append(token)
        self.size += size

    def end(self, limit: int) -> int:
        """Return how many tokens to keep: to the last blank line, else line, else word, else all."""
        for kind in ("block", "line", "word"):
            at, size = self.ends.get(kind, (0, 0))
            if size > limit * _EARLY:
                return at
        return len(self.tokens)


def _cut(text: str, limit: int, most: int) -> list[list[str]]:
    """Return the tokens of each part; what comes after ``most`` parts is left unread."""
    parts: list[list[str]] = []
    part = _Part()
    unread = (found[0] for found in _TOKEN.finditer(text))
    again: list[str] = []
    while token := again.pop() if again else next(unread, ""):
        if not part.tokens and parts and token.isspace():
            continue
        size = _size(token)
        if part.size + size <= limit:
            part.add(token, size)
            continue
        keep = part.end(limit)
        again += [token, *part.tokens[keep:][::-1]]
        parts.append(part.tokens[:keep])
        if len(parts) == most:
            return parts
        part = _Part()
    return [*parts, part.tokens] if part.size else parts


def _size(token: str) -> int:
    if token[0] == "&" or not token.isascii():
        return units(html.unescape(token))
    return 0 if _TAG.fullmatch(token) else len(token)


def _close(parts: list[list[str]]) -> list[str]:
    """Close what is open at the end of each part, and open it again in the next."""
    done: list[str] = []
    opened: list[str] = []
    for tokens in parts:
        start = "".join(opened)
        for token in tokens:
            tag = _TAG.fullmatch(token)
            if tag and tag[1] and opened:
                opened.pop()
            elif tag and not tag[1]:
                opened.append(token)
        ends = "".join(f"</{_name(tag)}>" for tag in reversed(opened))
        done.append(start + "".join(tokens).strip() + ends)
    return done


def _name(tag: str) -> str:
    found = _TAG.fullmatch(tag)
    return found[2] if found else ""


def split(text: str, limit: int = LIMIT) -> list[str]:
    """Return the text in parts of at most ``limit`` units, marked (1/3) when there are several.

    Cut at blank lines, then lines, then words; never inside a tag or a character reference. Of a text
    that needs more than ``MOST_PARTS`` the parts after ``MOST_PARTS + 1`` are left out: it is no message.
    """
    if length(text) <= limit:
        return [text]
    parts = _close(_cut(text, limit - _ROOM, MOST_PARTS + 1))
    return [f"{part}\n\n({at}/{len(parts)})" for at, part in enumerate(parts, 1)]


def cut(text: str, limit: int = LIMIT) -> str:
    """Return the text, or as much of its beginning as ``limit`` units hold, with an ellipsis."""
    if length(text) <= limit:
        return text
    return _close(_cut(text, limit - 2, 1))[0] + " …"


def clip(text: str, limit: int) -> str:
    """Return plain text, cut to ``limit`` units with an ellipsis."""
    if units(text) <= limit:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: (limit - 1) * 2].decode("utf-16-le", "ignore") + "…"


def page(text: str) -> bytes:
    """Return the text as an HTML page, for what is too long for messages."""
    head = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    style = '<body style="white-space:pre-wrap;font:16px/1.5 sans-serif;max-width:45em;margin:1em auto;padding:0 1em">'
    return f"{head}{style}{text}".encode()
