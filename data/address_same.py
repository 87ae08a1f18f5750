"""Whether two streets, or two towns, are one."""

from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from data.address_parts import Parts
from data.match import Match

_ALIKE = 84
"""Likeness in percent from which words of five letters or more may be one word with a slip."""


def same_street(left: Parts, right: Parts) -> Match:
    """Compare the names and types of two streets."""
    verdict = _same_name(list(left.words), list(right.words))
    if verdict is Match.DIFFERENT and _whole(left) == _whole(right):
        return Match.SAME
    if verdict is Match.DIFFERENT and left.swedish != right.swedish:
        return Match.UNSURE
    if verdict in (Match.DIFFERENT, Match.UNSURE) or not left.kind or not right.kind or left.kind == right.kind:
        return verdict
    return Match.DIFFERENT if left.glued or right.glued else Match.MINOR


def same_places(left: frozenset[str], right: frozenset[str]) -> bool | None:
    """Tell whether a word of town or region is shared; None when one side names none."""
    if not left or not right:
        return None
    return any(_near(mine, theirs) for mine in left for theirs in right)


def _whole(parts: Parts) -> str:
    return "".join(parts.words) + parts.kind


def _same_name(left: list[str], right: list[str]) -> Match:
    mine, theirs = _leftover(left, right), _leftover(right, left)
    if "".join(left) == "".join(right) or (not mine and not theirs):
        return Match.SAME
    slips = _pair_off(mine, theirs)
    if not mine and not theirs:
        return slips
    if _near("".join(left), "".join(right)):
        return Match.MINOR
    if mine and theirs:
        return Match.DIFFERENT
    return _longer(left if mine else right, mine or theirs)


def _leftover(words: list[str], others: list[str]) -> list[str]:
    return sorted((Counter(words) - Counter(others)).elements())


def _pair_off(mine: list[str], theirs: list[str]) -> Match:
    """Strike out words that differ by a slip (minor) or by being an initial (same)."""
    verdict = Match.SAME
    for word in list(mine):
        for other in list(theirs):
            initial = len(word) == 1 != len(other) or len(other) == 1 != len(word)
            if (initial and word[0] == other[0]) or _near(word, other):
                verdict = verdict if initial else Match.MINOR
                mine.remove(word)
                theirs.remove(other)
                break
    return verdict


def _longer(words: list[str], extra: Iterable[str]) -> Match:
    """Judge a street that says more: a first name before a family name is left out by habit, other words are not."""
    only_before = words[-1] not in extra and len(words[-1]) >= 5
    named = only_before and words[-1].endswith(_GENITIVES) and all(word.isalpha() for word in extra)
    return Match.SAME if named else Match.UNSURE


_GENITIVES = ("a", "ego", "iej", "ow", "ej", "y", "ina", "oy", "ogo")
"""How Polish and Russian streets named after people end."""


def _near(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or not (a.isalpha() and b.isalpha()):
        return False
    slips = 1 if max(len(a), len(b)) < 9 else 2
    return fuzz.ratio(a, b) >= _ALIKE and Levenshtein.distance(a, b) <= slips
