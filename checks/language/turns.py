"""Turns of phrase whose words say one thing and their sense another ("couldn't be better"): pure."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_SIGNS = (("~", r"(?:\w{1,20} ){0,3}?"), (" ", r"(?:[\s,]{1,3})"), ("_", r"\s"))
"""What stands for what in a pattern, in this order."""


class Turns(NamedTuple):
    """Those of one language."""

    hearts: tuple[str, ...]
    """Parts of words, one of which is in every turn: most texts are told by them to have none."""
    turns: tuple[tuple[re.Pattern[str], str], ...]
    """Each with what it means."""


def plainly(text: str, language: str) -> str:
    """Return the text with each such turn (``turns.toml``) replaced by what it means."""
    known = turns_of(language)
    small = text.casefold()
    if any(heart in small for heart in known.hearts):
        for turn, meant in known.turns:
            text = turn.sub(meant, text)
    return text


@cache
def turns_of(language: str) -> Turns:
    """Return the turns of a language. Raises ``KeyError`` for one that is not ours."""
    listed = tomllib.loads(Path(__file__).with_name("turns.toml").read_text("utf-8"))[language]
    return Turns(tuple(listed["hearts"]), tuple((_compiled(turn), meant) for turn, meant in listed["turns"]))


def _compiled(pattern: str) -> re.Pattern[str]:
    for sign, meant in _SIGNS:
        pattern = pattern.replace(sign, meant)
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)
