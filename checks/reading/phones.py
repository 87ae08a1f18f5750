"""Phone and fax numbers on a page: ``tel:`` links and visible lines."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

from checks.reading.masks import mask
from checks.reading.tree import Doc, text_of
from data import phone
from data.facts import Found, Where

_CANDIDATE = re.compile(r"(?:\d[^\w\n]{0,4}){6}\d|\+\d")
_LINE = 4000
"""Characters of one line that are searched."""
_MOST = 400
"""Lines that are searched: a page with more numbers than that is no page of a company."""
_FAX = r"(?:tele)?fax\w*|(?:tele)?faks\w*|\bf[:.]|телефакс\w*|факс\w*|ф\.?:|\bvfax"
_TEL = (
    r"tele(?:phone|fon|foon)\w*|(?<!\w)tel|phone|call|voice|office(?=\s*[:.])|toll|cell|mobil\w*|mob\.|puh\w*|gsm|tlf\w*|"
    r"телеф\w*|тел\.?|моб\w*|сот\w*|kom\.|dzwoń|ring|asiakaspalvelu\w*|vaihde\w*|päivystys\w*|\bt[:.]|\bp[:.]|\bm[:.]|"
    r"whatsapp|viber|text|sms"
)
_LABEL = re.compile(f"(?P<fax>{_FAX})|(?P<tel>{_TEL})", re.I)
_BOTH = re.compile(
    rf"(?:tel\w*|phone|puh\w*|тел\w*|tlf)\.?\s*(?:[/&+,|]|and|ja|og|и|i)\s*(?:{_FAX})\.?[\s:.)]*$|"
    rf"(?:{_FAX})\.?\s*[/&+]\s*(?:tel\w*|phone|puh\w*|тел\w*)\.?[\s:.)]*$",
    re.I,
)
_FAX_AFTER = re.compile(
    rf"\s*[-–\[|/]*\s*(?:{_FAX})(?!\w*\s*[:.#]?\s*[+(]?\d)|\s*\((?:f|[^)\d]{{0,30}}fax[^)\d]{{0,20}})\)", re.I
)
_FAX_HEADING = re.compile(rf"^(?:{_FAX})\s*(?:number|nummer|numero|numer|no|nr|номер)?\w*\s*[:.#]*$", re.I)
_LETTER = re.compile(r"(?:^|[\s|,;(/])(?:(?P<fax>f)|(?P<tel>[tpmcw]))\s*[:.)]?\s*\(?$", re.I)
_SLASHES = re.compile(r"\d\s?/\s?\d+\s?/\s?\d")
_SINGLES = re.compile(r"(?<!\d)\d(?!\d)")
_SENTENCE = re.compile(r"(?<=\d)(\)?)\.(?=\s+\d)")
_VANITY = re.compile(
    r"(?<![\w-])(?:\+?1[-. ]?)?(?:\(?(8(?:00|33|44|55|66|77|88))\)?[-. ]{1,2}|\(([2-9]\d\d)\)[-. ]?|([2-9]\d\d)-)"
    r"((?=[\dA-Z\-. ]*[A-Z]{3})[\dA-Z][\dA-Z\-. ]{5,11}[\dA-Z])(?![\w])"
)
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_SEQUENCES = ("1234567890" * 2, "0987654321" * 2)
_DIGIT = re.compile(r"\d")
_SHORT = re.compile(r"[-\u2010-\u2015\u2212\uff0d]")


def links(doc: Doc, country: str) -> Iterator[Found[str]]:
    """Yield the numbers of ``tel:`` (and similar) links, the quote being what the visitor sees."""
    for anchor in doc.root.iter("a"):
        href = (anchor.get("href") or "").strip()
        scheme, _, rest = href.partition(":")
        if scheme.casefold() not in ("tel", "callto", "phone") or not rest:
            continue
        text = unquote(rest).partition(";")[0].strip("/ ")
        for number in sorted(phone.parse(text, country))[:1]:
            yield Found(value=number, where=Where.LINK, quote=text_of(anchor) or text)


def texts(lines: Iterable[str], country: str) -> Iterator[tuple[Found[str], str]]:
    """Yield (number, ``tel``, ``fax``, ``both`` or ``plain`` as it is labelled) for every valid number in
    visible lines.
    """
    before, searched = "", 0
    for whole in lines:
        line = whole[:_LINE]
        if _DIGIT.search(line) and searched < _MOST and (_CANDIDATE.search(line) or _VANITY.search(line)):
            searched += 1
            yield from _line(line, before, country)
        before = line


def _line(line: str, before: str, country: str) -> Iterator[tuple[Found[str], str]]:
    masked = mask(line, before)
    if not _CANDIDATE.search(masked) and not _VANITY.search(masked):
        return
    masked = _SENTENCE.sub(r"\1|", _SHORT.sub("-", masked))
    end, kind = 0, ""
    for match in PhoneNumberMatcher(masked, country or None, leniency=Leniency.VALID, max_tries=2000):
        number = format_number(match.number, PhoneNumberFormat.E164)
        if _SLASHES.search(match.raw_string) or len(_SINGLES.findall(match.raw_string)) >= 5:
            continue
        left, right = masked[end : match.start], masked[match.end :]
        kind = _kind(left, right, before if not end else "") or (kind if kind and _joined(left) else "plain")
        end = match.end
        if not placeholder(number):
            yield Found(value=number, where=Where.TEXT, quote=line[max(0, match.start - 30) : match.end].strip()), kind
    if country in ("US", "CA", ""):
        for vanity in _VANITY.finditer(masked):
            digits = re.sub(r"\D", "", vanity[4].translate(_KEYS))[:7]
            for number in sorted(phone.parse(f"+1{vanity[1] or vanity[2] or vanity[3]}{digits}", "US"))[:1]:
                yield Found(value=number, where=Where.TEXT, quote=vanity[0]), "tel"


def _joined(left: str) -> bool:
    """Whether two numbers stand in one enumeration, under one label."""
    return not re.search(r"\w{2,}", left.replace(" or ", "").replace(" and ", ""))


def _kind(left: str, right: str, before: str) -> str:
    """Tell phone from fax by the word to the left, the end of the line before, or a word just after."""
    near = left[-60:]
    if _BOTH.search(near):
        return "both"
    labels = list(_LABEL.finditer(near))
    if _FAX_AFTER.match(right[:60]):
        return "fax"
    if labels:
        return "fax" if labels[-1]["fax"] else "tel"
    if letter := _LETTER.search(near):
        return "fax" if letter["fax"] else "tel"
    if not re.search(r"\w{3,}", near) and len(before) < 60:
        tail = before[-24:]
        if _BOTH.search(tail):
            return "both"
        if _FAX_HEADING.search(before.strip()) or re.search(rf"(?:{_FAX})[\s:.#)]*$", tail, re.I):
            return "fax"
    return ""


def is_labelled(text: str) -> bool:
    """Whether a text holds a word with which phone numbers are labelled."""
    return any(label["tel"] for label in _LABEL.finditer(text))


def placeholder(number: str) -> bool:
    """Whether a number is one that templates are filled with: 1234567, 0000000."""
    tail = number[-8:]
    return len(set(tail)) == 1 or any(tail[-7:] in sequence for sequence in _SEQUENCES)
