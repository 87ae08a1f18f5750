"""Turns of phrase whose words say one thing and their sense another ("couldn't be better"): pure."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_SIGNS = (("~", r"(?:\w{1,20} ){0,3}?"), (" ", r"(?:[\s,]{1,3})"), ("_", r"\s"))
"""What stands for what in a pattern, in this order."""


class Turn(NamedTuple):
    """One turn of phrase."""

    pattern: str
    meant: str
    hearts: frozenset[str]
    """Parts of words, one of which is in every such turn: most texts are told by them to have none."""


def plainly(text: str, language: str) -> str:
    """Return the text with each such turn (``turns.toml``) replaced by what it means."""
    hearts, turns = turns_of(language)
    small = text.casefold()
    if there := {heart for heart in hearts if heart in small}:
        for turn in turns:
            if not there.isdisjoint(turn.hearts):
                text = compiled(turn.pattern).sub(turn.meant, text)
    return text


@cache
def turns_of(language: str) -> tuple[frozenset[str], tuple[Turn, ...]]:
    """Return the hearts of all turns of a language, and the turns. Raises ``KeyError`` for one that is not ours."""
    listed = tomllib.loads(Path(__file__).with_name("turns.toml").read_text("utf-8"))[language]
    hearts = frozenset(listed["hearts"])
    return hearts, tuple(
        Turn(pattern, meant, frozenset(heart for heart in hearts if heart.strip() in pattern) or hearts)
        for pattern, meant in listed["turns"]
    )


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of ours as one of Python's; only what is needed is made, so that the start stays short."""
    for sign, meant in _SIGNS:
        pattern = pattern.replace(sign, meant)
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)
