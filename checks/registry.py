"""Every source and every check, found by their files."""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import cache
from inspect import getdoc
from typing import TypeAlias, TypeVar

from checks.ask import Ask, Seen
from data.candidate import Candidate
from data.dossier import Dossier
from data.evidence import Evidence
from data.finding import Flag, Kind, Severity

Look: TypeAlias = Callable[[Ask], Awaitable[Seen]]
Again: TypeAlias = Callable[[Ask, Evidence], Awaitable[Seen]]
Find: TypeAlias = Callable[[Ask, str, str], Awaitable[list[Candidate]]]
"""Name and town -> companies that might be meant."""
Judge: TypeAlias = Callable[[Dossier], Iterator[Flag]]

L = TypeVar("L", bound=Look)
A = TypeVar("A", bound=Again)
F = TypeVar("F", bound=Find)
J = TypeVar("J", bound=Judge)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where we look."""

    id: str
    look: Look
    title: str
    family: str
    shows: tuple[str, ...]
    about: str
    base_url: str = ""
    countries: tuple[str, ...] = ()
    """Empty: all."""
    key: str = "none"
    """``none``, ``optional`` or ``needed``."""
    needs: str = ""
    """A setting besides the key without which it is skipped: ``base_url`` or ``feeds``."""
    options: tuple[str, ...] = ()
    """What its table of the settings must hold besides the key."""
    round: int = 2
    """1 the website, 2 all others at once, 3 the pages they lead to."""
    seconds: float = 20.0
    """Its deadline."""
    glance: bool = False
    """Revalidated daily without searches."""
    searches_a_week: tuple[int, int] = (0, 0)
    """What its free access gives without a key and with one; 0 where that is not published, or nothing is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule."""

    id: str
    kind: Kind
    judge: Judge
    severity: Severity
    title: str
    why: str
    advice: str
    minutes: int
    about: str


sources: dict[str, Source] = {}
checks: dict[str, Check] = {}
agains: dict[str, Again] = {}
finds: dict[str, Find] = {}


def _noun(function: Callable[..., object]) -> str:
    return function.__module__.rpartition(".")[2]


def source(
    *,
    title: str,
    family: str,
    shows: tuple[str, ...],
    base_url: str = "",
    countries: tuple[str, ...] = (),
    key: str = "none",
    needs: str = "",
    options: tuple[str, ...] = (),
    round: int = 2,
    seconds: float = 20.0,
    glance: bool = False,
    searches_a_week: tuple[int, int] = (0, 0),
) -> Callable[[L], L]:
    """Register a source; its id is the name of its module. Returns the function unchanged."""

    def register(look: L) -> L:
        name = _noun(look)
        sources[name] = Source(
            id=name,
            look=look,
            title=title,
            family=family,
            shows=shows,
            about=getdoc(look) or "",
            base_url=base_url,
            countries=countries,
            key=key,
            needs=needs,
            options=options,
            round=round,
            seconds=seconds,
            glance=glance,
            searches_a_week=searches_a_week,
        )
        return look

    return register


def again(function: A) -> A:
    """Register how this module's source looks at one place again: exactly the requests of that place.

    Gets the evidence of that place, or for an absence an ``Evidence`` with its URL; without one the
    source's ``look`` is repeated.
    """
    agains[_noun(function)] = function
    return function


def find(function: F) -> F:
    """Register how this module's source answers "who is it?"."""
    finds[_noun(function)] = function
    return function


def check(*, severity: Severity, title: str, why: str, advice: str, minutes: int) -> Callable[[J], J]:
    """Register a check; its folder is the kind, its file the noun. Returns the function unchanged.

    ``title`` and ``advice`` may name ``{place}``, ``{expected}`` and ``{found}``; ``why`` is one sentence.
    """

    def register(judge: J) -> J:
        kind = Kind(judge.__module__.split(".")[-2])
        name = f"{kind.value}.{_noun(judge)}"
        checks[name] = Check(
            id=name,
            kind=kind,
            judge=judge,
            severity=severity,
            title=title,
            why=why,
            advice=advice,
            minutes=minutes,
            about=getdoc(judge) or "",
        )
        return judge

    return register


def discover() -> None:
    """Import every source and every check, so that they stand in ``sources`` and ``checks``."""
    discover_sources()
    discover_checks()


def discover_sources() -> None:
    """Import every source."""
    _import_all("checks.sources")


def discover_checks() -> None:
    """Import every check."""
    for kind in Kind:
        _import_all(f"checks.{kind.value}")


@cache
def _import_all(package: str) -> None:
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        if not module.name.startswith("_"):
            importlib.import_module(f"{package}.{module.name}")
