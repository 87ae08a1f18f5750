"""Where the house number stands in an address, and which tokens are the street's."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.address_lexer import NUMBER_FIRST, WORDS, Segments, Token

_W = WORDS["words"]
_HOUSE, _BUILDING, _UNIT, _FLOOR = (frozenset(_W[name]) for name in ("house", "building", "unit", "floor"))
_ORDINALS = frozenset(_W["ordinals"])
_PLACE = frozenset(_W["place"])
_DIRECTIONS: dict[str, str] = _W["directions"]
_TYPES = {name for group in WORDS["types"].values() for kind in group for name in kind}
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "ya", "y", "i", "oy", "go", "e", "aya", "yy", "iy", "ja"})
_WIDEST = 60
"""House numbers; a range that spans more is two numbers of something else."""


@dataclass(slots=True)
class House:
    """What was read of the house, the tokens of its street, and what is left (town, district)."""

    number: tuple[int, int] | None = None
    letter: str = ""
    building: str = ""
    unit: str = ""
    street: tuple[Token, ...] = ()
    rest: list[str] = field(default_factory=list)


def read_house(cut: Segments) -> House:
    """Find house number and street among the segments."""
    house = House()
    pieces = [_close(piece) for piece in cut.street if piece]
    if not pieces:
        return house
    at, start, before = _find(pieces, cut.country)
    if at is None:
        at = _street_without_number(pieces)
        street, tail = _until_extra(pieces[at])
        house.street = street
        _tail(tail, house, cut.country)
    elif before:
        house.street = pieces[at][:start] or pieces[at - 1]
        _tail(_number(pieces[at][start:], house, cut.country), house, cut.country)
    else:
        tail = _number(pieces[at][start:], house, cut.country)
        house.street, tail = _until_extra(tail)
        _tail(tail, house, cut.country)
    used = {at, at - 1} if before and not pieces[at][:start] else {at}
    for i, piece in enumerate(pieces):
        if i not in used:
            _tail(piece, house, cut.country)
    return house


def _close(piece: Sequence[Token]) -> tuple[Token, ...]:
    """Make one word of an ordinal: ``71st``, ``1-ya``."""
    made: list[Token] = []
    at = 0
    while at < len(piece):
        token, follower = piece[at], piece[at + 1 : at + 3]
        if token.number and follower and follower[0].glued and follower[0].text in _SUFFIXES:
            made.append(Token(f"#{int(token.text)}", token.glued))
            at += 2
        elif token.number and [f.text for f in follower[:1]] == ["-"] and follower[-1].text in _SUFFIXES:
            made.append(Token(f"#{int(token.text)}", token.glued))
            at += 3
        else:
            made.append(token)
            at += 1
    return tuple(made)


def _find(pieces: list[tuple[Token, ...]], country: str) -> tuple[int | None, int, bool]:
    """Return (segment, token) of the house number, and whether the street stands before it."""
    if country in NUMBER_FIRST and (first := _leading(pieces)) is not None:
        return first, 0, False
    for at, piece in enumerate(pieces):
        words = 0
        for i, token in enumerate(piece):
            if token.number and words:
                start = i - 1 if piece[i - 1].text in _HOUSE and words > 1 else i
                return at, start, True
            named = token.text.isalpha() and (len(token.text) > 2 or i == 0) and token.text not in _TYPES | _HOUSE
            words += (named and token.text not in _UNIT | _BUILDING | _FLOOR) or token.text.startswith("#")
    for at, piece in enumerate(pieces):
        if at and _starts_with_number(piece) and not _is_place(pieces[at - 1]):
            return at, 0, True
    first = _leading(pieces)
    return (first, 0, False) if first is not None else (None, 0, False)


def _leading(pieces: list[tuple[Token, ...]]) -> int | None:
    """Return the first segment that is a number and then words."""
    for at, piece in enumerate(pieces):
        if len(piece) > 1 and piece[0].number and any(t.text.isalpha() or t.text.startswith("#") for t in piece[1:]):
            return at
    return None


def _starts_with_number(piece: tuple[Token, ...]) -> bool:
    return piece[0].number or (len(piece) > 1 and piece[0].text in _HOUSE and piece[1].number)


def _is_place(piece: tuple[Token, ...]) -> bool:
    return piece[0].text in _PLACE or piece[-1].text in _PLACE


def _street_without_number(pieces: list[tuple[Token, ...]]) -> int:
    for at, piece in enumerate(pieces):
        if any(token.text in _TYPES for token in piece) and not _is_place(piece):
            return at
    return next((at for at, piece in enumerate(pieces) if not _is_place(piece)), 0)


def _number(tokens: tuple[Token, ...], house: House, country: str) -> tuple[Token, ...]:
    """Read the number, its range and letter; return what follows."""
    at = 1 if tokens[0].text in _HOUSE else 0
    first = int(tokens[at].text[:9])
    house.number = (first, first)
    at += 1
    at = _letter(tokens, at, house, country)
    if len(tokens) > at + 1 and tokens[at].text in ("-", "/") and tokens[at + 1].number:
        _second(tokens[at].text, tokens[at + 1].text, first, house, country)
        at = _letter(tokens, at + 2, house, country)
    elif country in NUMBER_FIRST and len(tokens) > at + 1 and tokens[at].number and not _names_street(tokens, at):
        last = int(tokens[at].text[:9])
        if first < last <= first + _WIDEST:
            house.number = (first, last)
            at += 1
    elif len(tokens) > at + 1 and tokens[at].text == "/" and len(tokens[at + 1].text) == 1:
        house.letter = house.letter or tokens[at + 1].text
        at += 2
    return tokens[at:]


def _second(sign: str, text: str, first: int, house: House, country: str) -> None:
    """Read what stands after a dash or slash: the end of a range, or a flat."""
    last = int(text[:9])
    if last < first and len(text) < len(str(first)):
        last = int(str(first)[: -len(text)] + text)
    ranged = first < last <= first + _WIDEST
    if sign == "/" and not (ranged and last >= 50 and last - first <= 20):
        if country == "RU":
            house.building = text
        else:
            house.unit = text
    elif ranged:
        house.number = (first, last)
    else:
        house.unit = text


def _names_street(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a second number is the street's name: ``124 113 St``."""
    return len(tokens) <= at + 1 or tokens[at + 1].text in _TYPES


