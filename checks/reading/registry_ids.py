"""Numbers of the public registers on a page, each with its own check digit or its label."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from stdnum.fi import ytunnus
from stdnum.no import orgnr
from stdnum.pl import nip, regon
from stdnum.ru import inn

from data.facts import Found, Where

_GB = (
    r"(?:company|registration|registered(?: in [\w ]{2,30}?)?)\s*"
    r"(?:reg(?:istration)?)?\.?\s*(?:no|nr|number|num)?\.?\s*[:#]?\s*"
    r"((?:[A-Z]{2})?\d{6,8})\b"
)
_SEVEN = re.compile(r"(?:\d[ .–-]{0,3}){6}\d")
_RULES: tuple[tuple[str, re.Pattern[str], Any], ...] = (
    ("FI", re.compile(r"(?<![\d-])(\d{6,7}\s?[-–]\s?\d)(?![\d-])"), ytunnus),
    ("FI", re.compile(r"\bFI[- ]?(\d{8})\b"), ytunnus),
    (
        "NO",
        re.compile(r"(?:org\w*[\s.:-]*(?:nr|nummer|no)?|foretaks\w*|NO)[\s.:]*(\d{3}[ .]?\d{3}[ .]?\d{3})(?!\d)", re.I),
        orgnr,
    ),
    ("NO", re.compile(r"(?<!\d)(\d{3}[ .]?\d{3}[ .]?\d{3})\s?MVA\b"), orgnr),
    ("PL", re.compile(r"\bNIP(?:\s*UE)?[\s.:]*(?:PL)?\s?(\d{3}[- ]?\d{2,3}[- ]?\d{2}[- ]?\d{2,3})(?!\d)", re.I), nip),
    ("PL", re.compile(r"\bREGON[\s.:]*(\d{9}(?:\d{5})?)(?!\d)", re.I), regon),
    ("PL", re.compile(r"\bKRS[\s.:]*(?:nr)?[\s.:]*(\d{10})(?!\d)", re.I), None),
    ("RU", re.compile(r"ИНН(?:\s*/\s*КПП)?[\s.:№]*(\d{10}(?:\d\d)?)(?!\d)", re.I), inn),
    ("RU", re.compile(r"ОГРН(?:ИП)?[\s.:№]*(\d{13}(?:\d\d)?)(?!\d)", re.I), None),
    ("GB", re.compile(_GB, re.I), None),
)


def read(lines: Iterable[str]) -> Iterator[Found[str]]:
    """Yield Y-tunnus, orgnr, NIP, REGON, KRS, INN, OGRN and British company numbers, digits as registered."""
    for line in lines:
        if not _SEVEN.search(line):
            continue
        for country, pattern, rule in _RULES:
            for match in pattern.finditer(line[:4000]):
                number = re.sub(r"[\s.]", "", match[1]).replace("–", "-")
                if rule is None or rule.is_valid(number):
                    yield Found(value=_written(country, number), where=Where.TEXT, quote=match[0])


def _written(country: str, number: str) -> str:
    digits = number.replace("-", "")
    if country == "FI":
        return f"{digits[:-1].zfill(7)}-{digits[-1]}"
    return digits.upper()
