"""What stands beside street and number: flats, floors, blocks; and what is left over."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.address_lexer import NUMBER_FIRST, WORDS, Token

_W = WORDS["words"]
_UNIT, _FLOOR = frozenset(_W["unit"]), frozenset(_W["floor"])
_ENGLISH_UNIT, _ENGLISH_FLOOR = frozenset(_W["english_unit"]), frozenset(_W["english_floor"])
_BUILDING = frozenset(_W["building"])
_ENGLISH_BUILDING = frozenset({"building", "bldg", "block"})
_RUSSIAN_ONLY = frozenset({"k", "str", "s"})
_ORDINALS = frozenset(_W["ordinals"]) | frozenset(_W["counted"])
_NUMBERED = frozenset(_W["numbered"])


@dataclass(slots=True)
class House:
    """What was read of the house, the tokens of its street, and what is left (town, district)."""

    number: tuple[int, int] | None = None
    letter: str = ""
    building: str = ""
    unit: str = ""
    street: tuple[Token, ...] = ()
    rest: list[str] = field(default_factory=list)


def units(country: str) -> frozenset[str]:
    """Return the words for a flat or room."""
    return _ENGLISH_UNIT if country in NUMBER_FIRST else _UNIT


def floors(country: str) -> frozenset[str]:
    """Return the words for a floor."""
    return _ENGLISH_FLOOR if country in NUMBER_FIRST else _FLOOR


def buildings(country: str) -> frozenset[str]:
    """Return the words for a block or staircase."""
    if country in NUMBER_FIRST:
        return _ENGLISH_BUILDING
    return _BUILDING | _RUSSIAN_ONLY if country in ("RU", "") else _BUILDING - _RUSSIAN_ONLY


def is_floor(tokens: Sequence[Token], at: int, country: str) -> bool:
    """Whether "2nd floor" or "first floor" stands here."""
    ordinal = tokens[at].text.startswith("#") or tokens[at].text in _ORDINALS
    return ordinal and at + 1 < len(tokens) and tokens[at + 1].text in floors(country)


def until_extra(tokens: tuple[Token, ...], country: str, types: frozenset[str]) -> tuple[tuple[Token, ...], ...]:
    """Cut (street, the rest) where a flat, a floor or a lone number after the street's name begins."""
    words = 0
    for at, token in enumerate(tokens):
        if words and (token.text == "#" or is_floor(tokens, at, country) or _extra(tokens, at, country, types)):
            return tokens[:at], tokens[at:]
        words += token.text.isalpha() or token.text.startswith("#")
    return tokens, ()


def _extra(tokens: tuple[Token, ...], at: int, country: str, types: frozenset[str]) -> bool:
    """Whether a word that counts flats, or a number that is no street's, stands here."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.number:
        return tokens[at - 1].text not in _NUMBERED and (after is None or after.text not in types)
    if after is None:
        return False
    said = token.text in units(country) | floors(country) | buildings(country)
    return (said and bool(counted(tokens, at + 1)[0])) or (after.glued and after.number)


def counted(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return (number or letter of a flat, where it ends): ``12``, ``12b``, ``f-1``, ``#300``; ("", at) when none."""
    start = at
    while at < len(tokens) and tokens[at].text == "#":
        at += 1
    if at >= len(tokens) or not (tokens[at].number or len(tokens[at].text) == 1 or _glued_number(tokens, at)):
        return "", start
    value, at = tokens[at].text, at + 1
    while at < len(tokens) and (tokens[at].glued or tokens[at].text in "-/") and not tokens[at].text.startswith("#"):
        between = value[-1].isdecimal() and at + 1 < len(tokens) and tokens[at + 1].number
        value += "-" if tokens[at].text in "-/" and between else tokens[at].text.strip("-/")
        at += 1
    return value.lstrip("0") or value, at


def _glued_number(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text.isalpha() and at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].number


def read_extras(tokens: Sequence[Token], house: House, country: str) -> None:
    """Read flats, floors and blocks into ``house``; the words left over go to its rest."""
    words: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        value, end = counted(tokens, at + 1)
        if is_floor(tokens, at, country):
            at += 2
        elif value and token.text in floors(country):
            at = end
        elif value and token.text in buildings(country) and not house.building:
            house.building, at = value, end
        elif value and token.text in units(country):
            house.unit, at = house.unit or value, end
        elif token.number or token.text == "#" or _glued_number(tokens, at):
            value, end = counted(tokens, at)
            house.unit, at = house.unit or value, max(end, at + 1)
        else:
            words += [token.text] if token.text.isalpha() else []
            at += 1
    if words:
        house.rest.append(" ".join(words))
