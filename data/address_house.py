"""Where the house number stands in an address, and which tokens are the street's."""

from collections.abc import Sequence

from data.address_extras import House, buildings, counted, floors, is_floor, read_extras, units, until_extra
from data.address_lexer import NUMBER_FIRST, WORDS, Segments, Token

_W = WORDS["words"]
_HOUSE, _PLACE, _NUMBERED = (frozenset(_W[name]) for name in ("house", "place", "numbered"))
_TYPES = frozenset(name for group in WORDS["types"].values() for kind in group for name in kind)
_ENGLISH_TYPES = frozenset(name for kind in WORDS["types"]["common"] for name in kind)
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "ya", "y", "i", "oy", "go", "e", "aya", "yy", "iy", "ja"})
_UNIT_FIRST = frozenset({"CA", "AU", "NZ"})
_WIDEST = 60
"""House numbers; a range that spans more is two numbers of something else."""

Piece = tuple[Token, ...]


def read_house(cut: Segments) -> House:
    """Find house number and street among the segments."""
    house = House()
    pieces = [_close(piece) for piece in cut.street if piece]
    if not pieces:
        return house
    if cut.country in NUMBER_FIRST:
        pieces = [left for piece in pieces if (left := _without_flat(piece, house, cut.country))]
        if (found := _front(pieces)) is not None:
            _read_front(pieces, found, house, cut.country)
        if found is not None or not pieces:
            return house
    at, start, before = _find(pieces, cut.country)
    used = {at}
    if start is None:
        house.street, tail = until_extra(pieces[at], cut.country, _TYPES)
    elif before:
        house.street = pieces[at][:start] or pieces[at - 1]
        used |= set() if pieces[at][:start] else {at - 1}
        tail = _number(pieces[at][start:], house, cut.country)
    else:
        house.street, tail = until_extra(_number(pieces[at][start:], house, cut.country), cut.country, _TYPES)
    read_extras(tail, house, cut.country)
    for i, piece in enumerate(pieces):
        if i not in used:
            read_extras(piece, house, cut.country)
    return house


def _close(piece: Sequence[Token]) -> Piece:
    """Make one word of an ordinal: ``71st``, ``1-ya``."""
    made: list[Token] = []
    at = 0
    while at < len(piece):
        token, follower = piece[at], piece[at + 1 : at + 3]
        if token.number and follower and follower[0].glued and follower[0].text in _SUFFIXES:
            made.append(Token(f"#{int(token.text[:9])}", token.glued))
            at += 2
        elif token.number and [f.text for f in follower[:1]] == ["-"] and follower[-1].text in _SUFFIXES:
            made.append(Token(f"#{int(token.text[:9])}", token.glued))
            at += 3
        else:
            made.append(token)
            at += 1
    return tuple(made)


def _without_flat(piece: Piece, house: House, country: str) -> Piece:
    """Read "Unit 4" or "Level 2" off the front of a segment; drop "No" before a number."""
    if len(piece) > 1 and piece[0].text in _HOUSE and piece[1].number:
        return piece[1:]
    value, end = counted(piece, 1)
    if value and piece[0].text in units(country) | floors(country):
        read_extras(piece[:end], house, country)
        return _without_flat(piece[end:], house, country) if piece[end:] else ()
    return piece


def _front(pieces: list[Piece]) -> tuple[int, int] | None:
    """Return (segment, token) of a house number that stands before its street."""
    for at, piece in enumerate(pieces):
        if len(piece) > 1 and piece[0].number and any(_named(token) for token in piece[1:]):
            return at, 0
    for types in (_ENGLISH_TYPES, None):
        for at, piece in enumerate(pieces):
            for i in range(len(piece) - 1, 0, -1):
                after = [token.text for token in piece[i + 1 :]]
                fits = any(text in types for text in after) if types else any(map(_named, piece[i + 1 :]))
                if piece[i].number and fits and not _is_counted(piece, i):
                    return at, i
    return None


def _is_counted(piece: Piece, at: int) -> bool:
    """Whether a number counts flats, or is a road's name."""
    words = units("GB") | buildings("GB") | _NUMBERED
    return piece[at - 1].text in words or piece[at - 1].text in "#-/" or is_floor(piece, at, "GB") or piece[at].glued


