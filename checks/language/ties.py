"""What ties a text to one company beside its name: town, street, register name, trade."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz

from checks.language.inflection import adjective_of, pattern_of
from data import names
from data.company import Company

WORDS = tomllib.loads(Path(__file__).with_name("company.toml").read_text("utf-8"))
_TOWN_WORDS = frozenset(WORDS["town_words"].split())
_PLAIN_STREETS = frozenset(WORDS["plain_streets"].split())
_ANY_TRADE = tuple(WORDS["any_trade"].split())
_NEW = re.compile(r"\b(?:New|Nowy|Nowa|Nowe|Нью|Новый|Новая|Новое|Ny|Uusi)[\s-]+$")
"""Before the name of a town: York is not New York."""
_DATED = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Christmas|Easter)\b"
)
CAPITALS = re.compile(rf"[^\W\d_],? (?!I\b|{_DATED})[^\W\d_a-zа-яёæøåäöąćęłńóśźż]")
"""A capital inside a sentence: who writes so, writes names with one. Phones set it in English days, months and "I"."""
_STREET = re.compile(
    r"\b(?:улица|ул|проспект|пр-кт|пр-т|просп|переулок|пер|бульвар|б-р|шоссе|площадь|пл|набережная|наб|дом|д"
    r"|ulica|ul|aleja|aleje|al|plac|pl|osiedle|os)\b\.?",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:на|по|ул\w*|пр\w*(?:-к?т)?|пер\w*|бул\w*|б-р|шоссе|пл\w*|наб\w*|na|przy|ul\w*|al\w*|pl\w*|os\w*)\.?\s+$",
    re.IGNORECASE,
)
"""Before the name of a street that is called street: Pobedy is a victory too."""
_TYPE_AFTER = r"(?:проспект|просп|пр-т|улиц|ул|переул|пер|бульвар|б-р|шоссе|площад|пл|набережн|наб)\w*\.?"
_DOOR_FIRST = re.compile(
    r"^(?:(?:unit|suite|flat|shop|office|floor)\s*[\w-]+\s*,\s*)?(?:(\d+)\s?[a-z]?(?:\s?[-/]\s?\d+)?,?\s+)?(?=[^\W\d])",
    re.IGNORECASE,
)
_NUMBER_FIRST = frozenset(("GB", "IE", "US", "CA", "AU", "NZ"))
"""Countries that write the number before the street."""
_OF_IT = (("ая", ("ая", "ой", "ую")), ("яя", ("яя", "ей", "юю")), ("ska", ("ska", "skiej", "ską")))
"""Streets called by an adjective, and its forms that go with "street": садовое is no Садовая."""
_SHORT = (("Street", "St"), ("Road", "Rd"), ("Lane", "Ln"), ("Avenue", "Ave"), ("Square", "Sq"))
_SHORT_ENDS = (("gaten", "gt"), ("gata", "gt"), ("gate", "gt"), ("katu", "k"))
_ALIKE = 88
"""Likeness in percent from which a name is taken for one with a slip of the pen."""
_MOST = 2000
"""Characters of a text that are looked through for one."""


def in_town(text: str, company: Company) -> bool:
    """Whether a text names the company's town, by a name people have for it, or as what is of it."""
    called = (company.town, *_nicknames(company.town)) if company.town else ()
    return any(_stands(name, company.country, text) or bool(adjective_of(name).search(text)) for name in called)


def other_town(text: str, company: Company) -> bool:
    """Whether a text names another large town of the company's country, and not only as its street."""
    own = {name.casefold() for name in (company.town, *_nicknames(company.town))}
    towns = WORDS["towns"].get(company.country.upper(), "").split(", ") if company.town else []
    if company.address and (street := _bare(company.address.street, company.country)[0]):
        text = pattern_of(street).sub(" ", text)
    return any(town.casefold() not in own and _stands(town, company.country, text) for town in towns if town)


