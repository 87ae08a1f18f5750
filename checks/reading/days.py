"""Dates written out in text, read without guessing: a day, a month and a year must all be there."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "jan|tammik|янв|stycz|enero|gennaio|ledna",
    "feb|helmik|фев|lut|fév|febb|únor",
    "mar(?!rask)|maalisk|мар|mär|břez",
    "apr|huhtik|апр|kwie|abr|avr|dubn",
    "may|mai|maj|toukok|ма[йя]|květ",
    "jun|kesäk|июн|czerw|juin|giugno|června",
    "jul|heinäk|июл|lip|juil|luglio|červenc",
    "aug|elok|авг|sierp|agosto|août|srp",
    "sep|syysk|сен|wrze|settem|set\\b|září",
    "o[ck]t|lokak|окт|pa[zź]dz|ott|říj",
    "nov|marrask|ноя|listop|lis\\b",
    "de[csz]|joulu|дек|grud|dic|dez|pros",
)
_NAMES = [re.compile(names, re.I) for names in _MONTHS]
_ANY_MONTH = "(?:" + "|".join(_MONTHS) + r")[^\W\d_]{0,9}\.?"
_AFTER_A_DASH = r"(?<=\d\.-)|(?<=\d\.\s-)|(?<=(?:19|20)\d\d-)|(?<=\d\.\d\d-)|(?<=\d\.\d-)"
"""The end of a stretch of days: 24.-26.12.2025, 24.12-2.1.2026, 1.11.2025-2.1.2026."""
_DAYS_BEFORE = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s?-\s?)?"
"""Its beginning where that is a day alone: 24-26 December 2025, 1-8.01.2026."""
_PATTERNS = re.compile(
    rf"(?:(?<![\d/.-])|{_AFTER_A_DASH})(?:"
    r"(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>0?[1-9]|1[0-2])[-/.](?P<d1>3[01]|[12]\d|0?[1-9])(?!\d)"
    rf"|{_DAYS_BEFORE}(?P<d2>3[01]|[12]\d|0?[1-9])\s?[./-]\s?(?P<m2>0?[1-9]|1[0-2])\s?[./-]\s?(?P<y2>(?:19|20)\d\d)(?!\d)"
    r"|(?P<m3>0?[1-9]|1[0-2])/(?P<d3>3[01]|[12]\d|0?[1-9])/(?P<y3>(?:19|20)\d\d)(?!\d)"
    rf"|{_DAYS_BEFORE}(?P<d4>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\.?(?:\s+(?:of|de))?[\s-]{{0,2}}(?P<m4>{_ANY_MONTH})(?:\s+de)?,?[\s-]{{0,2}}(?P<y4>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<m5>{_ANY_MONTH})\s*(?P<d5>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s*,?\s+(?P<y5>(?:19|20)\d\d)(?!\d)"
    r")"
)
_CENTURY = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)")
YEAR = re.compile(r"(?<![\d.,/€$£+-])((?:19|20)\d\d)(?![\d%]|[.,]\d|\s?(?:kr|€|zł|руб|km|m²|sq))")


def find(text: str) -> Iterator[tuple[date, int, int]]:
    """Yield every full date with where it starts and ends; 13/01/2020 is the 13th, 01/13/2020 too."""
    if not _CENTURY.search(text):
        return
    for match in _PATTERNS.finditer(text.lower()):
        for form in "12345":
            if match[f"y{form}"]:
                month = month_of(match[f"m{form}"])
                if month and (day := _date(int(match[f"y{form}"]), month, int(match[f"d{form}"]))):
                    yield day, match.start(), match.end()
                break


def month_of(word: str) -> int:
    """Return the number of a month named in any of our languages, 0 if it is none."""
    if word.isdigit():
        return int(word)
    return next((number for number, names in enumerate(_NAMES, 1) if names.match(word)), 0)


def iso(text: str) -> date | None:
    """Read the day of an ISO 8601 or RFC 822 text, as machines write it."""
    match = _ISO.match(text.strip())
    if match:
        return _date(int(match[1]), int(match[2]), int(match[3]))
    return next((day for day, _, _ in find(text[:60])), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
