"""The wordings of reply drafts, by language (``replies.toml``)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Replies:
    """The wordings of one language; every part has several."""

    rows: Mapping[str, Any]

    def several(self, part: str) -> tuple[str, ...]:
        """Return the wordings of a part."""
        return tuple(self.rows[part])

    def detail(self, topic: str) -> tuple[str, ...]:
        """Return how the customer's words are taken up, by what they are about."""
        return tuple(self.rows["detail"].get(topic) or self.rows["detail"][GENERAL])

    def cause(self, reason: str) -> tuple[str, ...]:
        """Return how the owner's answer is worded."""
        return tuple(self.rows["cause"][reason])

    def quoted(self, words: str) -> str:
        """Return a customer's words in the marks of the language."""
        first, last = self.rows["quotes"]
        return f"{first}{words}{last}"

    def hello(self, name: str) -> str:
        """Return the greeting; empty where there is nobody to name."""
        text = str(self.rows["hello"])
        return text.format(name=name) if name or "{name}" not in text else ""


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(files("data").joinpath("replies.toml").read_text("utf-8"))


def languages() -> tuple[str, ...]:
    """Return the languages that replies can be drafted in."""
    return tuple(_all())


@cache
def load(language: str) -> Replies:
    """Return the wordings of a language; raises ``KeyError`` where there are none."""
    return Replies(_all()[language])
