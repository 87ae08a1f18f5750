"""What a page says of a company, each fact with where on the page it stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from data.company import Address
from data.week import SpecialDay, Week

T = TypeVar("T")


class Where(StrEnum):
    """The part of a page that carries a fact, most deliberate first."""

    JSON_LD = "json-ld"
    MICRODATA = "microdata"
    RDFA = "rdfa"
    H_CARD = "h-card"
    LINK = "link"
    """A ``tel:`` or ``mailto:`` link."""
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """One value and the words it was read from."""

    value: T
    where: Where
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink, absolute, with its visible words."""

    url: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Every fact read from one page; the same value is listed once per place it stands in."""

    names: tuple[Found[str], ...] = ()
    phones: tuple[Found[str], ...] = ()
    """E.164."""
    faxes: tuple[Found[str], ...] = ()
    emails: tuple[Found[str], ...] = ()
    addresses: tuple[Found[Address], ...] = ()
    hours: tuple[Found[Week], ...] = ()
    special_hours: tuple[Found[SpecialDay], ...] = ()
    websites: tuple[Found[str], ...] = ()
    """What structured data calls the company's own address (``url``)."""
    profiles: tuple[Found[str], ...] = ()
    """Social profiles: ``sameAs`` and links."""
    registry_ids: tuple[Found[str], ...] = ()
    country: str = ""
    language: str = ""
    has_form: bool = False
    """Whether a form a stranger can write into stands on the page (not search, log-in, newsletter)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A sign of life: a date and what it was read from, strongest kinds first in ``FreshBy``."""

    day: date
    by: str
    """``visible``, ``json-ld``, ``feed``, ``page``, ``sitemap``, ``header`` or ``copyright``."""
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A holiday, closing, event or vacancy text whose day is past."""

    text: str
    until: date
    kind: str = "notice"
    """``holiday``, ``closed``, ``event``, ``vacancy`` or ``offer``."""
