"""Phone numbers: every way of writing one leads to the same E.164 value."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers as pn

from data.match import Match

_LONGEST = 250
"""Characters; anything longer is prose, not a phone number."""

_LIST = re.compile(r"[,;/|\n]|\s(?:or|tai|eller|lub|или)\s")
_EXTENSION = re.compile(r"(?:;|,)?\s*(?:ext|extension|доб|wew|alanumero)\b.*$", re.IGNORECASE)
_REMARK = re.compile(r"\((?=[^()]*[^\W\d_])[^()]*\)")
"""A bracket with a word in it: ``(weekdays 9-16)``."""
_ONLY_PHONE = re.compile(r"[\d\s()+./\-]+")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"), "-")


def parse(text: str, country: str | None) -> frozenset[str]:
    """Return every valid E.164 reading of ``text``, as dialled from ``country`` (ISO 3166 alpha-2).

    More than one reading is possible: digits without a plus may or may not begin with the
    country's own code. An empty set means that nothing in it can be dialled.
    """
    return _parsed(text, (country or "").upper()) if len(text) <= _LONGEST else frozenset()


@lru_cache(maxsize=8192)
def _parsed(text: str, country: str) -> frozenset[str]:
    """The same few numbers are compared all through a check."""
    plain = _plain(text)
    whole = _readings(plain, country)
    if whole or not _LIST.search(plain):
        return whole
    return frozenset().union(*(_readings(part, country) for part in _LIST.split(plain)))


def compare(a: str | None, b: str | None, country: str | None) -> Match:
    """Compare two numbers as a caller in ``country`` would dial them.

    Digits that are nobody's number (one dropped, one too many) are different from a real number,
    but a number that only lacks its area code is unsure, like anything that is not a number.
    """
    if not a or not b or not a.strip() or not b.strip():
        return Match.ABSENT
    left, right = parse(a, country), parse(b, country)
    if left & right:
        return Match.SAME
    if left and right:
        return Match.DIFFERENT
    if not left and not right:
        return Match.SAME if _digits(a) and _digits(a) == _digits(b) else Match.UNSURE
    return _broken(a if right else b, left or right)


def show(e164: str, country: str) -> str:
    """Write a number for people: the national way at home, with its country code elsewhere."""
    try:
        number = pn.parse(e164, country or None)
    except pn.NumberParseException:
        return e164
    home = pn.region_code_for_number(number) == country.upper()
    kind = pn.PhoneNumberFormat.NATIONAL if home else pn.PhoneNumberFormat.INTERNATIONAL
    return pn.format_number(number, kind)


def _plain(text: str) -> str:
    """Drop superscripts (footnote marks), the ``tel:`` scheme, extensions and odd dashes."""
    kept = "".join(c for c in text if unicodedata.category(c) not in ("No", "Cf"))
    kept = unicodedata.normalize("NFKC", kept).translate(_DASHES).strip()
    kept = re.sub(r"^(?:tel|callto|phone)\s*:", "", kept, flags=re.IGNORECASE)
    return _EXTENSION.sub("", _REMARK.sub(" ", kept)).strip()


def _readings(text: str, country: str) -> frozenset[str]:
    return frozenset(found for form in _forms(text, country) if (found := _valid(form, country)))


def _forms(text: str, country: str) -> Iterator[str]:
    """Yield the spellings one text may stand for: as it is, and with the plus it leaves out."""
    text = re.sub(r"[/|]", " ", text)
    digits = re.sub(r"\D", "", text)
    if text.lstrip(" (").startswith(("+", "00")):
        text = text.replace("(0)", " ")
    yield text
    if country.upper() == "RU" and len(digits) == 11 and digits.startswith("8"):
        yield "+7" + digits[1:]
    if text.lstrip(" (").startswith("+") or not digits:
        return
    if digits.startswith("00"):
        yield "+" + re.sub(r"\D", "", text)[2:]
    if country.upper() == "RU" and digits.startswith("810"):
        yield "+" + digits[3:]
    if country.upper() == "PL" and digits.startswith("0"):
        yield digits[1:]
    if (code := pn.country_code_for_region(country.upper())) and digits.startswith(str(code)):
        yield "+" + digits


def _valid(text: str, country: str) -> str:
    try:
        number = pn.parse(text, country.upper() or None)
    except pn.NumberParseException:
        return ""
    return pn.format_number(number, pn.PhoneNumberFormat.E164) if pn.is_valid_number(number) else ""


def _broken(text: str, real: frozenset[str]) -> Match:
    plain = _plain(text)
    digits = _digits(plain).lstrip("0")
    if not _ONLY_PHONE.fullmatch(plain) or not 3 <= len(digits) <= 15:
        return Match.UNSURE
    return Match.UNSURE if any(number.endswith(digits) for number in real) else Match.DIFFERENT


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
