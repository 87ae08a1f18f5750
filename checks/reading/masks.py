"""Digits that are no phone number, hidden before phones are looked for."""

import re

from stdnum.fi import ytunnus
from stdnum.no import orgnr

_LABELS = re.compile(
    r"(?:\b(?:VAT|TVA|NIP|REGON|KRS|BDO|EIN|DUNS|D-U-N-S|IBAN|BIC|SWIFT|ISBN|ISSN|EAN|SKU|UPC|PIN|ABN|MVA|VOEN|GLN|OVT)\b|"
    r"\b(?:ИНН|КПП|ОГРНИП|ОГРН|ОКПО|ОКВЭД|ОКАТО|ОКТМО|БИК|[рк]/с|лицензи\w*|свидетельств\w*)|"
    r"(?:расч\w*|корр?\w*)\.?\s*сч[её]т\w*|"
    r"\b(?:Y-tunnus|Y-tunn\.|ALV(?:-?numero|-?nro)?|business\s+id|tilinumero|verkkolasku\w*|viitenumero)|"
    r"\b(?:org(?:anisasjons)?\.?\s?-?n(?:r|ummer)|foretaksnummer|konto(?:nr|nummer)?|KID)|"
    r"\b(?:nr\s+konta|numer\s+konta|konto\s+bankowe|rachunek)|"
    r"\b(?:company|registration|registered|charity|licen[cs]e|lic|permit|account|order|item|part|model|serial|fein|tax|"
    r"case|docket|bar|npi|dea|ein|ref(?:erence)?|invoice|tracking|sort\s+code|reg(?:istered)?\s+in\s+\w+(?:\s+and\s+\w+)?)"
    r"\s*(?:id|no|nr|num|number|code|reg|#)\b)"
    r"(?:\s*(?:no|nr|number|numer|numero|id|UE))?[\s.:#№=]*\s*(?P<digits>(?:[A-Z]{2}\s?)?\d[\d\s\-./]{3,40}\d)",
    re.I,
)
_PLAIN = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z\d]{4}){3,7}(?:[ ]?[A-Z\d]{1,3})?\b",  # IBAN
        r"\bFI[- ]?\d{8}\b|\bNO[- ]?\d{3}[ ]?\d{3}[ ]?\d{3}\b|\bPL[- ]?\d{10}\b",
        r"\bGB[- ]?\d{3}[ ]?\d{4}[ ]?\d{2}\b|\bDE\d{9}\b",
        r"\b\d{3}[ ]?\d{3}[ ]?\d{3}[ ]?MVA\b",
        r"(?<![\d+])\d{4}[ .]\d{2}[ .]\d{5}(?!\d)",  # Norwegian account
        r"(?<![\d+/-])(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d(?!\d)",
        r"(?<![\d+/-])(?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01])[./-](?:19|20)\d\d(?!\d)",
        r"(?<![\d+/-])(?:19|20)\d\d[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<![\d+.-])(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)\d\d(?![\d-])",
        r"(?<![\d+])\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?[-–—]\s?\d{1,2}[:.]\d\d(?!\d)",
        r"(?<![\d+])\d{1,2}\s?[-–—]\s?\d{1,2}\s?,\s?\d{1,2}\s?[-–—]\s?\d{1,2}(?!\d)",
        r"(?:€|\$|£|₽|\bPLN|\bEUR|\bUSD|\bGBP|\bNOK|\bRUB)\s?\d[\d .,]*\d",
        r"(?<![\d+])\d[\d .,]*\d\s?(?:€|₽|zł|kr\b|,-|руб|р\.|PLN|EUR|USD|NOK|RUB|eur\b|%)",
        r"(?<![\d.])-?\d{1,3}\.\d{4,}\s*[,;/ ]\s*-?\d{1,3}\.\d{4,}(?![\d.])",  # a place on the map
        r"\bIP\b.{0,20}?\d{1,3}(?:\.\d{1,3}){3}(?!\d)",
        r"\b[0-9a-f]{16,}\b|\bUA-\d{4,}-\d+",
        r"https?://\S+|\bwww\.\S+|\S+\.(?:jpe?g|png|gif|pdf|webp)\b",
    )
)
_Y_TUNNUS = re.compile(r"(?<![\d-])\d{7}\s?[-–]\s?\d(?!\d)")
_ORGNR = re.compile(r"(?<![\d+])(\d{3}[ .]?\d{3}[ .]?\d{3})(?!\d)")


def mask(line: str, before: str = "") -> str:
    """Return ``line``, same length, with the digits of registry ids, accounts, dates, times, prices and
    coordinates replaced by ``x``. ``before`` is the line above, which may end with an id's label.
    """
    offset = len(before) + 2
    both = _LABELS.sub(_hide_digits, f"{before}: {line}") if before and len(before) < 40 else None
    masked = both[offset:] if both else _LABELS.sub(_hide_digits, line)
    for pattern in _PLAIN:
        masked = pattern.sub(_hide, masked)
    if _Y_TUNNUS.search(masked):
        masked = _Y_TUNNUS.sub(
            lambda m: _hide(m) if ytunnus.is_valid(m[0].replace("–", "-").replace(" ", "")) else m[0], masked
        )
    return _ORGNR.sub(
        lambda m: _hide(m) if "org" in masked[: m.start()].casefold() and orgnr.is_valid(m[1]) else m[0], masked
    )


def _hide(match: re.Match[str]) -> str:
    return "x" * len(match[0])


def _hide_digits(match: re.Match[str]) -> str:
    digits = match["digits"]
    return match[0][: len(match[0]) - len(digits)] + "x" * len(digits)
