"""Whether a text is about the company, and not a namesake or a plain word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.language import ties
from checks.language.inflection import pattern_of
from checks.language.mentions import LONGEST, forms, handles, mentions, nearly_handles
from data.company import Company

_PHONE = re.compile(r"\+?\d[\d\s()./-]{5,24}\d")
_DOMAIN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']{1,500}|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,10}\b", re.IGNORECASE
)
_LONG_ALIAS = 10
"""Letters of a short name in one word that is no surname and no plain word."""


@dataclass(frozen=True, slots=True)
class About:
    """How much speaks for a text being about the company: 3 and more it is, 1 and 2 ask, else it is not."""

    score: int
    reasons: tuple[str, ...] = ()
    """``name``, ``domain``, ``handle``, ``phone``, ``registry``, ``street``, ``town``, ``title``, ``legal``,
    ``industry``, and against it ``other contact``, ``other town``."""

    @property
    def against(self) -> bool:
        """Whether anything speaks for another company."""
        return any(reason.startswith("other") for reason in self.reasons)


def is_about(text: str | None, company: Company) -> About:
    """Weigh what in a text speaks for and against the company.

    Name +1 (+2 with several words, or eight letters, in small letters only where all is or its trade leads it; a
    common word only with a capital inside a sentence; with a slip of the pen +1, beside any tie; inside a longer handle
    or tag +1), domain or handle +3,
    phone or registry number +4, street +2, town +1, a name in the first line +2, the full legal name with its form +2,
    a word of its trade +1; somebody else's phone or site beside the name -4, another town -2.
    """
    found = dict(_evidence((text or "")[:LONGEST], company))
    if not found:
        return About(0)
    return About(sum(found.values()), tuple(found))


def names_other_town(text: str, company: Company) -> bool:
    """Whether a text names another large town of the company's country, and not its own."""
    text = text[:LONGEST]
    return not ties.in_town(text, company) and ties.other_town(text, company)


def _evidence(text: str, company: Company) -> Iterator[tuple[str, int]]:
    contact, street = dict(_contacts(text, company)), ties.on_street(text, company)
    sure = any(score > 0 for score in contact.values())
    town = ties.in_town(text, company)
    named = _named(text, company) or int((town or street or sure) and ties.nearly_named(text, company))
    if named:
        yield "name", named
        head, _, rest = text.partition("\n")
        if rest.strip() and _named(head, company):
            yield "title", 2
        if ties.by_legal_name(text, company):
            yield "legal", 2
    yield from ((reason, score) for reason, score in contact.items() if score > 0)
    if street:
        yield "street", 2
    if town and (named or contact):
        yield "town", 1
    if named and (_does(text, company) or ((town or street) and ties.in_trade(text, company))):
        yield "industry", 1
    if named and not sure:
        yield from ((reason, score) for reason, score in contact.items() if score < 0)
        if not town and ties.other_town(text, company):
            yield "other town", -2


def _does(text: str, company: Company) -> bool:
    """Whether a text speaks of what the owner says the company does."""
    return company.strategy is not None and any(pattern_of(word).search(text) for word in _trade(company.strategy.what))


def _contacts(text: str, company: Company) -> Iterator[tuple[str, int]]:
    # Both take a quarter of a second to import, and who only wants to know how a text feels needs neither.
    from data import phone, urls

    hosts = {urls.registrable(found.group()) or urls.host(found.group()) for found in _DOMAIN.finditer(text)}
    own = (urls.registrable(company.website) or urls.host(company.website)) if company.website else ""
    if own and own in hosts:
        yield "domain", 3
    if any(True for _ in handles(text, company)):
        yield "handle", 3
    if company.registry_id and company.registry_id in text:
        yield "registry", 4
    numbers = [found.group() for found in _PHONE.finditer(text)]
    parsed = [number for number in numbers if phone.parse(number, company.country)]
    same = any(phone.compare(number, card, company.country).agrees for number in parsed for card in company.phones)
    if same or any(_same_digits(number, card) for number in numbers for card in company.phones):
        yield "phone", 4
    elif parsed and company.phones:
        yield "other contact", -4


def _same_digits(number: str, card: str) -> bool:
    """Whether a number is the card's by its digits alone, since no plan of numbers knows it."""
    said = re.sub(r"\D", "", number).lstrip("0")
    return len(said) >= 8 and re.sub(r"\D", "", card).endswith(said)


def _named(text: str, company: Company) -> int:
    own = forms(company.names, (), company.legal_name)
    named = max(
        (
            2 if (" " in one.name or len(one.name) >= (8 if one.name in own else _LONG_ALIAS)) and not one.said else 1
            for one in mentions(text, company)
        ),
        default=0,
    )
    return named or int(any(True for _ in nearly_handles(text, company)))


def _trade(what: str) -> list[str]:
    return re.findall(r"[^\W\d_]{5,}", what)[:12]
