"""Buttons under a message, as plain values; the gateway turns them into Telegram's own."""

from dataclasses import dataclass
from typing import TypeAlias

MAX_DATA = 64
"""Bytes of callback data that Telegram takes."""
MAX_COPY = 256
"""UTF-16 units that a button may copy."""


@dataclass(frozen=True, slots=True)
class Button:
    """One button with words on it, which does exactly one thing.

    ``data`` comes back to us, ``url`` opens a page, ``copy`` puts a text on the clipboard.
    Raises ``ValueError`` for what Telegram would refuse.
    """

    text: str
    data: str = ""
    url: str = ""
    copy: str = ""

    def __post_init__(self) -> None:
        """Refuse a button without words, without a deed or with two, and data that is too long."""
        if not self.text.strip():
            raise ValueError("a button needs words")
        if sum(map(bool, (self.data, self.url, self.copy))) != 1:
            raise ValueError(f"the button {self.text!r} must do exactly one thing")
        if len(self.data.encode()) > MAX_DATA:
            raise ValueError(f"callback data over {MAX_DATA} bytes: {self.data!r}")
        if len(self.copy.encode("utf-16-le")) > MAX_COPY * 2:
            raise ValueError(f"the button {self.text!r} copies more than {MAX_COPY} characters")


Keyboard: TypeAlias = tuple[tuple[Button, ...], ...]
"""Rows of buttons."""
