"""What is wrong, signed: a flag as a check raises it, a finding as it is kept and told."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from data.company import Address
from data.evidence import Evidence
from data.week import SpecialDay, Week

Value: TypeAlias = str | int | float | date | Address | Week | SpecialDay | tuple[str, ...] | None
"""What a finding expects or found; rendering words it."""


class Kind(StrEnum):
    """The four troubles."""

    MISSING = "missing"
    OUTDATED = "outdated"
    INACCURATE = "inaccurate"
    UNANSWERED = "unanswered"


class Severity(StrEnum):
    """The cost of leaving it: do first, this week, when you can."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a finding is about: a place, a page, a review."""

    source: str
    url: str
    title: str = ""
    id: str = ""
    """The part of the key that tells it from others: never the wrong value, a rank or a day of seeing."""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a finding leans on."""

    url: str
    quote: str
    seen_at: datetime
    sha256: str = ""
    title: str = ""
    seen_by: str = "goodname"


@dataclass(frozen=True, slots=True)
class Flag:
    """What a check raises; the engine signs it into a ``Finding``."""

    about: Evidence | Subject
    expected: Value = None
    found: Value = None
    sure: bool = True
    severity: Severity | None = None
    """None: the check's own."""
    quote: str = ""
    """Overrides the evidence's quote."""
    fact: str = ""
    """Tells two flags of one check on one piece of evidence apart (part of the key)."""
    edit_url: str = ""
    """Where it is put right, when the check knows better than ``data/places``."""
    proof: Evidence | None = None
    """The evidence leaned on, when ``about`` is a ``Subject``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is known of the words that an unanswered finding is about."""

    written: date | None = None
    rating: float | None = None
    """Of 5."""
    reach: int | None = None
    """How many people the author reaches, where known."""
    topics: tuple[str, ...] = ()
    """``checks.language.Topic`` values, the one spoken of most first."""
    story: str = ""
    """What copies of the same words share (``checks.copies``); empty when they stand alone."""
    copies: tuple[str, ...] = ()
    """Where else the same words stand, answered or not: in papers too, which open no case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A signed trouble with its proof."""

    key: str
    check: str
    """``<kind>.<noun>``."""
    kind: Kind
    subject: Subject
    severity: Severity
    sure: bool
    expected: Value
    found: Value
    evidence: Proof
    edit_url: str = ""
    minutes: int = 0
    weight: int = 0
    """Weight of the place in the company's country, 0 to 100."""
    words: Words | None = None
    """Of somebody's words only."""
    rank: float = 0.0
    """0 to 100 on the day it was judged: what an owner would do first (``checks.rank``)."""


def finding_key(check: str, company: str, subject: str) -> str:
    """Return the identity of a finding over time (``design.md`` 2, Key)."""
    return hashlib.sha256(f"{check}\n{company}\n{subject}".encode(errors="surrogatepass")).hexdigest()[:16]