def on_street(text: str, company: Company) -> bool:
    """Whether a text names the company's street; one that is called street ("ul. Długa") only after "on" or such a
    word, before "avenue", or with its number; one that every town has ("High Street") only with its number.
    """
    street = company.address.street if company.address else ""
    bare, number, whole = _bare(street, company.country)
    if len(bare) < 4:
        return False
    ends = rf"|(?:д\w*\.?\s*)?{number}\b)" if number else ")"
    door = re.compile(rf"[\s,.]+(?:{_TYPE_AFTER}(?!\w){ends}", re.IGNORECASE)
    before = re.compile(rf"\b{number}\w?,?\s+$" if number else r"(?!)")
    common = bare.split()[0].casefold() in _PLAIN_STREETS
    for way in _ways(bare):
        for found in pattern_of(way).finditer(text):
            numbered = bool(before.search(text[: found.start()]) or door.match(text, found.end()))
            alone = bare == whole and not common and _of_street(found.group(), bare)
            if numbered or alone or _ON.search(text[: found.start()]):
                return True
    return False


def by_legal_name(text: str, company: Company) -> bool:
    """Whether a text gives the company's full name with its legal form; names of one word are left out, since
    several may bear them.
    """
    forms = [form for form in names.forms(company.legal_name) if len(names.bare(form).split()) > 1]
    return any(
        names.form_beside(text[: found.start()], text[found.end() :])
        for form in forms
        for found in pattern_of(form).finditer(text)
    )


def in_trade(text: str, company: Company) -> bool:
    """Whether a text speaks of what the company's legal name says it does, other than by its name."""
    called = (*company.names, *company.aliases, company.legal_name)
    for form in (form for name in called if name for form in names.forms(name)):
        text = pattern_of(form).sub(" ", text)
    return any(re.search(rf"(?<!\w){re.escape(stem)}", text, re.IGNORECASE) for stem in _trade_stems(company))


def nearly_named(text: str, company: Company) -> bool:
    """Whether something in a text is the company's name but for a slip of the pen."""
    folded = names.fold(text[:_MOST])
    given = [names.bare(name) for name in company.names]
    return any(len(name) >= 8 and fuzz.partial_ratio(name, folded, score_cutoff=_ALIKE) > 0 for name in given)


def _trade_stems(company: Company) -> Iterator[str]:
    own = {word for name in (*company.names, *company.aliases) for word in names.bare(name).split()}
    towns = [word for name in (company.town, *_nicknames(company.town)) for word in name.casefold().split()]
    for word in re.findall(r"[^\W\d_]{4,}", company.legal_name):
        stem = word[:5]
        nothing = word.casefold().startswith(_ANY_TRADE) or any(town.startswith(stem.casefold()) for town in towns)
        if names.fold(word) not in own and not nothing:
            yield stem


def _nicknames(town: str) -> tuple[str, ...]:
    called = WORDS["nicknames"].get(town)
    return tuple(called.split(", ")) if called else ()


@lru_cache(maxsize=256)
def _bare(street: str, country: str) -> tuple[str, str, str]:
    """Return a street's name without number and kind, its number, and its name with the kind."""
    first = _DOOR_FIRST.match(street) if country.upper() in _NUMBER_FIRST else None
    whole, number = (street[first.end() :], first[1] or "") if first else (street, "")
    digits = re.search(r"\d+", whole)
    whole = re.sub(r"\s*(?:\d|,).*$", "", whole).strip()
    number = number or (digits.group() if digits else "")
    return _STREET.sub("", whole).strip(" ,."), number, whole


def _of_street(found: str, street: str) -> bool:
    ends = next((forms for end, forms in _OF_IT if street.casefold().endswith(end)), ("",))
    return found.casefold().endswith(ends)


def _ways(street: str) -> Iterator[str]:
    """Yield a street's name and how people cut it short."""
    yield street
    for long, short in _SHORT:
        if street.endswith(f" {long}"):
            yield street.removesuffix(long) + short
    for long, short in _SHORT_ENDS:
        if street.endswith(long) and len(street) > len(long) + 2:
            yield street.removesuffix(long) + short


def _stands(town: str, country: str, text: str) -> bool:
    """Whether a text names a town, and not another one named after it."""
    plain = town.casefold() in _TOWN_WORDS and CAPITALS.search(text) is not None
    return any(
        not _NEW.search(text[: found.start()]) and not (plain and found.group()[0].islower())
        for found in pattern_of(town, 2 if country.upper() in ("RU", "PL") else 4).finditer(text)
    )