def _letter(tokens: tuple[Token, ...], at: int, house: House, country: str) -> int:
    """Take the letter of the house: ``12b``, ``12 B``; not a word that names what its number counts."""
    if len(tokens) <= at or house.letter:
        return at
    token = tokens[at]
    if token.text == "-" and len(tokens) > at + 1 and len(tokens[at + 1].text) == 1 and tokens[at + 1].text.isalpha():
        house.letter = tokens[at + 1].text
        return at + 2
    if len(token.text) != 1 or not token.text.isalpha() or (country in NUMBER_FIRST and not token.glued):
        return at
    counted = len(tokens) > at + 1 and tokens[at + 1].number
    if counted and token.text in _HOUSE | _BUILDING | _UNIT and not (token.glued and country not in ("RU", "")):
        return at
    house.letter = token.text
    if counted and country not in NUMBER_FIRST:
        house.unit = house.unit or tokens[at + 1].text
        return at + 2
    return at + 1


def _until_extra(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Cut street tokens where a flat, a floor or a lone number after the name begins."""
    words = 0
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        floor = after is not None and after.text in _FLOOR and _ordinal(token)
        extra = token.text in _UNIT | _FLOOR | {"building", "bldg"} and after is not None and words
        trailing = token.number and words and (after is None or after.text not in _TYPES)
        numbered = words and after is not None and after.glued and after.number
        if words and (floor or extra or trailing or numbered or token.text == "#"):
            return tokens[:at], tokens[at:]
        words += token.text not in _DIRECTIONS
    return tokens, ()


def _tail(tokens: tuple[Token, ...], house: House, country: str) -> None:
    """Read letter, building and flat after the number; the words left over are places."""
    words: list[str] = []
    at = 0
    while at < len(tokens):
        token, value = tokens[at], _value(tokens, at + 1)
        if (token.text in _FLOOR and value) or (_ordinal(token) and _is(tokens, at + 1, _FLOOR)):
            at += 2
        elif value and token.text in _building_words(country) and not house.building:
            house.building = value
            at += 2
        elif value and (token.text in _UNIT or token.text == "#") and not house.unit:
            house.unit = value
            at += 2
        elif token.number or (value and tokens[at + 1].glued and tokens[at + 1].number):
            house.unit = house.unit or (token.text if token.number else token.text + value)
            at += 1 if token.number else 2
        else:
            words += [token.text] if token.text.isalpha() else []
            at += 1
    if words:
        house.rest.append(" ".join(words))


def _ordinal(token: Token) -> bool:
    return token.text.startswith("#") or token.text in _ORDINALS


def _building_words(country: str) -> frozenset[str]:
    return _BUILDING if country in ("RU", "") else _BUILDING - {"k", "str"}


def _is(tokens: tuple[Token, ...], at: int, words: frozenset[str]) -> bool:
    return at < len(tokens) and tokens[at].text in words


def _value(tokens: tuple[Token, ...], at: int) -> str:
    """Return the number or single letter at a place, or an empty string."""
    if at >= len(tokens):
        return ""
    text = tokens[at].text
    return text if text.isdecimal() or (len(text) == 1 and text.isalpha()) else ""
