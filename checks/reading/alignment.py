"""An address laid beside the words of a page: is it there, is it there with another number, or not at all?"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from data.address_lexer import WORDS, fold
from data.match import Match

_POSTBOX = re.compile(r"\bp[. ]{0,2}o[. ]{0,2}box\b")
_TOKEN = re.compile(r"\d+|[a-z]+")
_COMMON = frozenset(
    word
    for table in (WORDS["types"], {"": [WORDS["words"]["unit"], WORDS["words"]["building"], WORDS["words"]["house"]]})
    for lists in table.values()
    for names in lists
    for word in names
)
"""Words that many addresses share: types of streets, "suite", "building"."""
_COMPASS = frozenset(("north", "south", "east", "west"))
_MARGIN = 6
"""Words of the page looked at beyond the length of the address, on each side."""
_MOST = 24
"""Places of the page that are compared."""
_GAIN, _OTHER, _PASSED, _MISSING = 2.0, -0.5, -0.3, -1.0


def tokens(text: str) -> list[str]:
    """Return the folded words and numbers of a text."""
    return _TOKEN.findall(_POSTBOX.sub("pobox", fold(text)))


def aligned(declared: str, page: Sequence[str]) -> Match:
    """Look for ``declared`` among the page's tokens.

    ``same``: all its numbers and nearly all its words stand there in order (abbreviations count);
    ``minor``: with a slip of spelling; ``different``: the words stand there with another number or letter
    in its place; ``absent``: neither.
    """
    wanted = tokens(declared)
    words = [word for word in wanted if len(word) > 1 and not word.isdecimal()]
    if not words or len(wanted) > 20 or not any(map(str.isdecimal, wanted)):
        return Match.ABSENT
    anchor = max([word for word in words if word not in _COMMON] or words, key=len)
    verdicts = {_verdict(wanted, window) for window in _windows(wanted, anchor, page)}
    return next((match for match in (Match.SAME, Match.MINOR, Match.DIFFERENT) if match in verdicts), Match.ABSENT)


def _windows(wanted: Sequence[str], anchor: str, page: Sequence[str]) -> Iterable[Sequence[str]]:
    found, last = 0, -_MARGIN
    reach = len(wanted) + _MARGIN
    for index, word in enumerate(page):
        if word[0] == anchor[0] and index - last > 2 and (word == anchor or _alike(word, anchor)):
            last = index
            found += 1
            yield page[max(0, index - reach) : index + reach]
            if found == _MOST:
                return


def _verdict(wanted: Sequence[str], window: Sequence[str]) -> Match:
    pairs = _align(wanted, window)
    words = [(a, b) for a, b in pairs if _is_word(a)]
    marks = [(a, b) for a, b in pairs if not _is_word(a)]
    there = sum(b is not None for _, b in words)
    if not words or there < 0.75 * len(words) or any(b is None for _, b in marks):
        return Match.ABSENT
    if any(b is not None and not _same(a, b) for a, b in marks):
        return (
            Match.DIFFERENT if any(a.isdecimal() and a != b for a, b in marks) or there == len(words) else Match.ABSENT
        )
    slips = any(b is not None and a != b and not _short(a, b) for a, b in words)
    return Match.MINOR if slips else Match.SAME


def _align(wanted: Sequence[str], window: Sequence[str]) -> list[tuple[str, str | None]]:
    """Lay ``wanted`` on the best place of ``window`` (semi-global alignment); None stands for a missing word."""
    rows, columns = len(wanted), len(window)
    score = [[0.0] * (columns + 1)] + [[_MISSING * (i + 1)] + [0.0] * columns for i in range(rows)]
    step = [[""] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        step[i][0] = "miss"
        for j in range(1, columns + 1):
            options = [(score[i - 1][j] + _MISSING, "miss"), (score[i][j - 1] + _PASSED, "pass")]
            if (gain := _gain(wanted[i - 1], window[j - 1])) is not None:
                options.append((score[i - 1][j - 1] + gain, "pair"))
            score[i][j], step[i][j] = max(options)
    at = max(range(columns + 1), key=lambda j: score[rows][j])
    i, pairs = rows, []
    while i > 0:
        move = step[i][at]
        if move == "pass":
            at -= 1
            continue
        i -= 1
        pairs.append((wanted[i], window[at - 1] if move == "pair" else None))
        at -= move == "pair"
    return pairs[::-1]


def _gain(a: str, b: str) -> float | None:
    """What a pair is worth: equals much, one number for another little, anything else cannot stand together."""
    if _same(a, b):
        return _GAIN
    if a.isdecimal() and b.isdecimal():
        return _OTHER
    return _OTHER if len(a) == len(b) == 1 and a.isalpha() and b.isalpha() else None


def _is_word(token: str) -> bool:
    return len(token) > 1 and not token.isdecimal()


def _same(a: str, b: str) -> bool:
    if a.isdecimal() or b.isdecimal():
        return a == b
    return _same_word(a, b)


@lru_cache(16384)
def _same_word(a: str, b: str) -> bool:
    return a == b or _short(a, b) or _alike(a, b)


def _alike(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= 5 and ratio(a, b) >= 84


def _short(a: str, b: str) -> bool:
    """Whether one word abbreviates the other: its letters stand there in order, the first one first."""
    short, long = sorted((a, b), key=len)
    if len(short) > 4 or len(short) == len(long) or short[0] != long[0]:
        return False
    rest = iter(long)
    return (len(short) > 1 or long in _COMMON or long in _COMPASS) and all(letter in rest for letter in short)
