"""A text as numbers: hashed pieces of its words, and what our own word lists see in it."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log1p
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 18
MOST_WORDS = 240
"""A longer text is read by its beginning and its end."""
DENSE = 8
"""Numbers besides the hashed ones (``dense``)."""
_TOKENS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[!?]+|[:;=]-?[()DP]|[\U0001F300-\U0001FAFF☀-➿]")
_LONGEST = 12
"""Letters of the longest beginning in the word lists."""
_REACH = 3
"""Words after a "not" that it turns round."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Beginnings of words that carry a feeling, and the words that turn it round."""

    negative: frozenset[str]
    positive: frozenset[str]
    inverting: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """Return the word lists of a language (``words.toml``), empty ones where it has none."""
    rows = _all_words().get(language, {})
    return Lexicon(*(frozenset(rows.get(name, "").split()) for name in ("negative", "positive", "not")))


def words_of(text: str) -> list[str]:
    """Return the words, numbers, marks and smileys of a text in small letters, the middle of a long one left out."""
    plain = unicodedata.normalize("NFC", text[:20000]).casefold().replace("’", "'")
    words = _TOKENS.findall(plain)
    if len(words) > MOST_WORDS:
        half = MOST_WORDS // 2
        words = words[:half] + words[-half:]
    return ["0" if word.isdigit() else word for word in words]


def hashed(words: list[str]) -> NDArray[np.int32]:
    """Return the buckets of word pairs and of each word with its pieces of 3 to 5 letters, each once."""
    found: set[int] = set()
    for word in words:
        found.update(_pieces(word))
    before = "^"
    for word in words:
        found.add(crc32(f"{before} {word}".encode()) % BUCKETS)
        before = word
    return np.fromiter(found, dtype=np.int32, count=len(found))


def dense(words: list[str], language: str) -> NDArray[np.float32]:
    """Return the eight plain numbers of a text: the constant; kind, unkind, no-longer-kind and
    no-longer-unkind words; exclamation and question marks; and its length, all damped.
    """
    marks = sum(word.startswith("!") for word in words), sum(word.startswith("?") for word in words)
    row = (
        1.0,
        *(log1p(count) for count in _feelings(words, language)),
        *(min(mark, 3) / 3 for mark in marks),
        log1p(len(words)) / 5,
    )
    return np.asarray(row, dtype=np.float32)


def speaks_ill(words: list[str], language: str) -> bool:
    """Whether any word is unkind, or kind and turned round."""
    _, unkind, no_longer_kind, _ = _feelings(words, language)
    return unkind + no_longer_kind > 0


def _feelings(words: list[str], language: str) -> tuple[int, int, int, int]:
    lists = lexicon(language)
    counts = [0, 0, 0, 0]
    turned = 0
    for word in words:
        if word in lists.inverting or word.endswith("n't"):
            turned = _REACH
            continue
        feeling = _feeling(word, lists)
        if feeling:
            counts[(0 if feeling > 0 else 1) + (2 if turned else 0)] += 1
        turned = max(0, turned - 1)
    return counts[0], counts[1], counts[2], counts[3]


@lru_cache(maxsize=30_000)
def _pieces(word: str) -> tuple[int, ...]:
    padded = f" {word} "
    found = [crc32(f"w{word}".encode())]
    for size in (3, 4, 5):
        found += [crc32(padded[i : i + size].encode()) for i in range(len(padded) - size + 1)]
    return tuple({number % BUCKETS for number in found})


def _feeling(word: str, lists: Lexicon) -> int:
    for size in range(min(len(word), _LONGEST), 1, -1):
        if word[:size] in lists.negative:
            return -1
        if word[:size] in lists.positive:
            return 1
    return 0


@cache
def _all_words() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
