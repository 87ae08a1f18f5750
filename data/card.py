"""A truth card as a file or a document, read into a ``Company``."""

import re
from collections.abc import Mapping
from typing import Any

from data import hours, phone, urls
from data.company import Address, Company, Origin, Strategy, company_id

KEYS = (
    "name", "aliases", "legal_name", "registry_id", "website", "country", "languages", "phones", "emails", "hours",
    "profiles", "competitors", "feeds", "address", "strategy",
)  # fmt: skip
_LISTS = ("aliases", "languages", "phones", "emails", "profiles", "competitors", "feeds")
_OWNED = ("phones", "emails", "address", "hours", "website", "profiles", "registry_id", "legal_name")


class CardError(ValueError):
    """A fact of the card cannot be used; ``fact`` names it, the message says what to do."""

    def __init__(self, fact: str, message: str) -> None:
        """Keep the name of the fact."""
        super().__init__(f"{fact}: {message}")
        self.fact = fact


def read(card: Mapping[str, Any]) -> Company:
    """Read a card (``design.md`` 6); only ``website`` or ``name`` is required.

    A fact left out is unknown. Raises ``CardError`` for an unknown key or an impossible value.
    """
    if not isinstance(card, Mapping):
        raise CardError("card", "a table of facts")
    card = {fact: value for fact, value in card.items() if value is not None}
    unknown = sorted(set(card) - set(KEYS))
    if unknown:
        raise CardError(unknown[0], f"no such fact. Known: {', '.join(KEYS)}")
    for fact, value in card.items():
        _demand_type(fact, value)
    name, website = card.get("name", "").strip(), website_of(card.get("website", "").strip())
    if not (name or website):
        raise CardError("name", "a card needs a name or a website")
    country = card.get("country", "").strip().upper()
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise CardError("country", f"two letters like FI, not {country!r}")
    address = Address(**{**card["address"], "country": country}) if card.get("address") else None
    return Company(
        id=company_id(website=website, name=name, town=address.city if address else ""),
        names=(name,) if name else (),
        aliases=_texts(card, "aliases"),
        legal_name=card.get("legal_name", "").strip(),
        registry_id=card.get("registry_id", "").strip(),
        website=website,
        phones=tuple(phone_of(text, country) for text in _texts(card, "phones")),
        emails=tuple(email_of(text) for text in _texts(card, "emails")),
        address=address,
        hours=hours_of(card["hours"]) if card.get("hours") else None,
        country=country,
        languages=_texts(card, "languages"),
        profiles=_texts(card, "profiles"),
        competitors=_texts(card, "competitors"),
        feeds=_texts(card, "feeds"),
        strategy=Strategy(**card["strategy"]) if card.get("strategy") else None,
        origins={fact: Origin(source="owner") for fact in _OWNED if card.get(fact)},
    )


def phone_of(text: str, country: str) -> str:
    """Return one phone number as E.164, or raise ``CardError``."""
    found = phone.parse(text, country)
    if not found:
        raise CardError("phones", f"{text!r} is not a phone number; write it like +358 2 555 0142")
    return min(found, key=lambda number: (len(number), number))


def email_of(text: str) -> str:
    """Return one e-mail address, or raise ``CardError``."""
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+", text.strip()):
        raise CardError("emails", f"{text!r} is not an e-mail address; write it like info@company.example")
    return text.strip().lower()


def hours_of(text: str, language: str | None = None) -> Any:
    """Return opening hours as a week, or raise ``CardError``."""
    week = hours.read_osm(text) or hours.read(text, language)
    if week is None:
        raise CardError("hours", f"{text!r} cannot be read; write it like Mo-Fr 08:00-17:00; Sa 10:00-15:00")
    return week


def website_of(text: str) -> str:
    """Return a website as an address with a scheme, or raise ``CardError``; ``""`` stays ``""``."""
    if not text:
        return ""
    url = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
    if "." not in urls.host(url) or re.search(r"\s", url):
        raise CardError("website", f"{text!r} is not a web address; write it like https://company.example")
    return url


def _texts(card: Mapping[str, Any], fact: str) -> tuple[str, ...]:
    return tuple(text.strip() for text in card.get(fact, ()) if text.strip())


def _demand_type(fact: str, value: Any) -> None:
    if fact in _LISTS:
        if not isinstance(value, list | tuple) or not all(isinstance(text, str) for text in value):
            raise CardError(fact, "a list of texts")
    elif fact in ("address", "strategy"):
        keys = ("street", "postcode", "city") if fact == "address" else ("what", "who", "where", "how")
        if not isinstance(value, dict) or set(value) - set(keys) or not all(isinstance(v, str) for v in value.values()):
            raise CardError(fact, f"a table of {', '.join(keys)}")
    elif not isinstance(value, str):
        raise CardError(fact, "a text")
