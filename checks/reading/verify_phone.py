"""Whether a page shows a declared phone number, in whatever spelling."""

import re
from collections.abc import Sequence

from phonenumbers import NumberParseException, national_significant_number, parse

from checks.reading import phones
from checks.reading.masks import mask
from data import phone
from data.company import Company
from data.facts import Facts, Where
from data.match import Match

_GAP = r"[\s().\-/\u2010-\u2015\u2212·•*\[\]]{0,4}"
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_VANITY = re.compile(r"(?<!\w)\d[\d().\s-]{1,8}[A-Z\d][A-Z\d\s-]{5,12}(?!\w)")


def phone_on(company: Company, facts: Facts, lines: Sequence[str]) -> Match:
    """Return ``same`` when a number of the card stands on the page, ``different`` when only others do and one of
    them is labelled as a phone, or is the card's with a slip; else ``unsure``: sites swap bare numbers to count calls.
    """
    declared = {number for text in company.phones for number in phone.parse(text, company.country) or {text}}
    found = {one.value for one in facts.phones}
    if not declared:
        return Match.ABSENT
    if declared & found:
        return Match.SAME
    if declared & {one.value for one in facts.faxes}:
        return Match.UNSURE
    if any(_spelled(number, company.country, lines) for number in declared):
        return Match.SAME
    if not found:
        return Match.ABSENT
    labelled = any(one.where is not Where.TEXT for one in facts.phones) or _labelled(lines, facts.country)
    slip = any(_slip(number, other) for number in declared for other in found)
    return Match.DIFFERENT if labelled or slip else Match.UNSURE


def _labelled(lines: Sequence[str], country: str) -> bool:
    return any(kind in ("tel", "both") for _, kind in phones.texts(lines, country))


def _slip(declared: str, shown: str) -> bool:
    """Whether two numbers are one but for a wrong digit, or two that changed places."""
    off = [at for at, (a, b) in enumerate(zip(declared, shown, strict=False)) if a != b]
    if len(declared) != len(shown) or not 0 < len(off) <= 2:
        return False
    swapped = len(off) == 2 and declared[off[0]] == shown[off[1]] and declared[off[1]] == shown[off[0]]
    return len(off) == 1 or swapped


def _spelled(number: str, country: str, lines: Sequence[str]) -> bool:
    """Whether the digits of ``number`` stand in a line, alone or after a trunk or country prefix."""
    try:
        national = national_significant_number(parse(number, country or None))
    except NumberParseException:
        national = re.sub(r"\D", "", number)
    if len(national) < 5:
        return False
    pattern = re.compile(r"(?<!\d)(?:\+?\d{1,3}" + _GAP + r"|\(?0\)?" + _GAP + ")?" + _GAP.join(national) + r"(?!\d)")
    tail = national[-3:]
    before = ""
    for line in lines:
        if tail in re.sub(r"\D", "", line) and pattern.search(mask(line, before)):
            return True
        before = line
    return any(national in re.sub(r"\D", "", found.translate(_KEYS)) for found in _vanities(lines))


def _vanities(lines: Sequence[str]) -> list[str]:
    return [match[0] for line in lines if any(map(str.isupper, line)) for match in _VANITY.finditer(line)]
