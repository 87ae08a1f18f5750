"""Address texts cut into segments of folded tokens, with postcode, country and bracketed remarks taken out."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from anyascii import anyascii

from data.names import CYRILLIC

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("address_words.toml").read_text(encoding="utf-8"))
LONGEST = 400
"""Characters; nothing longer is one address."""
NUMBER_FIRST = frozenset(WORDS["countries"]["number_first"])
_COUNTRIES = frozenset(WORDS["words"]["countries"])
_FOUR_DIGITS = frozenset({"NO", "DK"})
_ANY_POSTCODE = r"\d{5,6}|\d{2}-\d{3}"
_POSTBOX = {"FI": "pl|pb", "NO": "pb", "SE": "box"}
_ANY_POSTBOX = (
    r"p\.?\s?o\.? ?box|postboks|postilokero|postfach|postbox|skr(?:\.|ytka)? poczt(?:\.|owa)?|a/ya|abonentskiy yashchik"
)
_COUNTED = r"(?:suite|ste|unit|apt|apartment|room|flat|box|lok|kv|#|of)\.? ?$"
"""What the digits after it count; they are no postcode."""
_TOKEN = re.compile(r"(?P<gap>^|[\s.]+)?(?P<text>\d+|[a-z]+|[-/#])(?P<dot>\.)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word or one of ``- / #``."""

    text: str
    glued: bool = False
    """Whether it follows the token before without a space."""
    dotted: bool = False

    @property
    def number(self) -> bool:
        """Whether it is made of digits."""
        return self.text.isdecimal()


@dataclass(frozen=True, slots=True)
class Segments:
    """The parts of an address between commas, and what was taken out of them."""

    street: tuple[tuple[Token, ...], ...]
    """Segments that may hold street and number, in order."""
    places: tuple[str, ...]
    """What follows a postcode: town and region, folded."""
    postcode: str
    postbox: str
    country: str
    """The country whose ways of writing apply, upper case; empty when it cannot be told."""


def fold(text: str) -> str:
    """Return small Latin letters; commas, dots, dashes and slashes stay."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    plain = anyascii(re.sub("[«»„“”\"'’`´ъь]", "", plain)).casefold()
    return re.sub(r"[\n\r|;\t•·]+", ",", plain).replace("'", "")


def segments(text: str, country: str) -> Segments:
    """Cut an address; ``country`` may be empty."""
    country = country.upper() or ("RU" if CYRILLIC.search(text) else "")
    plain = re.sub(r"\([^()]*\)", " ", fold(text[:LONGEST]))
    postbox, plain = _postbox(plain, country)
    pieces = [piece.strip(" .-") for piece in plain.split(",")]
    postcode, pieces, places = _postcode([piece for piece in pieces if piece], country)
    kept = [left for piece in pieces if (left := _without_country(piece))]
    return Segments(
        street=tuple(tuple(tokens(piece)) for piece in kept),
        places=tuple(left for place in places if (left := _without_country(place))),
        postcode=re.sub(r"\W", "", postcode),
        postbox=postbox,
        country=country,
    )


def tokens(piece: str) -> Iterator[Token]:
    """Cut one folded segment into tokens."""
    end = 0
    for match in _TOKEN.finditer(piece):
        glued = match.start() == end and not match["gap"] and end > 0
        yield Token(match["text"], glued, bool(match["dot"]))
        end = match.end() - len(match["dot"] or "")


def _postbox(plain: str, country: str) -> tuple[str, str]:
    """Take a post box out: (its number, the rest)."""
    words = "|".join(filter(None, (_POSTBOX.get(country), _ANY_POSTBOX)))
    found = re.search(rf"(?:^|(?<=[\s,]))(?:{words})\.?\s*(\d+)\b", plain)
    return (found[1], f"{plain[: found.start()]},{plain[found.end() :]}") if found else ("", plain)


def _postcode(pieces: list[str], country: str) -> tuple[str, list[str], list[str]]:
    """Take the postcode out: (postcode, other segments, what followed it in its own segment)."""
    for at in range(len(pieces) - 1, -1, -1):
        for match in reversed(list(_pattern(country).finditer(pieces[at]))):
            if _is_postcode(match, pieces, at, country):
                before, after = pieces[at][: match.start()].strip(" .-"), pieces[at][match.end() :].strip(" .-")
                rest = [*pieces[:at], *([before] if before else []), *pieces[at + 1 :]]
                return match[1], rest, [after] if after else []
    return "", pieces, []


@cache
def _pattern(country: str) -> re.Pattern[str]:
    code = WORDS["postcodes"].get(country, _ANY_POSTCODE)
    return re.compile(rf"(?<![\w-])(?:[a-z]{{1,3}}-\s?)?({code})(?![\w-])")


def _is_postcode(match: re.Match[str], pieces: list[str], at: int, country: str) -> bool:
    """Tell a postcode from a house number of as many digits."""
    piece, alone = pieces[at], match[0] == pieces[at]
    if re.search(_COUNTED, piece[: match.start()]):
        return False
    if country in NUMBER_FIRST and match.start() == 0 and match[1].isdecimal():
        return alone and at > 0
    if country in _FOUR_DIGITS:
        earlier = re.search(r"\d", piece[: match.start()]) is not None
        return earlier or (match.start() == 0 and (len(pieces) > 1 or not alone))
    return True


def _without_country(piece: str) -> str:
    words = piece.split()
    for size in (4, 3, 2, 1):
        if len(words) >= size and " ".join(words[-size:]).replace(".", "") in _COUNTRIES:
            return " ".join(words[:-size])
    return piece
