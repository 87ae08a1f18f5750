"""A message before it is sent: its text, its buttons, and what the buttons stand for."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from bot.render.keyboard import Button, Keyboard
from bot.render.voice import Html

VERSION = "1"
MAX_URL = 2048
PAGE = re.compile(r"[a-z]{1,8}\.[0-9]{1,4}|walk\.[0-9A-Za-z-]{1,8}\.[0-9]{1,2}\.[0-9]{1,2}")
NOTHING = "-"
"""The id of a button that stands for nothing in particular."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A button that comes back to us: what to do, with what (resolved inside the chat only)."""

    label: str
    op: str
    target: str = ""
    arg: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A button that opens a page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A button that puts a text on the clipboard."""

    label: str
    text: str


Key: TypeAlias = Tap | Visit | Copy
Row: TypeAlias = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What to say, and the rows of buttons under it."""

    text: Html
    rows: tuple[Row, ...] = ()
    preview_url: str = ""
    """The one link whose preview may be shown."""
    placeholder: str = ""
    """Without buttons: the message asks, and this stands in the field for the answer."""

    def keyboard(self) -> Keyboard | None:
        """Return the buttons as Telegram takes them; None without any."""
        made = tuple(tuple(_button(key) for key in row) for row in self.rows if row)
        return made or None

    def targets(self) -> Mapping[str, str]:
        """Return short id -> what it stands for, to be kept in the chat's unit."""
        taps = (key for row in self.rows for key in row if isinstance(key, Tap))
        return {short(tap.target): tap.target for tap in taps if tap.target}


def page_of(arg: str) -> str:
    """Return the page of a list that a button leads back to, as ``open.2``, or the step of a digest, as
    ``walk.2026-W47.2.3``; empty when it is neither.
    """
    return arg if PAGE.fullmatch(arg) else ""


def way(tap: Tap) -> str:
    """Return where a button leads, to be the target of one that comes back here."""
    return f"back {tap.op} {tap.arg or NOTHING} {tap.target or NOTHING}"


def came_from(target: str, label: str) -> Tap | None:
    """Return the button of a ``way``; None when the target is something else."""
    kind, *rest = target.split(" ", 3)
    if kind != "back" or len(rest) != 3:
        return None
    op, arg, back = rest
    return Tap(label, op, "" if back == NOTHING else back, "" if arg == NOTHING else arg)


def visitable(url: str) -> bool:
    """Whether Telegram takes an address for a button: of the web, with a host that has a name."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    plain = url.isprintable() and not re.search(r"\s", url) and len(url) <= MAX_URL
    return plain and parts.scheme in ("http", "https") and re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", host) is not None


def rows(keys: Iterable[Key], width: int = 2) -> tuple[Row, ...]:
    """Lay buttons out in rows of ``width``."""
    keys = tuple(keys)
    return tuple(keys[at : at + width] for at in range(0, len(keys), width))


def short(target: str) -> str:
    """Return the id that stands for a target in callback data: the same target, the same id."""
    return hashlib.sha256(target.encode()).hexdigest()[:10] if target else NOTHING


def _button(key: Key) -> Button:
    if isinstance(key, Copy):
        return Button(text=key.label, copy=key.text)
    label = key.label if key.label.strip() else "…"
    if isinstance(key, Visit):
        return Button(text=label, url=key.url)
    data = ":".join(part for part in (VERSION, key.op, short(key.target), key.arg) if part)
    return Button(text=label, data=data)


def read_data(data: str) -> tuple[str, str, str] | None:
    """Return (op, short id, arg) of callback data; None when it is not of this version."""
    version, _, rest = data.partition(":")
    op, _, rest = rest.partition(":")
    ident, _, arg = rest.partition(":")
    return (op, ident, arg) if version == VERSION and op and ident else None
