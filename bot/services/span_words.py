"""Days and months as people write them in words, turned into figures that ``spans`` reads (pure)."""

import re
from datetime import date

from babel import Locale
from rapidfuzz.distance import Prefix

from data.span import Span, month

_BEFORE = re.compile(r"^(?:from|since|between|for|in|со?|от|за|в|od|za|we?|fra|i)\s+(?=\S)")
_AFTER = re.compile(r"\s+(?:alkaen|lähtien|asti|saakka|inclusive|включительно|włącznie)$")
_TO = re.compile(r"\s+(?:to|until|till|through|and|til(?: og med)?|do|по|до)\s+")
_DASHES = re.compile(r"\s*[\u2010-\u2015]\s*")
_SLASH = re.compile(r"(?<=\d{4}-\d\d-\d\d)/(?=\d{4}-)")
_WORD = r"(?P<word>[^\W\d_]{3,})\.?"
_DAY = r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th|-?го)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4})(?:\s*(?:г\.?|r\.?|года|roku))?)?(?![\d.-])"
_DAY_MONTH = re.compile(rf"(?<![\d.]){_DAY}\s+{_WORD}{_YEAR}")
_MONTH_DAY = re.compile(rf"{_WORD}\s+{_DAY}(?!\d){_YEAR}")
_ONE_MONTH = re.compile(r"^(\d{1,2})\.?\s*-\s*(\d{1,2})[./](\d{1,2})[./]?(\d{4})?$")
_QUARTER = re.compile(
    r"(?:(?P<year>\d{4})[ -]?)?(?:q(?P<q>[1-4])|(?P<n>[1-4])[^\W\d_.-]{0,2}(?:\.|-й|-i)?\s*"
    r"(?:quarter|neljännes\w*|kvartaali\w*|kvartal\w*|kwartał\w*|квартал\w*))(?:[ /.-]?(?P<after>\d{4}))?"
)
_LAST = re.compile(
    r"^(?:last|previous|viime|edellinen|прошл\w+|предыдущ\w+|zeszł\w+|ubiegł\w+|poprzedni\w*|forrige|i fjor)\b"
)
_THIS = re.compile(r"^(?:this|current|tämä\w*|tänä|эт\w+|текущ\w+|ten|tym|bieżąc\w+|denne|dette|inneværende)\b")
_MONTHS = (
    (re.compile(r"\b(?:month|kuu\w*|месяц\w*|miesiąc\w*|måned\w*)$"), 1),
    (re.compile(r"\b(?:quarter|neljännes\w*|kvartaali\w*|kvartal\w*|kwarta\w*|квартал\w*)$"), 3),
    (re.compile(r"\b(?:year|vuon\w*|vuosi\w*|год\w*|rok\w*|år\w*|fjor)$"), 12),
)


def plain(words: str, language: str) -> str:
    """Return small-letter words with the days in figures: ``1 October to 15 November`` as ``1.10 - 15.11``."""
    words = _AFTER.sub("", _BEFORE.sub("", _SLASH.sub(" - ", words)))
    words = _DASHES.sub(" - ", _TO.sub(" - ", words))
    months = {match[0]: month_number(match[0], language) for match in re.finditer(r"[^\W\d_]{3,}", words)}
    if any(months.values()):
        words = _DAY_MONTH.sub(lambda match: _figures(match, months), words)
        words = _MONTH_DAY.sub(lambda match: _figures(match, months), words)
    return _ONE_MONTH.sub(lambda match: _both(*match.groups()), words)


def quarter(words: str, today: date) -> Span | None:
    """Read a quarter of the calendar: ``Q3``, ``2026-Q3``, ``3. quarter 2026``; without a year the last that began."""
    found = _QUARTER.fullmatch(words)
    if found is None:
        return None
    first = 3 * int(found["q"] or found["n"]) - 2
    told = found["year"] or found["after"]
    year = int(told) if told else today.year - (first > today.month)
    if not 2000 <= year < 2100:
        return None
    return Span(first=date(year, first, 1), last=month(year, first + 2).last)


def relative(words: str, today: date) -> Span | None:
    """Read the month, quarter or year that it is, or the one before: ``last month``."""
    words = re.sub(r"^(?:в|za|w)\s+", "", words)
    count = next((count for named, count in _MONTHS if named.search(words)), 0)
    if not count or not (_LAST.match(words) or _THIS.match(words)):
        return None
    number = (today.month - 1) // count * count + 1
    this = Span(first=date(today.year, number, 1), last=month(today.year, number + count - 1).last)
    return this.before if _LAST.match(words) else this


def month_number(name: str, language: str) -> int:
    """Return the month that a word names in this language or in English; a few letters are enough. 0 is none."""
    if len(name) < 3 or not name.isalpha():
        return 0
    for code in dict.fromkeys((language, "en")):
        for form in ("stand-alone", "format"):
            for number, full in Locale.parse(code).months[form]["wide"].items():
                if _is_form(name, full.casefold()):
                    return int(number)
    return 0


def _is_form(word: str, full: str) -> bool:
    """Whether a word is the beginning of a name, or the name with another ending (lokakuussa, октябре)."""
    shared = Prefix.similarity(word, full)
    return full.startswith(word) or (shared >= max(3, len(full) - 2) and len(word) <= len(full) + 4)


def _figures(match: re.Match[str], months: dict[str, int]) -> str:
    number = months.get(match["word"], 0)
    if not number:
        return match[0]
    year = f".{match['year']}" if match["year"] else ""
    return f"{match['day']}.{number}{year}"


def _both(first: str, last: str, number: str, year: str | None) -> str:
    """Give the first of two days of one month its month."""
    end = f".{number}.{year}" if year else f".{number}"
    return f"{first}{end} - {last}{end}"
