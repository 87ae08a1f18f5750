"""What was seen of a company on the web, each piece with its proof."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from data.company import Address
from data.facts import Dated, Facts, Link, Notice
from data.week import SpecialDay, Week

MAX_TEXT = 64 * 1024
"""Characters of visible text an evidence keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that was seen: by which source, where, when, and the words themselves."""

    source: str
    url: str
    seen_at: datetime
    seen_by: str = "goodname"
    """``goodname``, or the name of the person who looked."""
    title: str = ""
    quote: str = ""
    sha256: str = ""
    """Of the bytes that were read."""
    text: str = field(default="", repr=False)
    """Visible text, at most ``MAX_TEXT`` characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Evidence):
    """The company's row in a directory, map or register (a structured citation)."""

    place: str
    """Id in ``data/places``, else the host."""
    ref: str = ""
    """The platform's own id of the row, else empty."""
    name: str = ""
    phones: tuple[str, ...] = ()
    """E.164 where it could be parsed, else as written."""
    emails: tuple[str, ...] = ()
    address: Address | None = None
    hours: Week | None = None
    special_hours: tuple[SpecialDay, ...] = ()
    website: str = ""
    closed: bool = False
    """The place says the company is gone for good."""
    updated: date | None = None
    edit_url: str = ""
    whole: bool = True
    """False for a page that breaks off: what it does not show may stand in the rest."""


class PageState(StrEnum):
    """Whether a page is there."""

    ALIVE = "alive"
    GONE = "gone"
    """404, 410, or a host that does not exist while a control name does."""
    UNKNOWN = "unknown"
    """Could not look."""


class PageRole(StrEnum):
    """What a page of the company's website is for."""

    HOME = "home"
    CONTACT = "contact"
    ABOUT = "about"
    IMPRINT = "imprint"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The TLS certificate of a host."""

    host: str
    not_after: datetime
    matches_host: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Evidence):
    """A page of the company's own website, or one that the website links to as its own."""

    role: PageRole = PageRole.OTHER
    state: PageState = PageState.ALIVE
    whole: bool = True
    """False for a JavaScript shell, a cut-off body or a page nobody could read: proves no absence."""
    facts: Facts = field(default_factory=Facts)
    signs: tuple[Dated, ...] = ()
    """Signs of life, strongest first."""
    notices: tuple[Notice, ...] = ()
    links: tuple[Link, ...] = ()
    linked_from: str = ""
    """The page of the company that links here; empty for the home page."""
    clicks: int = 0
    """Clicks from the home page."""
    certificate: Certificate | None = None


class ProfileState(StrEnum):
    """Whether a profile is there, as far as it can be known without logging in."""

    EXISTS = "exists"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Evidence):
    """A social account."""

    platform: str
    handle: str
    state: ProfileState
    newest_post: datetime | None = None
    links: tuple[str, ...] = ()
    """Where the profile points to (proof by back-link)."""
    named_by: str = ""
    """``owner`` or the URL of the own page that links to it; empty when only found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The company's public answer."""

    body: str = ""
    author: str = ""
    written: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion(Evidence):
    """What a review and a mention share: somebody's words on the company."""

    place: str
    ref: str = ""
    """The id at its place, else empty."""
    author: str = ""
    body: str = ""
    written: date | None = None
    reply: Reply | None = None
    replies_shown: bool = False
    """True only where an answer would have been seen (``design.md`` 2, Unanswered)."""
    language: str = ""
    reach: int | None = None
    """How many people the author reaches (followers, views), where the place says so."""
    likely: tuple[float, float, float] | None = None
    """How likely it is negative, neutral, positive to the larger reader; None where that is not installed or was not
    asked.
    """
    second: str = ""
    """How a second reader found it, where the built-in one was unsure: ``negative``, ``neutral``, ``positive``,
    ``unsure``; empty when it was not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Opinion):
    """A rated opinion."""

    rating: float | None = None
    """Of 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Opinion):
    """The company named in an article, post or thread (an unstructured citation)."""

    channel: str = "web"
    """``news``, ``forum``, ``social`` or ``web``."""


class RegisterState(StrEnum):
    """How the register says the company stands."""

    ACTIVE = "active"
    DISSOLVED = "dissolved"
    BANKRUPT = "bankrupt"
    LIQUIDATION = "liquidation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Evidence):
    """The company's entry in a public register of companies."""

    register: str
    number: str
    legal_name: str
    names: tuple[str, ...] = ()
    address: Address | None = None
    website: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    state: RegisterState = RegisterState.ACTIVE