def _read_front(pieces: list[Piece], found: tuple[int, int], house: House, country: str) -> None:
    """Read "number street, rest"; the building's name before the number tells nothing of the place."""
    at, start = found
    house.street, tail = until_extra(_number(pieces[at][start:], house, country), country, _ENGLISH_TYPES)
    read_extras(tail, house, country)
    for piece in (pieces[at][:start], *pieces[:at]):
        read_extras(piece, house, country)
        del house.rest[bool(tail and house.rest) :]
    for piece in pieces[at + 1 :]:
        read_extras(piece, house, country)


def _find(pieces: list[Piece], country: str) -> tuple[int, int | None, bool]:
    """Return (segment, token or None, whether the street stands before the number)."""
    extras = units(country) | buildings(country)
    for at, piece in enumerate(pieces):
        words = 0
        for i, token in enumerate(piece):
            if token.number and words:
                return at, i - 1 if piece[i - 1].text in _HOUSE and words > 1 else i, True
            named = token.text.isalpha() and (len(token.text) > 1 or i == 0) and token.text not in _TYPES | _HOUSE
            words += (named and token.text not in extras) or token.text.startswith("#")
    for at, piece in enumerate(pieces):
        if at and _starts_with_number(piece) and not _is_place(pieces[at - 1]):
            return at, 0, True
    for at, piece in enumerate(pieces):
        if len(piece) > 1 and piece[0].number and any(map(_named, piece[1:])):
            return at, 0, False
    return _street_without_number(pieces), None, False


def _named(token: Token) -> bool:
    return token.text.isalpha() or token.text.startswith("#")


def _starts_with_number(piece: Piece) -> bool:
    return piece[0].number or (len(piece) > 1 and piece[0].text in _HOUSE and piece[1].number)


def _is_place(piece: Piece) -> bool:
    return piece[0].text in _PLACE or piece[-1].text in _PLACE


def _street_without_number(pieces: list[Piece]) -> int:
    for at, piece in enumerate(pieces):
        if any(token.text in _TYPES for token in piece) and not _is_place(piece):
            return at
    return next((at for at, piece in enumerate(pieces) if not _is_place(piece)), 0)


def _number(tokens: Piece, house: House, country: str) -> Piece:
    """Read the number, its range and letter; return what follows."""
    at = 1 if tokens[0].text in _HOUSE and len(tokens) > 1 and tokens[1].number else 0
    first = int(tokens[at].text[:9])
    house.number = (first, first)
    at = _letter(tokens, at + 1, house, country)
    if len(tokens) > at + 1 and tokens[at].text in ("-", "/") and tokens[at + 1].number:
        _second(tokens[at].text, tokens[at + 1].text, first, house, country)
        at = _letter(tokens, at + 2, house, country)
    elif country in NUMBER_FIRST and len(tokens) > at + 1 and tokens[at].number and tokens[at + 1].text not in _TYPES:
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
    if country in _UNIT_FIRST and (sign == "/" or last > first + _WIDEST):
        house.unit, house.number = str(first), (int(text[:9]), int(text[:9]))
    elif ranged and (sign == "-" or (last >= 50 and last - first <= 20)):
        house.number = (first, last)
    elif sign == "/" and country == "RU":
        house.building = text
    else:
        house.unit = text


def _letter(tokens: Piece, at: int, house: House, country: str) -> int:
    """Take the letter of the house: ``12b``, ``12 B``; not a word that names what its number counts."""
    if len(tokens) <= at or house.letter:
        return at
    token = tokens[at]
    if token.text == "-" and len(tokens) > at + 1 and len(tokens[at + 1].text) == 1 and tokens[at + 1].text.isalpha():
        house.letter = tokens[at + 1].text
        return at + 2
    if len(token.text) != 1 or not token.text.isalpha() or (country in NUMBER_FIRST and not token.glued):
        return at
    flat = len(tokens) > at + 1 and tokens[at + 1].number
    if (
        flat
        and token.text in _HOUSE | buildings(country) | units(country)
        and not (token.glued and country not in ("RU", ""))
    ):
        return at
    house.letter = token.text
    if flat and country not in NUMBER_FIRST:
        value, end = counted(tokens, at + 1)
        house.unit = house.unit or value
        return end
    return at + 1
