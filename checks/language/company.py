"""Whether a text is about the company, and not a namesake or a plain word."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checks.language.inflection import adjective_of, pattern_of
from data import names
from data.company import Company

_WORDS = tomllib.loads(Path(__file__).with_name("company.toml").read_text("utf-8"))
_COMMON = frozenset(word.replace("+", " ") for word in _WORDS["common"].split())
_TRADES = tuple(_WORDS["trades"].split())
_TOWN_WORDS = frozenset(_WORDS["town_words"].split())
_PHONE = re.compile(r"\+?\d[\d\s()./-]{5,24}\d")
_DOMAIN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']{1,500}|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,10}\b", re.IGNORECASE
)
_HANDLE = re.compile(r"(?<![\w/])[@#]([\w.]{3,40})")
_NEW = re.compile(r"\b(?:New|Nowy|Nowa|Nowe|Нью|Новый|Новая|Новое|Ny|Uusi)[\s-]+$")
"""Before the name of a town: York is not New York."""
_DATED = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Christmas|Easter)\b"
)
_CAPITALS = re.compile(rf"[^\W\d_],? (?!I\b|{_DATED})[^\W\d_a-zа-яёæøåäöąćęłńóśźż]")
"""A capital inside a sentence: who writes so, writes names with one. Phones set it in English days, months and "I"."""
_PARTS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
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

LONGEST = 20_000
"""Characters of a text that are looked at."""


@dataclass(frozen=True, slots=True)
class About:
    """How much speaks for a text being about the company: 3 and more it is, 1 and 2 ask, else it is not."""

    score: int
    reasons: tuple[str, ...] = ()
    """``name``, ``domain``, ``handle``, ``phone``, ``registry``, ``street``, ``town``, ``title``, ``industry``, and
    against it ``other contact``, ``other town``."""

    @property
    def against(self) -> bool:
        """Whether anything speaks for another company."""
        return any(reason.startswith("other") for reason in self.reasons)


def is_about(text: str | None, company: Company) -> About:
    """Weigh what in a text speaks for and against the company.

    Name +1 (+2 with several words, or eight letters, in small letters only where all is or its trade leads it; a
    common word only with a capital inside a sentence), domain or handle +3, phone or registry number +4, street
    +2, town +1, a name in the first line +2, a word of its trade +1; somebody else's phone or site beside the name
    -4, another town -2.
    """
    found = dict(_evidence((text or "")[:LONGEST], company))
    if not found:
        return About(0)
    return About(sum(found.values()), tuple(found))


def names_other_town(text: str, company: Company) -> bool:
    """Whether a text names another large town of the company's country, and not its own."""
    text = text[:LONGEST]
    return not _stands(company.town, company.country, text) and _other_town(text, company) if company.town else False


def _evidence(text: str, company: Company) -> Iterator[tuple[str, int]]:
    named = _named(text, company)
    if named:
        yield "name", named
        head, _, rest = text.partition("\n")
        if rest.strip() and _named(head, company):
            yield "title", 2
    contact = dict(_contacts(text, company))
    yield from ((reason, score) for reason, score in contact.items() if score > 0)
    if company.address and _on_street(company.address.street, text):
        yield "street", 2
    town = bool(company.town) and (
        _stands(company.town, company.country, text) or bool(adjective_of(company.town).search(text))
    )
    if town and (named or contact):
        yield "town", 1
    if named and company.strategy and any(pattern_of(word).search(text) for word in _trade(company.strategy.what)):
        yield "industry", 1
    sure = any(score > 0 for score in contact.values())
    if named and not sure:
        yield from ((reason, score) for reason, score in contact.items() if score < 0)
        if not town and _other_town(text, company):
            yield "other town", -2


