"""What a source is given and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

from checks.web import Web
from data.company import Company
from data.evidence import Evidence
from data.places import Places

T = TypeVar("T")


class Reader(Protocol):
    """Runs a pure module-level function in a worker process that can be killed."""

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """Return ``function(*args)``; arguments and result are pickled. Raises ``checks.web.Broken``
        when it fails, or is given up after its time limit.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A page worth opening in the last round of a run."""

    url: str
    title: str = ""
    snippet: str = ""
    source: str = ""
    family: str = ""
    kind: str = ""
    """``listing``, ``profile``, ``review`` or ``mention`` where known, else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question to one source."""

    company: Company
    web: Web
    reader: Reader
    now: datetime
    places: Places
    base_url: str = ""
    """Scheme, host and any prefix before the documented path; no slash at the end."""
    key: str = field(default="", repr=False)
    options: Mapping[str, Any] = field(default_factory=dict, repr=False)
    found: tuple[Evidence, ...] = ()
    """Evidence of earlier rounds."""
    leads: tuple[Lead, ...] = ()
    """Leads of earlier rounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a source saw. No evidence and no leads means a real empty answer, or it must raise."""

    evidence: tuple[Evidence, ...] = ()
    leads: tuple[Lead, ...] = ()
    silent: tuple[str, ...] = ()
    """What it could have shown and did not (``Coverage.silent``)."""
    note: str = ""
    answered: bool = False
    """Answered although nothing is shown (hits that are not the company's, for instance)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSettings:
    """Where a language model answers ("chat completions"); without address and model nobody is asked."""

    base_url: str = ""
    """Up to and without ``/chat/completions``."""
    model: str = ""
    key: str = field(default="", repr=False)
    most: int = 20
    """Texts that are sent at most in one run."""
    seconds: float = 20.0
    """What all of them may take together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """What the operator says of one source."""

    enabled: bool = True
    key: str = field(default="", repr=False)
    base_url: str = ""
    """Empty: the source's own."""
    options: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """May hold secrets, like a client's."""
