"""What is told between two digests, before it is worded."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from data.finding import Value


class What(StrEnum):
    """What there is to tell."""

    CASE = "case"
    """Something to do first, or something that came back."""
    BURST = "burst"
    OUTCOME = "outcome"
    """What became of the reviews of a burst."""
    RISE = "rise"
    SILENCE = "silence"
    PUT_RIGHT = "put_right"
    """What a person called done, and a look nobody asked for saw so."""
    STILL = "still"
    """What a person called done, and the second look still saw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A row that was right at one look and shows another value at the next, which nobody here entered."""

    fact: str
    """The noun of the check: ``phone``, ``hours``, ..."""
    was: Value
    since: datetime
    """When it was last seen right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing to tell; it is kept under the key of its case or the id of what it is about."""

    at: datetime
    """Not told before."""
    what: What = What.CASE
    edit: Edit | None = None
    topic: str = ""
    """Of a rise; empty: of complaints altogether."""
    count: int = 0
    usual: float = 0.0
    """A week."""
    day: date | None = None
    """Of the newest review, for a silence."""


class Fate(StrEnum):
    """What became of a review."""

    THERE = "there"
    ANSWERED = "answered"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One review of a burst as it was seen, to be shown to the place that runs it."""

    id: str
    url: str
    author: str = ""
    """As shown in public."""
    rating: float | None = None
    body: str = ""
    written: date | None = None
    seen_at: datetime
    sha256: str = ""
    """Of the page it stood on."""
    fate: Fate = Fate.THERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """Many bad reviews at one place within two days."""

    id: str
    place: str
    url: str
    first: date
    at: datetime
    """When it was noticed."""
    reviews: tuple[Witness, ...] = ()
    usual: float | None = None
    """Bad reviews a week in the weeks before; None where nobody can know."""
    looked_at: datetime | None = None
    """When its page was last read after it was noticed."""
