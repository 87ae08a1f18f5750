"""Street addresses in visible lines: a street beside a postcode and a town, as each country writes them."""

import re
from collections.abc import Iterator, Sequence

from checks.reading.tree import CELL
from checks.reading.words import lists
from data.company import Address
from data.facts import Found, Where

_CAP = "A-ZÅÄÖÆØĄĆĘŁŃÓŚŹŻА-ЯЁ"
_TOWN = rf"(?P<city>[{_CAP}][\w'’.-]+(?:[ -](?:[{_CAP}][\w'’.-]+|on|upon|le|la|de|i|w|nad|am|under)){{0,3}})"
_STATE = f"(?:{'|'.join(lists()['state_codes'] + lists()['states'])})"
ANCHORS: dict[str, re.Pattern[str]] = {
    "FI": re.compile(rf"(?<![\d-])(?:FI-?\s?)?(?P<postcode>\d{{5}})\s+{_TOWN}"),
    "NO": re.compile(rf"(?<![\d-])(?:N(?:O)?-\s?)?(?P<postcode>\d{{4}})\s+{_TOWN}"),
    "SE": re.compile(rf"(?<![\d-])(?:S(?:E)?-\s?)?(?P<postcode>\d{{3}} ?\d\d)\s+{_TOWN}"),
    "PL": re.compile(rf"(?<!\d)(?P<postcode>\d\d\s?-\s?\d{{3}})\s*,?\s*{_TOWN}"),
    "RU": re.compile(
        r"(?<!\d)(?P<postcode>\d{6})(?:,?\s*(?:Россия|РФ|Российская Федерация))?,?\s*(?:(?:г\.|город|пос\.)\s*)?"
        rf"{_TOWN}"
    ),
    "GB": re.compile(r"(?P<city>)\b(?P<postcode>[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b"),
    "US": re.compile(rf"(?P<city>)\b{_STATE}\.?[\s,|•·]+(?P<postcode>\d{{5}}(?:-\d{{4}})?)(?!\d)", re.I),
}
_NUMBER = re.compile(r"(?<![\w:])\d{1,5}\s?(?:[-–/]\s?\d{1,5})?\s?[a-zA-Zа-яА-Я]?(?![\w:])")
_BREAK = re.compile(r"\s*(?:,|\||•|·|;|\t|\s[–—-]\s)\s*")
_RU_STREET = re.compile(
    rf"(?:(?:ул(?:ица|\.)|пр(?:оспект|-т|-кт|осп\.)|пер(?:еулок|\.)|ш(?:оссе|\.)|наб(?:ережная|\.)|б(?:ульвар|-р)|пл(?:ощадь|\.)|проезд|тупик)\.?\s*[{_CAP}\d][\w\s.«»\"-]{{1,40}}?"
    rf"|[{_CAP}][\w-]+(?:\s[{_CAP}][\w-]+)?\s(?:ул(?:ица|\.)|пр(?:оспект|-т)|пер(?:еулок|\.)|шоссе|наб(?:ережная|\.)|бульвар|пл(?:ощадь|\.)|проезд)),?\s*(?:д(?:ом|\.)?\s*)?"
    r"\d+(?:\s?[а-яА-Я](?!\w))?(?:/\d+)?(?:,?\s*(?:к(?:орп(?:ус|\.)?|\.)|стр(?:оение|\.)?|с)\.?\s*\d+)?",
)
_PL_STREET = re.compile(
    rf"\b(?:ul(?:ica|\.)|al(?:eja|eje|\.)|pl(?:ac|\.)|os(?:iedle|\.)|rynek)\s*[{_CAP}\d][\w .'-]{{1,40}}?"
    r"\s\d+\s?[a-zA-Z]?(?:\s?/\s?\d+\w?)?(?!\w)",
    re.I,
)
_STREET_WORD = re.compile(
    r"\b\d{1,5}[A-Za-z]?(?:\s?[-–]\s?\d{1,5})?,?\s+(?:[NSEW]\.?\s+|North\s+|South\s+|East\s+|West\s+)?(?:[A-Z0-9][\w.'’-]*\s+){1,4}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Pl|Parkway|Pkwy|Highway|Hwy|Square|Sq|Terrace|Close|Crescent|Row|Gardens|Mews|Circle|Trail|Pike|Plaza)\b\.?",
)
_AFTER_TYPE = re.compile(
    r"(.*\b(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Pl|Parkway|Pkwy|Highway|Hwy)"
    r"\b\.?(?:\s+(?:[NSEW]{1,2}\b\.?|(?:Suite|Ste|Unit|Floor|#)\.?\s*\S+))*)\s+([A-Z][A-Za-z.' -]+)$"
)
_NORDIC = re.compile(
    rf"[{_CAP}][\w'’.-]*(?:\s[\w'’.-]+){{0,3}}?(?:katu|tie|kuja|polku|kaari|raitti|väylä|aukio|tori|ranta|rinne|puistikko|gata|gate|gaten|vei|veien|vegen|veg|vägen|gatan|plass|allé|\b[gv]t\.|\b[vg]n\.)\s\d{{1,4}}(?:\s?[-–]\s?\d+)?(?:\s?[a-zA-Z](?![\w]))?(?:\s\d{{1,3}}(?!\d))?"
)
_ALONE = {
    "RU": (_RU_STREET,),
    "PL": (_PL_STREET,),
    "FI": (_NORDIC,),
    "NO": (_NORDIC,),
    "SE": (_NORDIC,),
    "GB": (_STREET_WORD,),
    "US": (_STREET_WORD,),
}
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d{3}|\d[A-Z]{2}\b")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.I)
_A_YEAR = re.compile(
    r"(?:©|\(c\)|copyright|since|founded|est\.?|established|vuodesta|siden|etablert|od roku|from|of|in|content"
    r"|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|spring|summer|autumn|winter)\W*$",
    re.I,
)
"""Words after which a number of four digits is a year."""
_YEAR = re.compile(r"(?:19|20)\d\d\b(?! ?[-–] ?\d)")
_PHONE = re.compile(r"^(?:tel|puh|tlf|phone|fax|faks|mob|gsm|тел)", re.I)
_PO_BOX = re.compile(r"^(?:p\.?\s?o\.?\s?box|pl|postboks|skr\.?\s?poczt\w*|а/я)\s*\d+", re.I)


