"""Whether two streets, or two towns, are one."""

from collections import Counter

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from data.address_lexer import WORDS
from data.address_parts import Parts
from data.match import Match

_ALIKE = 84
"""Likeness in percent from which words of five letters or more may be one word with a slip."""
_GENITIVES = ("a", "ego", "iej", "ow", "ej", "y", "oy", "ogo")
"""How Polish and Russian streets named after people end."""
_INITIALS = frozenset({"yu", "ya", "zh", "kh", "ts", "ch", "sh", "shch"})
"""Russian initials of more than one Latin letter."""
_APART = frozenset(WORDS["words"]["apart"])


def same_street(left: Parts, right: Parts) -> Match:
    """Compare the names and types of two streets."""
    verdict = _same_name(left, right)
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
    return "".join(parts.words).replace(".", "") + parts.kind


def _same_name(mine: Parts, theirs: Parts) -> Match:
    left, right = _spelled(mine.words, theirs.words), _spelled(theirs.words, mine.words)
    my_rest, their_rest = _leftover(left, right), _leftover(right, left)
    if "".join(left) == "".join(right) or (not my_rest and not their_rest):
        return Match.SAME
    slips = _pair_off(my_rest, their_rest)
    if not my_rest and not their_rest:
        return slips
    if _near("".join(left), "".join(right)):
        return Match.MINOR
    if my_rest and their_rest:
        return Match.DIFFERENT
    return _longer(left if my_rest else right, my_rest or their_rest, mine.country)


def _spelled(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """Drop the dot of words that are not cut short after all."""
    known = {other.rstrip(".") for other in others}
    return [word.rstrip(".") if word.rstrip(".") in known else word for word in words]


def _leftover(words: list[str], others: list[str]) -> list[str]:
    return sorted((Counter(words) - Counter(others)).elements())


def _pair_off(mine: list[str], theirs: list[str]) -> Match:
    """Strike out words that differ by a slip (minor) or by being cut short (same)."""
    verdict = Match.SAME
    for word in list(mine):
        for other in list(theirs):
            short = _cut_short(word, other) or _cut_short(other, word)
            if short or _near(word, other):
                verdict = verdict if short else Match.MINOR
                mine.remove(word)
                theirs.remove(other)
                break
    return verdict


def _cut_short(word: str, whole: str) -> bool:
    """Whether a word is an initial, or an abbreviation with its dot, of another."""
    start = word.rstrip(".")
    initial = len(start) == 1 or start in _INITIALS
    return (initial or start != word) and len(start) < len(whole) and whole.startswith(start)


def _longer(words: list[str], extra: list[str], country: str) -> Match:
    """Judge a street that says more: Polish and Russian first names are left out by habit, other words are not."""
    said = [word for word in words if word not in extra]
    before = words[: len(extra)] == [word for word in words if word in extra]
    person = any(len(word) >= 5 and word.endswith(_GENITIVES) and not word.endswith("aya") for word in said)
    names = all(word.strip(".").isalpha() and word not in _APART for word in extra)
    return Match.SAME if country in ("PL", "RU") and before and person and names else Match.UNSURE


def _near(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if short == long or (len(short) >= 4 and f"{short}s" == long):
        return True
    if len(short) < 5 or not (a.isalpha() and b.isalpha()):
        return False
    slips = 1 if len(long) < 9 else 2
    return fuzz.ratio(a, b) >= _ALIKE and Levenshtein.distance(a, b) <= slips
