"""The truth card: the facts an owner stands by."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from data.week import SpecialDay, Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A street address, each part as it was written; an empty part is unknown."""

    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""

    def __str__(self) -> str:
        """Write it on one line, without the country."""
        return ", ".join(p for p in (self.street, f"{self.postcode} {self.city}".strip()) if p)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a fact of the card comes from, and when a person confirmed it."""

    source: str
    """``owner`` when a person said it, else the id of a source."""
    url: str = ""
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """What the company sells, to whom, where and how, in its own words."""

    what: str = ""
    who: str = ""
    where: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The truth card of one company; an empty fact is unknown, never absent."""

    id: str
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    legal_name: str = ""
    registry_id: str = ""
    website: str = ""
    phones: tuple[str, ...] = ()
    """E.164."""
    emails: tuple[str, ...] = ()
    address: Address | None = None
    hours: Week | None = None
    special_hours: tuple[SpecialDay, ...] = ()
    country: str = ""
    """ISO 3166 alpha-2, upper case."""
    languages: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    strategy: Strategy | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Fact name (``phones``, ``hours``, ...) -> where it comes from."""

    @property
    def name(self) -> str:
        """What to call the company: its first name, else its host."""
        return self.names[0] if self.names else (urlsplit(self.website).hostname or self.website)

    @property
    def town(self) -> str:
        """The town it is in, as far as known."""
        return self.address.city if self.address else ""

    def confirmed(self, fact: str) -> bool:
        """Whether a person stands by this fact (otherwise it is what some page says)."""
        origin = self.origins.get(fact)
        return origin is not None and (origin.source == "owner" or origin.confirmed_at is not None)


def company_id(*, website: str = "", name: str = "", town: str = "") -> str:
    """Return a stable id from what the company was first known by: its host, else name and town."""
    host = (urlsplit(website).hostname or website).removeprefix("www.")
    seed = host.casefold() if host else f"{name.casefold().strip()}|{town.casefold().strip()}"
    return hashlib.sha256(seed.encode()).hexdigest()[:12]


def read_card(mapping: Mapping[str, Any]) -> Company:
    """Read a truth card as it stands in a file (``data.card.read``); raises ``data.card.CardError``."""
    from data.card import read

    return read(mapping)
