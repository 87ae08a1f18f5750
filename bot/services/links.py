"""Links that open a chat with us and say what for: at most 64 characters of ``A-Za-z0-9_-``."""

import base64
import binascii
import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 64
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Kind(StrEnum):
    """What a link is for."""

    ADD = "add"
    """Look a company up: its website or name."""
    FINDING = "f"
    JOIN = "join"
    """Let a person's own chat look on a company."""
    LINK = "link"
    """Let a group look on a company."""
    EXPORT = "export"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Payload:
    """What a link carries."""

    kind: Kind
    value: str = ""


def read(text: str) -> Payload | None:
    """Return what a link carries; None for a text that no link brings, such as a name with its town.

    A company's name seldom has an underscore, and every payload of ours has one.
    """
    if "_" not in text or not _PAYLOAD.fullmatch(text):
        return None
    name, _, value = text.partition("_")
    kind = Kind(name) if name in set(Kind) else Kind.UNKNOWN
    if kind is Kind.ADD:
        value = _decoded(value)
    return Payload(kind, value) if value else Payload(Kind.UNKNOWN)


def payload(kind: Kind, value: str) -> str:
    """Return what a link is to carry; raises ``ValueError`` when that is too much for one."""
    said = base64.urlsafe_b64encode(value.encode()).decode().rstrip("=") if kind is Kind.ADD else value
    whole = f"{kind.value}_{said}"
    if not _PAYLOAD.fullmatch(whole):
        raise ValueError(f"{whole!r} is no payload of a link")
    return whole


def private(username: str, carried: str) -> str:
    """Return the link that opens a person's own chat with us."""
    return f"https://t.me/{username}?start={carried}"


def group(username: str, carried: str) -> str:
    """Return the link that adds us to a group."""
    return f"https://t.me/{username}?startgroup={carried}"


def _decoded(value: str) -> str:
    try:
        text = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return text.strip() if text.isprintable() else ""
