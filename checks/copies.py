"""The same words told twice: one story in ten papers, one review on two sites, a review that was edited (pure)."""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from checks.about import subject_id
from data import urls
from data.dossier import Dossier
from data.evidence import Mention, Opinion

SHINGLE = 3
"""Words in a row that are compared."""
ALIKE = 0.7
"""Share of all shingles that two texts of different authors must have in common."""
WITHIN = 0.75
"""Share of the shorter one's shingles that stand in the longer: a text cut short, or one that grew."""
SAME_WORDS = 0.5
"""Share of the shorter text's shingles by which two reviews look written by one hand."""
ENOUGH, MORE, MUCH = 20, 40, 60
"""Letters below which texts are never put together: of one author, of two people with one first name, and of
two authors. Words differ in length between languages, letters hardly."""
NEWS_DAYS, DAYS, EDITED_DAYS = 7, 31, 400
"""Days apart that two dates may be: of a story, of words on two sites, of one author at one place."""
MOST_BEARERS = 100
"""Words that more texts share are a page's own, not an author's."""
MOST_TOLD = 30
"""Addresses of copies that are named."""
LONGEST = 6000
_PLAIN = str.maketrans("łøđßæœё", "lodsaoе")
_WORDS = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_UPDATED = re.compile(r"\b(?:edit|update[d]?|muokattu|päivitys|lisäys|upd|обновлено|дополнение|aktualizacja|edycja"
                      r"|oppdatert|oppdatering)\b", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """Words that were said once, and where they stand."""

    lead: Opinion
    """The oldest."""
    copies: tuple[Opinion, ...] = ()

    @property
    def all(self) -> tuple[Opinion, ...]:
        """The oldest and its copies."""
        return (self.lead, *self.copies)


@dataclass(frozen=True, slots=True)
class _Text:
    item: Opinion
    words: tuple[str, ...]
    shingles: frozenset[str]
    letters: int
    author: str


def once(items: Iterable[Opinion]) -> tuple[Told, ...]:
    """Return what was said, each text once with its copies, oldest first; undated ones come last.

    A text is a copy of an older one if three words in a row recur often enough, and author and date
    allow it. One author: three quarters of the shorter text, or at one place half of it where the
    later one calls itself an update. Two authors: never for short or general words, never two reviews
    at one place (that is two people, or an attack), else nearly the whole text. News: papers differ and
    cut, so three quarters of the shorter one within a week will do.
    """
    texts = sorted(map(_text, items), key=lambda text: (text.item.written or date.max, subject_id(text.item)))
    bearers: dict[str, list[int]] = defaultdict(list)
    groups: dict[int, list[Opinion]] = {}
    for number, text in enumerate(texts):
        rows = (bearers[shingle] for shingle in text.shingles if len(bearers[shingle]) < MOST_BEARERS)
        shared = Counter(chain.from_iterable(rows))
        lead = next((one for one, _ in shared.most_common(8) if _is_copy(texts[one], text)), number)
        groups.setdefault(lead, []).append(text.item)
        if lead == number:
            for shingle in text.shingles:
                bearers[shingle].append(number)
    return tuple(Told(members[0], tuple(members[1:])) for members in groups.values())


def are_copies(one: Opinion, other: Opinion) -> bool:
    """Whether two opinions are one, said twice."""
    return _is_copy(*sorted((_text(one), _text(other)), key=lambda text: text.item.written or date.max))


def same_words(texts: Sequence[str]) -> int:
    """Return how many of these texts share most of their words with another one, whoever wrote them."""
    rows = [_shingles(tuple(_WORDS.findall(_folded(text[:LONGEST])))) for text in texts]
    alike = set()
    for at, one in enumerate(rows):
        for number, other in enumerate(rows[at + 1 :], at + 1):
            if one and other and len(one & other) >= SAME_WORDS * min(len(one), len(other)):
                alike |= {at, number}
    return len(alike)


@dataclass(frozen=True, slots=True)
class Story:
    """What copies of the same words share."""

    name: str
    urls: tuple[str, ...] = ()
    """Of all of them, the oldest first, ``MOST_TOLD`` at most."""


def stories(dossier: Dossier) -> dict[str, Story]:
    """Return subject id -> what it shares with its copies, of the words that stand in several places.

    Answered ones count too, so that the story keeps its name while its copies are answered one by one.
    """
    named: dict[str, Story] = {}
    for told in once(_each(dossier.of(Opinion))):
        if told.copies:
            name = hashlib.sha256(f"story\n{dossier.company.id}\n{subject_id(told.lead)}".encode()).hexdigest()[:16]
            story = Story(name, tuple(dict.fromkeys(item.url for item in told.all))[:MOST_TOLD])
            named.update((subject_id(item), story) for item in told.all)
    return named


def _is_copy(old: _Text, new: _Text) -> bool:
    """Whether the newer text is the older one again."""
    first, second = old.item, new.item
    shared = len(old.shingles & new.shingles)
    shorter = min(len(old.shingles), len(new.shingles))
    if not shared or min(old.letters, new.letters) < ENOUGH:
        return False
    within, alike = shared / shorter, shared / len(old.shingles | new.shingles)
    here = first.place == second.place
    if here and first.ref and first.ref == second.ref:
        return True
    if _same_page(first, second) and not (old.author and new.author):
        return within >= WITHIN
    if _is_news(first) and _is_news(second):
        return within >= WITHIN and min(old.letters, new.letters) >= MUCH and _near(first, second, NEWS_DAYS)
    if _same_author(old.author, new.author):
        grown = within >= 0.5 and bool(_UPDATED.search(second.body))
        if here and (grown or within >= WITHIN):
            return _near(first, second, EDITED_DAYS)
        known = min(len(old.author.split()), len(new.author.split())) > 1
        least = ENOUGH if known else MORE
        return within >= WITHIN and min(old.letters, new.letters) >= least and _near(first, second, DAYS)
    if here and not isinstance(first, Mention):
        return False
    return alike >= ALIKE and min(old.letters, new.letters) >= MUCH and _near(first, second, DAYS)


def _text(item: Opinion) -> _Text:
    words = tuple(_WORDS.findall(_folded((item.body or item.quote)[:LONGEST])))
    return _Text(
        item=item,
        words=words,
        shingles=_shingles(words),
        letters=sum(map(len, words)),
        author=" ".join(_WORDS.findall(_folded(item.author))),
    )


def _shingles(words: tuple[str, ...]) -> frozenset[str]:
    if len(words) <= SHINGLE:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def _folded(text: str) -> str:
    """Return small letters without marks: sites drop accents, dots and umlauts as they like."""
    small = text.casefold()
    return small if small.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", small.translate(_PLAIN)))


def _same_author(one: str, other: str) -> bool:
    """Whether both names may be one person's: the same, or one without (or with only the first letter of) the
    last name. Nobody is nobody's namesake.
    """
    if not one or not other:
        return False
    short, long = sorted((one.split(), other.split()), key=len)
    return all(long[at] == word or (at > 0 and long[at].startswith(word)) for at, word in enumerate(short))


def _same_page(one: Opinion, other: Opinion) -> bool:
    return (
        isinstance(one, Mention) and isinstance(other, Mention) and urls.canonical(one.url) == urls.canonical(other.url)
    )


def _near(one: Opinion, other: Opinion, days: int) -> bool:
    if one.written is None or other.written is None:
        return True
    return abs((one.written - other.written).days) <= days


def _is_news(item: Opinion) -> bool:
    return isinstance(item, Mention) and item.channel == "news"


def _each(items: Iterable[Opinion]) -> list[Opinion]:
    """Return the opinions, those that several sources saw once."""
    return list({subject_id(item): item for item in items}.values())
