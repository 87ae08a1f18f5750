"""Street addresses taken apart: number, letter, unit, street, its type, place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from data.address_extras import House
from data.address_house import read_house
from data.address_lexer import WORDS, Segments, Token, segments

_W = WORDS["words"]
_PLACE, _TITLES = frozenset(_W["place"]), frozenset(_W["titles"])
_DIRECTIONS: dict[str, str] = _W["directions"]
_TOWNS: dict[str, str] = {name: same[0] for same in WORDS["towns"]["same"] for name in same}
_COMPASS = frozenset({"US", "CA", "GB", "AU", "NZ", ""})
_SWEDISH = ("gatan", "g", "vagen", "v", "granden", "stigen", "torget", "stranden")
_COUNTED = {word: str(number) for number, word in enumerate(_W["counted"], 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of one address, folded; an empty part is unknown."""

    words: tuple[str, ...] = ()
    """The street's name without type, direction and titles; a word cut short keeps its dot."""
    kind: str = ""
    """The street's type in one spelling (``katu``, ``street``)."""
    glued: bool = False
    """Whether the type closes the name (``storgata``), so that another type is another street."""
    swedish: bool = False
    """Whether a Finnish street is given by its Swedish name."""
    direction: str = ""
    number: tuple[int, int] | None = None
    """First and last house number; the same twice when it is one house."""
    letter: str = ""
    building: str = ""
    unit: str = ""
    postbox: str = ""
    postcode: str = ""
    places: frozenset[str] = frozenset()
    """Words of town, district and region."""
    country: str = ""
    """The country whose ways of writing were applied."""


@lru_cache(maxsize=4096)
def take_apart(text: str, country: str) -> Parts:
    """Read an address in the way of ``country`` (ISO 3166 alpha-2, may be empty)."""
    cut = segments(text, country)
    if cut.postbox and not any(token.number for piece in cut.street for token in piece):
        rest = [" ".join(token.text for token in piece) for piece in cut.street]
        return Parts(
            postbox=cut.postbox, postcode=cut.postcode, places=_places((*cut.places, *rest)), country=cut.country
        )
    return _named(read_house(cut), cut)


def _named(house: House, cut: Segments) -> Parts:
    """Name the street of a house: its words, its type, its direction; what follows the type is a place."""
    tokens = [token for token in house.street if token.text not in "-/#"]
    rest = list(house.rest)
    direction, tokens = _direction(tokens, cut.country)
    words, kind, after = _type([token.text for token in tokens], cut.country)
    cut_short = {token.text for token in tokens if token.dotted and len(token.text) > 1}
    glued = swedish = False
    if not kind and words:
        stem, kind, swedish = _ending(tokens[-1], cut.country)
        glued = bool(kind)
        words = [*words[:-1], *([stem] if stem else [])]
    for size in (2, 1):
        if cut.country in _COMPASS and (point := _DIRECTIONS.get("".join(after[:size]))):
            direction, after = direction or point, after[size:]
    return Parts(
        words=tuple(
            _plain(word) + "." * (word in cut_short)
            for word in words
            if len(words) == 1 or cut.country in _COMPASS or word not in _TITLES
        ),
        kind=kind,
        glued=glued,
        swedish=swedish,
        direction=direction,
        number=house.number,
        letter=house.letter,
        building=house.building,
        unit=house.unit,
        postcode=cut.postcode,
        places=_places((*cut.places, *rest, " ".join(after))),
        country=cut.country,
    )


def _direction(tokens: list[Token], country: str) -> tuple[str, list[Token]]:
    """Take the point of the compass off the front of a street, unless it is the street's whole name."""
    for size in (2, 1):
        point = _DIRECTIONS.get("".join(token.text for token in tokens[:size]))
        rest = tokens[size:]
        if country in _COMPASS and point and rest and (len(rest) > 1 or rest[0].text not in _types(country)):
            return point, rest
    return "", tokens


def _type(words: list[str], country: str) -> tuple[list[str], str, list[str]]:
    """Split off a type that is a word of its own: (name, type, what follows)."""
    types = _types(country)
    ends: list[tuple[list[str], str, list[str]]]
    ends = [(words[n:], types[w], []) for n in (2, 1) if len(words) > n and (w := " ".join(words[:n])) in types]
    ends = [] if words[:1] == ["st"] and country in _COMPASS else ends[:1]
    ends += [(words[:-n], types[w], []) for n in (2, 1) if len(words) > n and (w := " ".join(words[-n:])) in types][:1]
    if len(ends) == 2:
        plain = WORDS["types"].get(country, WORDS["types"]["common"])[0][0]
        ends.sort(key=lambda end: (country in _COMPASS and end[0][0] == words[0]) or end[1] == plain, reverse=True)
    if ends:
        return ends[0]
    for at in range(1, len(words) - 1):
        if words[at] in types and not (words[at] == "st" and country in _COMPASS and at + 1 < len(words) - 1):
            return words[:at], types[words[at]], words[at + 1 :]
    return words, "", []


def _ending(token: Token, country: str) -> tuple[str, str, bool]:
    """Split the last word of a street into stem and type: ``stor|gata``; one letter only before a dot."""
    for ending, kind in _endings(country):
        stem = token.text.removesuffix(ending)
        if stem != token.text and (len(ending) > 1 or token.dotted) and (len(stem) >= 3 or (stem and len(ending) > 3)):
            return stem, kind, country == "FI" and ending in _SWEDISH
    return token.text, "", False


@cache
def _types(country: str) -> dict[str, str]:
    tables = WORDS["types"]
    groups = [*tables.get(country, ()), *tables["common"]]
    if country not in tables and country not in _COMPASS:
        groups += [kind for table in tables.values() for kind in table]
    return {name: kind[0] for kind in reversed(groups) for name in kind}


@cache
def _endings(country: str) -> tuple[tuple[str, str], ...]:
    groups = WORDS["endings"].get(country, ())
    return tuple(sorted(((name, kind[0]) for kind in groups for name in kind), key=lambda one: -len(one[0])))


def _plain(word: str) -> str:
    """Close ways of writing one word: ordinals as their number, Russian adjectives, Saint."""
    if word == "saint":
        return "st"
    word = _COUNTED.get(word, word.removeprefix("#"))
    return re.sub(r"(?:iy|yy|ij|yj|y|i)$", "y", word) if len(word) > 4 else word


def _places(pieces: Iterable[str]) -> frozenset[str]:
    words: set[str] = set()
    for piece in pieces:
        kept = " ".join(word for word in re.findall("[a-z]+", piece) if word not in _PLACE)
        words.update(_TOWNS.get(kept, kept).split())
    return frozenset(words)
