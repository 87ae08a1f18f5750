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
DENSE = 21
"""Numbers besides the hashed ones (``dense``)."""
_TOKENS = re.compile(
    r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[!?]+|[:;=]-?[()dp/]|\){2,}|\({2,}|<3|\)(?=\s*$)"
    r"|[\U0001F300-\U0001FAFF☀-➿⭐❌✅]"
)
_ELSEWHERE = re.compile(r"https?://\S+|www\.\S+|(?<!\w)@\w+")
"""Addresses and handles, which say nothing of a feeling."""
_DRAWN = re.compile(r"([^\W\d_])\1{2,}")
"""Letters drawn out: "soooo"."""
_SHOUTED = re.compile(r"\b[^\W\d_a-zа-яёæøåäö]{4,}\b")
_END = 3000
"""Characters at either end of a long text that hold all the words read of it."""
_LONGEST = 16
"""Letters of the longest beginning in the word lists."""
_REACH = 3
"""Words after a "not" that it turns round."""
_BEGINNINGS = range(5, 9)
"""Letters of the beginnings that stand for a word in its other forms."""
_STEM = 5
"""Letters of the beginnings that are taken in pairs."""
_LOST = 6
"""Letters that stand for a word after a "not"."""
_FOLDED = str.maketrans("ё’", "е'")
_TOLD = ("lasting", "prompt", "money", "talk")
"""Lists of words that tell what happened, in ``words.toml``."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Beginnings of words that carry a feeling, and the words that turn it round or set what follows against it."""

    negative: frozenset[str]
    positive: frozenset[str]
    inverting: frozenset[str]
    opposing: frozenset[str]
    told: tuple[frozenset[str], ...]
    """Words of what happened: how long it took, how soon it was done, money, who said what (``_TOLD``)."""


@cache
def lexicon(language: str) -> Lexicon:
    """Return the word lists of a language (``words.toml``), those of all languages where it has none."""
    rows, all_rows = _all_words().get(language, {}), _all_words()["all"]
    names = ("negative", "positive", "not", "but", *_TOLD)
    listed = [f"{rows.get(name, '')} {all_rows.get(name, '')}".translate(_FOLDED).split() for name in names]
    negative, positive, inverting, opposing, *told = map(frozenset, listed)
    return Lexicon(negative, positive, inverting, opposing, tuple(told))


def words_of(text: str) -> list[str]:
    """Return the words, numbers, marks and smileys of a text in small letters, the middle of a long one left out.

    Addresses and handles are left out, letters drawn out are shortened, and a text that shouts begins with "^^".
    """
    return list(_words(text))


@lru_cache(maxsize=16)
def _words(text: str) -> tuple[str, ...]:
    if len(text) > 2 * _END:
        text = f"{text[:_END]} {text[-_END:]}"
    text = _ELSEWHERE.sub(" ", unicodedata.normalize("NFC", text))
    words = _TOKENS.findall(_DRAWN.sub(r"\1\1", text.casefold().translate(_FOLDED)))
    if len(words) > MOST_WORDS:
        half = MOST_WORDS // 2
        words = words[:half] + words[-half:]
    shouts = ["^^"] if len(_SHOUTED.findall(text)) > 1 else []
    return (*shouts, *("0" if word.isdigit() else word for word in words))


def hashed(words: list[str], language: str) -> NDArray[np.int32]:
    """Return the buckets of a text, each once: of each word with its pieces of 3 to 5 letters and its beginnings,
    of word pairs, of pairs of beginnings, and of what follows a "not".
    """
    inverting = lexicon(language).inverting
    found: set[int] = set()
    for word in words:
        found.update(_pieces(word))
    before, stem, turned = "^", "^", 0
    for word in words:
        start = word[:_STEM]
        found.add(_bucket(f"{before} {word}"))
        found.add(_bucket(f"{stem}~{start}"))
        before, stem = word, start
        if word in inverting:
            turned = _REACH + 1
        elif turned:
            turned -= 1
            found.add(_bucket(f"n{word[:_LOST]}"))
    return np.fromiter(found, dtype=np.int32, count=len(found))