def read(lines: Sequence[str], country: str) -> Iterator[Found[Address]]:
    """Yield each address once: those with a postcode first, then streets that stand alone."""
    seen: set[str] = set()
    anchor = ANCHORS.get(country)
    for index, line in enumerate(lines):
        if anchor is None or len(line) > 1500 or not _DIGITS.search(line):
            continue
        for match in anchor.finditer(line):
            found = _around(lines, index, match, country)
            if found and found.street not in seen:
                seen.add(found.street)
                yield Found(value=found, where=Where.TEXT, quote=str(found))
    streets = _ALONE.get(country, ())
    for index, line in enumerate(lines):
        if len(line) > 400 or not _DIGIT.search(line):
            continue
        for street_line in streets:
            for match in street_line.finditer(line):
                if _is_year(match[0], f"{lines[index - 1][-20:] if index else ''} {line[: match.start()]}", country):
                    continue
                street = match[0].strip(" ,.")
                if not any(street in known or known in street for known in seen):
                    seen.add(street)
                    yield Found(value=Address(street=street, country=country), where=Where.TEXT, quote=line[:200])


def _is_year(street: str, before: str, country: str) -> bool:
    """Whether a street opens with a year: "2021 Tidewell Gardens" ends a page. British streets are not that long."""
    if _COPYRIGHT.search(before[-20:]):
        return True
    return bool(_YEAR.match(street)) and (country == "GB" or bool(_A_YEAR.search(before)))


def _around(lines: Sequence[str], index: int, match: re.Match[str], country: str) -> Address | None:
    """Put an address together: the street stands before the postcode (in Russia after it)."""
    line = lines[index]
    if _COPYRIGHT.search(line[: match.start()][-20:]):
        return None
    city = (match["city"] or "").strip(" ,.")
    street = ""
    if country == "RU":
        after = _RU_STREET.search(line[match.end() - len(match["city"]) :]) or _RU_STREET.search(line)
        near = after or (_RU_STREET.search(lines[index + 1]) if index + 1 < len(lines) else None)
        street = near[0] if near else ""
    else:
        parts = [part for part in _BREAK.split(line[: match.start()].replace(CELL, "\t")) if part]
        if country == "GB" and parts and not any(map(str.isdigit, parts[-1])):
            city = parts.pop()
        if country == "US" and parts:
            city = _trailing_town(parts)
        street = _street(parts)
        for back in (1, 2, 3):
            if street or index < back or (parts and len(parts) > 3):
                break
            above = [part for part in _BREAK.split(lines[index - back]) if part]
            if country in ("GB", "US") and not city and above and not any(map(str.isdigit, above[-1])):
                city = above.pop()
            if len(lines[index - back]) < 120:
                street = _street(above)
    if not street:
        return None
    return Address(
        street=street, postcode=match["postcode"].replace(" - ", "-"), city=city.strip(" ,."), country=country
    )


def _trailing_town(parts: list[str]) -> str:
    """Take the town off the end: the last part without digits, or the words after the street's type."""
    if not any(map(str.isdigit, parts[-1])):
        return parts.pop().strip(" .")
    split = _AFTER_TYPE.match(parts[-1])
    if split:
        parts[-1] = split[1]
        return split[2].strip(" .")
    return ""


def _street(parts: Sequence[str]) -> str:
    """Return the nearest part that can be a street line with a house number."""
    for part in reversed(parts[-4:]):
        text = re.sub(r"^[^:]{0,30}:\s*", "", part).strip(" .,-")
        if _COPYRIGHT.search(text):
            text = next((found[0] for pattern in (_STREET_WORD, _NORDIC) if (found := pattern.search(text))), "")
        if _PO_BOX.match(text) or _PHONE.match(text) or sum(map(str.isdigit, text)) > 8:
            continue
        if (
            _NUMBER.search(text)
            and re.search(r"[^\W\d_]{2,}", text)
            and len(text) < 80
            and not re.search(r"@|\d{6,}", text)
        ):
            return text
    return ""
