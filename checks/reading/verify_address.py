"""Whether a page shows a declared street address, in whatever spelling."""

import re
from collections.abc import Iterator, Sequence

from checks.reading.alignment import aligned, tokens
from checks.reading.tree import CELL
from data import address
from data.address import Parts
from data.address_lexer import fold
from data.company import Address, Company
from data.facts import Facts
from data.match import Match

_TOKEN = re.compile(r"[^\s,|•·;]+")
_BEFORE, _AFTER = 7, 9
"""Words looked at on each side of a house number."""
_MOST = 40
"""House numbers looked at."""


def address_on(company: Company, facts: Facts, lines: Sequence[str]) -> Match:
    """Return ``same`` or ``minor`` when the card's address stands on the page, ``different`` when the page
    names another number of that street or only other addresses, ``unsure`` when that cannot be told.
    """
    declared = company.address
    if declared is None or not declared.street:
        return Match.ABSENT
    country = company.country
    told = [address.compare(declared, one.value, country) for one in facts.addresses]
    laid = aligned(declared.street, tokens("\n".join(lines)))
    if laid is Match.DIFFERENT:
        return Match.DIFFERENT
    if Match.SAME in told:
        return Match.SAME
    street = Address(street=declared.street, country=declared.country)
    parts = address.parse(street, country)
    if laid.agrees:
        return _place_too(declared, facts, country, laid)
    seen = {address.compare(street, window, country) for window in _windows(parts, lines)}
    if Match.SAME in seen or Match.MINOR in seen:
        return _place_too(declared, facts, country, Match.SAME if Match.SAME in seen else Match.MINOR)
    if Match.MINOR in told:
        return Match.MINOR
    if _near(parts, lines):
        return Match.UNSURE
    rivals = {address.compare(street, window, country) for window in _rivals(parts, lines)}
    if Match.DIFFERENT in told or Match.DIFFERENT in rivals:
        return Match.DIFFERENT
    return Match.UNSURE if Match.UNSURE in told else Match.ABSENT


def _place_too(declared: Address, facts: Facts, country: str, seen: Match) -> Match:
    """The street stands there; if every address told of that street is in another town, it is another one."""
    street = Address(street=declared.street, country=declared.country)
    same = [
        one.value
        for one in facts.addresses
        if address.compare(street, Address(street=one.value.street), country).agrees
    ]
    told = {address.compare(declared, one, country) for one in same if one.city or one.postcode}
    if told and not told & {Match.SAME, Match.MINOR, Match.UNSURE}:
        return Match.DIFFERENT
    return Match.MINOR if told == {Match.MINOR} else seen


def _windows(parts: Parts, lines: Sequence[str]) -> Iterator[str]:
    """Yield stretches of text around each standing of the declared house number, short ones first."""
    if parts.number is None:
        words = [word for word in parts.words if len(word) > 3]
        yield from (line for line in lines if words and len(line) < 120 and all(_has(line, word) for word in words))
        return
    number = re.compile(rf"(?<!\d){parts.number[0]}(?!\d)")
    yield from _around(number, lines)


def _rivals(parts: Parts, lines: Sequence[str]) -> Iterator[str]:
    """Yield stretches in which the declared street stands with any number."""
    word = max(parts.words, key=len, default="")
    if len(word) > 2:
        named = [_joined(lines, index) for index, line in enumerate(lines) if _has(line, word)]
        yield from _around(re.compile(r"(?<![\d-])\d{1,5}(?!\d|[.-]\d)"), named)


def _near(parts: Parts, lines: Sequence[str]) -> bool:
    """Whether declared number and street stand close together though no stretch compares as equal."""
    word = max(parts.words, key=len, default="")
    if parts.number is None or len(word) < 4:
        return False
    number = re.compile(rf"(?<!\d){parts.number[0]}(?![\d])")
    return any(number.search(line) and _has(line, word) for line in lines if len(line) < 200)


def _around(number: re.Pattern[str], lines: Sequence[str]) -> Iterator[str]:
    found = 0
    for index, line in enumerate(lines):
        if not number.search(line):
            continue
        text = _joined(lines, index) if len(line) < 60 else line.replace(CELL, " , ")
        spans = [match.span() for match in _TOKEN.finditer(text[:3000])]
        for at, (start, end) in enumerate(spans):
            if number.search(text[start:end]):
                found += 1
                yield from _stretches(text, spans, at)
                if found >= _MOST:
                    return


def _stretches(text: str, spans: Sequence[tuple[int, int]], at: int) -> Iterator[str]:
    """Yield stretches that begin at the number, then those that end at or soon after it."""
    for last in range(at + 1, min(at + _AFTER, len(spans))):
        yield text[spans[at][0] : spans[last][1]]
    for first in range(at - 1, max(at - _BEFORE, -1), -1):
        for last in range(at, min(at + 4, len(spans))):
            yield text[spans[first][0] : spans[last][1]]


def _joined(lines: Sequence[str], index: int) -> str:
    """A line and the next, since a street may break after its number or before its unit."""
    following = lines[index + 1] if index + 1 < len(lines) else ""
    return f"{lines[index]}, {following[:80]}".replace(CELL, " , ")


def _has(line: str, word: str) -> bool:
    """Whether a folded word of a street stands in a line; long words may end otherwise."""
    stem = word if len(word) < 7 else word[:-2]
    return stem in fold(line)