def dense(words: list[str], language: str) -> NDArray[np.float32]:
    """Return the plain numbers of a text.

    The constant; kind, unkind, no-longer-kind and no-longer-unkind words; exclamation and question marks;
    its length, all damped; which way and how strongly it leans, in whole and after the last "but"; how the
    last and the first words lean; whether it shouts; whether it has neither kind nor unkind words; and, since
    many a complaint has no word of feeling, how many words tell of time, promptness, money and talk, turn round
    what follows, or are numbers.
    """
    lists = lexicon(language)
    felt = _felt(words, language)
    told_by_list = zip(*(_tells(word, language) for word in ("", *words)), strict=True)
    kind, unkind, lost, spared = (sum(each == code for each in felt) for code in (1, 2, 3, 4))
    marks = sum(word.startswith("!") for word in words), sum(word.startswith("?") for word in words)
    turn = max((place for place, word in enumerate(words) if word in lists.opposing), default=-1)
    row = (
        1.0,
        *(log1p(count) for count in (kind, unkind, lost, spared)),
        *(min(mark, 3) / 3 for mark in marks),
        log1p(len(words)) / 5,
        _lean(felt),
        _lean(felt) * log1p(len(words)) / 3,
        _lean(felt[turn + 1 :]) if turn > 0 else 0.0,
        _lean(felt[-12:]),
        _lean(felt[:12]),
        float(words[:1] == ["^^"]),
        float(not any(felt)),
        *(log1p(sum(told)) for told in told_by_list),
        log1p(sum(word in lists.inverting for word in words)),
        log1p(words.count("0")),
    )
    return np.asarray(row, dtype=np.float32)


def leanings(words: list[str], language: str) -> tuple[int, int]:
    """Return how many words are kind and how many unkind, each turned round counting for the other side."""
    felt = _felt(words, language)
    return sum(each in (1, 4) for each in felt), sum(each in (2, 3) for each in felt)


def _lean(felt: list[int]) -> float:
    """Return from -1 (all unkind) to 1 (all kind), damped for few words."""
    good, bad = sum(each in (1, 4) for each in felt), sum(each in (2, 3) for each in felt)
    return (good - bad) / (good + bad + 1)


def _felt(words: list[str], language: str) -> list[int]:
    """Return a number a word: 0 nothing, 1 kind, 2 unkind, 3 kind turned round, 4 unkind turned round."""
    inverting = lexicon(language).inverting
    felt = []
    turned = 0
    for word in words:
        if word in inverting or word.endswith("n't"):
            turned = _REACH
            felt.append(0)
            continue
        feeling = _feeling(word, language)
        felt.append((1 if feeling > 0 else 2) + (2 if turned else 0) if feeling else 0)
        turned = 0 if word[0] in "!?" else max(0, turned - 1)
    return felt


def _bucket(piece: str) -> int:
    return crc32(piece.encode()) % BUCKETS


@lru_cache(maxsize=30_000)
def _pieces(word: str) -> tuple[int, ...]:
    padded = f" {word} "
    found = {_bucket(f"w{word}")}
    for size in (3, 4, 5):
        found.update(_bucket(padded[i : i + size]) for i in range(len(padded) - size + 1))
    found.update(_bucket(f"s{word[:size]}") for size in _BEGINNINGS if len(word) > size)
    return tuple(found)


@lru_cache(maxsize=30_000)
def _feeling(word: str, language: str) -> int:
    lists = lexicon(language)
    for part in (f"{word}$", *(word[:size] for size in range(min(len(word), _LONGEST), 0, -1))):
        if part in lists.negative:
            return -1
        if part in lists.positive:
            return 1
    return 0


@lru_cache(maxsize=30_000)
def _tells(word: str, language: str) -> tuple[bool, ...]:
    """Return in which of the lists of what happened (``_TOLD``) a word stands."""
    parts = {f"{word}$", *(word[:size] for size in range(2, min(len(word), _LONGEST) + 1))}
    return tuple(not parts.isdisjoint(listed) for listed in lexicon(language).told)


@cache
def _all_words() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
