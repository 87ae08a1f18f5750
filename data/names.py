"""Company names: the words that matter, without the legal form around them."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz

from data.match import Match

_LONGEST = 400
_WORDS = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
_FORMS: dict[tuple[str, ...], str] = {
    tuple(form.split()): kind for kind, forms in _WORDS["forms"].items() for form in forms
}
_LEADING: frozenset[str] = frozenset(_WORDS["leading"])
_AND: frozenset[str] = frozenset(_WORDS["and"])
_ARTICLES: frozenset[str] = frozenset(_WORDS["articles"])
_LONGEST_FORM = max(map(len, _FORMS))
_FORM_WORDS = frozenset(word for form in _FORMS for word in form)
_SOUNDS = tuple((re.compile(found), said) for found, said in _WORDS["sounds"])
_QUOTES = "\"'`´«»„“”‟‘’‚‹›"
_QUOTED = re.compile('[«„“”"‹]([^«»„“”"‹›]{2,})[»“”"›]')
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEAR = 88
"""Likeness in percent from which two words may be one word with a slip of the pen."""
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
"""A Russian letter."""


def fold(text: str) -> str:
    """Return plain small Latin letters, digits and single spaces: no accents, no Cyrillic, no punctuation."""
    return _fold(text) if len(text) <= _LONGEST else _folded(text)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").replace("ß", "ss")
    plain = anyascii(plain.replace("&", " and ").replace("+", " and ")).casefold()
    plain = re.sub(r"[’'`´]", "", plain)
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


_fold = lru_cache(maxsize=4096)(_folded)
"""Names come again and again; long texts are not kept."""


def bare(name: str) -> str:
    """Return the folded words of a name without its legal form; the form alone stays what it is."""
    return " ".join(_core(name[:_LONGEST])[0])


def forms(name: str, language: str = "") -> tuple[str, ...]:
    """Return what people may call the company: without legal form, without quotes, in Latin letters, "&" as a word.

    The fullest form comes first. ``language`` (``fi``, ``nb``, ...) chooses the word for "&".
    """
    clean = " ".join(name[:_LONGEST].split())
    found = [_shown(clean)]
    found += [_shown(inner) for inner in _QUOTED.findall(clean)]
    found += [_shown(_BRACKETS.sub(" ", clean))]
    if "&" in clean and (word := _WORDS["and_in"].get(language)):
        found += [re.sub(r"\s*&\s*", f" {word} ", form) for form in found]
    found += [_latin(form) for form in found]
    return tuple(dict.fromkeys(form for form in found if form.strip()))


def form_beside(before: str, after: str) -> bool:
    """Whether a legal form ends what stands before a name, or begins what stands after it."""
    left, right = (
        [glued for token in _tokens(part) if (glued := _glued(token.partition(":")[0]))]
        for part in (before[-60:], after[:60])
    )
    sizes = range(1, _LONGEST_FORM + 1)
    return any(tuple(right[:size]) in _FORMS or tuple(left[-size:]) in _FORMS for size in sizes)


@lru_cache(maxsize=8192)
def compare(a: str | None, b: str | None) -> Match:
    """Compare two names; the verdict is never proof on its own, since branches share a name.

    ``same``: the same words, whatever the legal form. ``unsure``: one says more than the other, a
    slip of the pen, a bracket, initials, another legal form. ``different``: each has a word of its own.
    """
    a, b = (a or "")[:_LONGEST], (b or "")[:_LONGEST]
    if not fold(a) or not fold(b):
        return Match.ABSENT if not a.strip() or not b.strip() else Match.UNSURE
    (left, my_form), (right, their_form) = _core(a), _core(b)
    if sorted(left) == sorted(right):
        return Match.UNSURE if my_form and their_form and not my_form & their_form else Match.SAME
    if _sound(left) == _sound(right):
        return Match.UNSURE if a.isascii() == b.isascii() else Match.SAME
    if "".join(left) == "".join(right) or _initials(left, right) or _initials(right, left):
        return Match.UNSURE
    inner = [_core(_BRACKETS.sub(" ", side))[0] for side in (a, b)]
    if _within(left, right) or _within(inner[0] or left, inner[1] or right):
        return Match.UNSURE
    return Match.DIFFERENT


def _sound(words: Iterable[str]) -> tuple[str, ...]:
    """Close the ways of writing Russian and umlauts in Latin letters: ``Yandex`` and ``Yandeks``."""
    spelled = " ".join(words)
    for found, said in _SOUNDS:
        spelled = found.sub(said, spelled)
    return tuple(sorted(spelled.split()))


def _within(left: list[str], right: list[str]) -> bool:
    """Whether all words of one side stand on the other, a slip of the pen allowed."""
    return _covered(left, right) or _covered(right, left)


def _covered(words: Iterable[str], others: list[str]) -> bool:
    return all(any(_near(word, other) for other in others) for word in words)


def _near(a: str, b: str) -> bool:
    """Whether two words may be one: alike, a possessive, an initial, or cut short (``deli``)."""
    short, long = sorted((a, b), key=len)
    if long in (short, f"{short}s"):
        return True
    if len(short) == 1 and short.isalpha() and long.startswith(short):
        return True
    if len(short) >= 4 and long.startswith(short) and len(long) - len(short) >= 4:
        return True
    return len(short) >= 5 and fuzz.ratio(a, b) >= _NEAR


def _initials(left: list[str], right: list[str]) -> bool:
    return len(left) == 1 and len(right) >= 3 and left[0] == "".join(word[0] for word in right)


@lru_cache(maxsize=4096)
def _core(name: str) -> tuple[list[str], frozenset[str]]:
    """Return the folded words without legal form, "and" and articles, and the kinds of form taken off."""
    tokens = [word for token in _tokens(name) for word in fold(token).split()]
    first, last, kinds = _span([(token, token) for token in tokens])
    words = tokens[first:last]
    kept = [word for word in words if word not in _AND and word not in _ARTICLES]
    return kept or words, kinds


def _shown(name: str) -> str:
    """Return a name in its own spelling without legal form and quotes around it."""
    pairs = [(token, _glued(token)) for token in name.split()]
    first, last, _ = _span(pairs)
    return " ".join(token for token, _ in pairs[first:last]).strip(f"{_QUOTES},;- ")


def _tokens(name: str) -> list[str]:
    """Split at spaces and commas, with the dots of abbreviations closed up (``S.A.`` is ``SA``)."""
    return [_close(token) for token in re.split(r"[\s,;]+", name[:_LONGEST]) if token]


def _close(token: str) -> str:
    stripped = token.strip(f"{_QUOTES}()[]-")
    folded = _glued(stripped)
    return folded if folded in _FORM_WORDS and re.search(r"[./]", stripped) else token


def _glued(token: str) -> str:
    return fold(token).replace(" ", "")


def _span(pairs: list[tuple[str, str]]) -> tuple[int, int, frozenset[str]]:
    """Return the first and last index of what is no legal form, and the kinds found at both ends."""
    words = [folded for _, folded in pairs]
    first, last = 0, len(words)
    kinds: set[str] = set()
    while (size := _form_at_end(words[first:last])) and size < last - first:
        kinds.add(_FORMS[tuple(words[last - size : last])])
        last -= size
        while last - 1 > first and words[last - 1] in (_AND | {""}):
            last -= 1
    while (size := _form_at_start(words[first:last])) and size < last - first:
        kinds.add(_FORMS[tuple(words[first : first + size])])
        first += size
    return first, last, frozenset(kinds)


def _form_at_end(words: list[str]) -> int:
    return next((n for n in range(min(_LONGEST_FORM, len(words)), 0, -1) if tuple(words[-n:]) in _FORMS), 0)


def _form_at_start(words: list[str]) -> int:
    for n in range(min(_LONGEST_FORM, len(words)), 0, -1):
        form = tuple(words[:n])
        if form in _FORMS and (n > 1 or form[0] in _LEADING):
            return n
    return 0


def _latin(name: str) -> str:
    return name if name.isascii() else anyascii(name).replace("'", "")
