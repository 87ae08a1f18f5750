"""Street addresses: the same door under another spelling is the same address."""

from functools import lru_cache

from data.address_lexer import LONGEST
from data.address_parts import Parts, take_apart
from data.address_same import same_places, same_street
from data.company import Address
from data.match import Match

__all__ = ["Parts", "compare", "parse"]


def parse(text: str | Address, country: str = "") -> Parts:
    """Take an address apart in the way of ``country`` (ISO 3166 alpha-2); what is not there stays empty."""
    if isinstance(text, Address):
        return take_apart(_line(text)[:LONGEST], (text.country or country).upper())
    return take_apart(text[:LONGEST], country.upper())


def compare(a: str | Address | None, b: str | Address | None, country: str | None = "") -> Match:
    """Compare two addresses part by part.

    ``different``: another house number, letter, flat, side of the compass or street, or the same
    street in another town. ``minor``: spelling, street type or postcode only. A letter or flat on
    one side only is the same; a street or number on one side only is unsure.
    """
    return _compare(a or "", b or "", country or "")


@lru_cache(maxsize=2_000)
def _compare(a: str | Address, b: str | Address, country: str) -> Match:
    """Nine checks ask of the same row."""
    if not str(a).strip(" ,") or not str(b).strip(" ,"):
        return Match.ABSENT
    left, right = parse(a, country), parse(b, country)
    if not left.words or not right.words:
        return _without_street(left, right)
    verdicts = (_house(left, right), _street(left, right), _place(left, right))
    for verdict in (Match.DIFFERENT, Match.UNSURE, Match.MINOR):
        if verdict in verdicts:
            return verdict
    return Match.SAME


def _line(address: Address) -> str:
    """Write an address on one line, each part between commas."""
    return ", ".join(part for part in (address.street, f"{address.postcode} {address.city}".strip()) if part)


def _without_street(left: Parts, right: Parts) -> Match:
    """Compare post boxes; anything else without a street leaves too much open."""
    if left.postbox and left.postbox == right.postbox:
        return _place(left, right)
    return Match.DIFFERENT if left.postbox and right.postbox else Match.UNSURE


def _street(left: Parts, right: Parts) -> Match:
    """Compare streets; what has neither number nor type may be a building or a district."""
    verdict = same_street(left, right)
    whole = (left.number and right.number) or (left.kind and right.kind)
    return Match.UNSURE if verdict is Match.DIFFERENT and not whole else verdict


def _house(left: Parts, right: Parts) -> Match:
    if left.direction and right.direction and left.direction != right.direction:
        return Match.DIFFERENT
    if left.number is None or right.number is None:
        return Match.SAME if left.number == right.number else Match.UNSURE
    if left.number[1] < right.number[0] or right.number[1] < left.number[0]:
        return Match.DIFFERENT
    pairs = ((left.letter, right.letter), (left.building, right.building), (left.unit, right.unit))
    if any(mine and theirs and mine != theirs for mine, theirs in pairs):
        return Match.DIFFERENT
    return Match.MINOR if left.building != right.building else Match.SAME


def _place(left: Parts, right: Parts) -> Match:
    """Compare town and postcode: one of them may be written otherwise, both together may not."""
    codes = bool(left.postcode and right.postcode)
    towns = same_places(left.places, right.places)
    if codes and left.postcode == right.postcode:
        return Match.SAME
    if towns is False:
        far = codes and left.postcode[:2] != right.postcode[:2]
        return Match.DIFFERENT if far else Match.UNSURE
    return Match.MINOR if codes and towns is not None else Match.UNSURE if codes else Match.SAME