def _contacts(text: str, company: Company) -> Iterator[tuple[str, int]]:
    # Both take a quarter of a second to import, and who only wants to know how a text feels needs neither.
    from data import phone, urls

    hosts = {urls.registrable(found.group()) or urls.host(found.group()) for found in _DOMAIN.finditer(text)}
    own = (urls.registrable(company.website) or urls.host(company.website)) if company.website else ""
    if own and own in hosts:
        yield "domain", 3
    handles = {handle.casefold().strip(".") for handle in _HANDLE.findall(text)}
    known = {social[1].casefold() for social in map(urls.social, company.profiles) if social}
    tags = {names.fold(name).replace(" ", "") for name in (*company.names, *company.aliases)}
    if handles & known or {names.fold(handle).replace(" ", "") for handle in handles} & tags:
        yield "handle", 3
    if company.registry_id and company.registry_id in text:
        yield "registry", 4
    numbers = [found.group() for found in _PHONE.finditer(text)]
    parsed = [number for number in numbers if phone.parse(number, company.country)]
    if any(phone.compare(number, card, company.country).agrees for number in parsed for card in company.phones):
        yield "phone", 4
    elif parsed and company.phones:
        yield "other contact", -4


def _named(text: str, company: Company) -> int:
    best, capitals = 0, _CAPITALS.search(text) is not None
    for name in _forms(company.names, company.aliases, company.legal_name):
        common = _plain(name) in _COMMON
        for found in pattern_of(name).finditer(text):
            plain = common and not (found.group().isascii() and _CYRILLIC.search(name))
            if plain and not _capital_inside(text, found.start()):
                continue
            several = len(name.split()) > 1 or len(name) >= 8
            said = plain or (capitals and _as_plain_words(name, found.group(), _begins(text, found.start())))
            best = max(best, 2 if several and not said else 1)
    return best


def _as_plain_words(name: str, found: str, begins: bool) -> bool:
    """Whether a name stands in small letters in a text that knows capitals: "a swift plumbing fix" is no firm.

    A capital tells nothing where it ``begins`` a sentence; a name led by its trade ("kafe Morgenrøde") is no saying.
    """
    if name.casefold().startswith(_TRADES):
        return False
    pairs = list(zip(_PARTS.findall(name), _PARTS.findall(found), strict=False))
    if begins and found[0].isupper():
        pairs = pairs[1:]
    named = [mine for given, mine in pairs if given[0].isupper()]
    return bool(named) and all(mine[0].islower() for mine in named)


@lru_cache(maxsize=256)
def _forms(own: tuple[str, ...], aliases: tuple[str, ...], legal: str) -> tuple[str, ...]:
    given = (*own, *aliases, *((legal,) if legal else ()))
    found = dict.fromkeys(form for name in given for form in names.forms(name))
    return tuple(form for form in found if len(form) >= 2)


def _capital_inside(text: str, start: int) -> bool:
    if not text[start].isupper():
        return False
    return not _begins(text, start)


def _begins(text: str, start: int) -> bool:
    """Whether a word stands where a sentence begins."""
    before = text[:start].rstrip(" \"'«»„“”(")
    return not before or before[-1] in ".!?…\n:"


def _on_street(street: str, text: str) -> bool:
    """Whether a text names a street; one that is called street ("ul. Długa") only after "on" or such a word, before
    "avenue", or with its number.
    """
    whole, number = re.sub(r"\s*\d.*$", "", street).strip(), re.search(r"\d+", street)
    bare = _STREET.sub("", whole).strip(" ,.")
    if len(bare) < 4:
        return False
    found = pattern_of(bare).finditer(text)
    after = rf"[\s,.]+(?:{_TYPE_AFTER}(?!\w)" + (rf"|(?:д\w*\.?\s*)?{number.group()}\b)" if number else ")")
    door = re.compile(after, re.IGNORECASE)
    return any(bare == whole or _ON.search(text[: one.start()]) or door.match(text, one.end()) for one in found)


def _plain(name: str) -> str:
    return name.casefold().replace("ё", "е").replace("-", " ")


def _trade(what: str) -> list[str]:
    return re.findall(r"[^\W\d_]{5,}", what)[:12]


def _other_town(text: str, company: Company) -> bool:
    own = company.town.casefold()
    towns = _WORDS["towns"].get(company.country.upper(), "").split(", ") if own else []
    return any(town.casefold() != own and _stands(town, company.country, text) for town in towns if town)


def _stands(town: str, country: str, text: str) -> bool:
    """Whether a text names a town, and not another one named after it."""
    plain = town.casefold() in _TOWN_WORDS and _CAPITALS.search(text) is not None
    return any(
        not _NEW.search(text[: found.start()]) and not (plain and found.group()[0].islower())
        for found in pattern_of(town, 2 if country.upper() in ("RU", "PL") else 4).finditer(text)
    )
