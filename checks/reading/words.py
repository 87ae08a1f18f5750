"""The word lists of reading (``words.toml``): data, apart from the code that goes by them."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


def words(name: str) -> frozenset[str]:
    """Return a list as a set of plain words."""
    return frozenset(_lists()[name])


def pattern(name: str) -> re.Pattern[str]:
    """Return a list as one pattern that matches any of its expressions, letter case aside."""
    return re.compile("|".join(_lists()[name]), re.IGNORECASE)
