"""Words and their forms, as a search engine meets them."""

import re
import tomllib
import unicodedata
from pathlib import Path

STOP = frozenset(tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))["stop"])
"""Words that do not say which company is meant."""


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents (but й stays)."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ł", "l").replace("ø", "o").replace("ё", "е")
    parts = (sign if sign == "й" else unicodedata.normalize("NFD", sign) for sign in text)
    return "".join(sign for part in parts for sign in part if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in order."""
    return re.findall(r"\w+", fold(text))


def stems(text: str) -> set[str]:
    """Return the words of a text, whole and cut as their inflected forms would share them."""
    return {word[:end] for word in words(text) for end in range(_shortest(word), len(word) + 1)}


def held(word: str, stood: set[str] | frozenset[str]) -> bool:
    """Return whether a word stands in a text with these stems, in any of its forms."""
    return bool({word, word[:-1] if len(word) >= 4 and not word.isdigit() else word} & stood)


def _shortest(word: str) -> int:
    return len(word) if word.isdigit() else max(3, len(word) - 3)
