"""How firmly a fact of the card stands that was only read on the company's website (pure)."""

from collections.abc import Iterator
from typing import Any

from checks.about import (
    compare_address,
    compare_name,
    compare_phones,
    is_read_card,
    own_listings,
    own_pages,
    own_registrations,
)
from checks.reading.phones import is_labelled
from data import hours, names
from data.company import Company
from data.dossier import Dossier
from data.evidence import Listing, Registration
from data.facts import Facts, Found, Where
from data.match import Match

SITE_NAME = "og:site_name"
"""The quote of a name that a page gives itself on purpose."""


def is_weak(dossier: Dossier, fact: str) -> bool:
    """Whether a fact (``names``, ``phones``, ``emails``, ``address``, ``hours``) may be a mistake of our reading:
    read on the own website, in text without label on one page only (or, a name, off a title), confirmed by nobody,
    and no row elsewhere says the same.
    """
    company = dossier.company
    if not is_read_card(company, fact):
        return False
    places: set[str] = set()
    for url, found in _standing(dossier, fact):
        if found.where is not Where.TEXT or _is_deliberate(fact, found):
            return False
        places.add(url)
    read_off_a_title = fact == "names" and not places and bool(own_pages(dossier))
    if len(places) != 1 and not read_off_a_title:
        return False
    rows: list[Listing | Registration] = [row for row, _ in own_listings(dossier)]
    return not any(_says_so(row, fact, company) for row in [*rows, *own_registrations(dossier)])


def _standing(dossier: Dossier, fact: str) -> Iterator[tuple[str, Found[Any]]]:
    """Yield the places on the own pages where the card's value stands."""
    for page in own_pages(dossier):
        for found in _values(page.facts, fact):
            if _is_cards(found.value, fact, dossier.company):
                yield page.url, found


def _values(facts: Facts, fact: str) -> tuple[Found[Any], ...]:
    found: tuple[Found[Any], ...] = getattr(facts, "addresses" if fact == "address" else fact)
    return found


def _is_cards(value: Any, fact: str, company: Company) -> bool:
    match fact:
        case "phones":
            return compare_phones([value], company).agrees
        case "address":
            return compare_address(value, company).agrees
        case "hours":
            return company.hours is not None and hours.compare(value, company.hours).agrees
        case "names":
            return any(names.compare(value, name) is Match.SAME for name in company.names)
        case _:
            return value in getattr(company, fact)


def _is_deliberate(fact: str, found: Found[Any]) -> bool:
    """Whether the words beside a value say what it is."""
    if fact == "names":
        return found.quote == SITE_NAME
    if fact == "address":
        return bool(found.value.postcode and found.value.city)
    return fact == "emails" or (fact == "phones" and is_labelled(found.quote))


def _says_so(row: Listing | Registration, fact: str, company: Company) -> bool:
    match fact:
        case "phones":
            return compare_phones(row.phones, company).agrees
        case "address":
            return compare_address(row.address, company).agrees
        case "names":
            return compare_name(row, company) is Match.SAME
        case "hours":
            week = row.hours if isinstance(row, Listing) else None
            return week is not None and company.hours is not None and hours.compare(week, company.hours).agrees
        case _:
            return any(mail.casefold() in company.emails for mail in row.emails)
