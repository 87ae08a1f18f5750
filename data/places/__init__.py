"""The places that matter in a country, in their order (``data/places/xx.toml``)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

COUNTRIES = ("FI", "RU", "PL", "NO", "GB")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where customers look."""

    id: str
    name: str
    hosts: tuple[str, ...]
    """Registrable host, optionally with a path prefix: ``fonecta.fi``, ``google.com/maps``."""
    kind: str
    """``map``, ``directory``, ``register``, ``reviews``, ``social``, ``forum`` or ``news``."""
    weight: int = 10
    """0 to 100: how many customers meet it in this country."""
    edit_url: str = ""
    minutes: int = 5
    edits_wait: bool = False
    """Whether its owner can see what a stranger suggests to change there before it goes live."""
    edits_after: int = 0
    """Days after which what a stranger suggests to change there goes live, unless the owner refuses it at
    ``edit_url``; 0 where that is not known.
    """
    replies_shown: bool = False
    advise: bool = False
    """Whether its absence is worth telling an owner in this country."""
    read: str = "search"
    """Who reads it: a source id; ``search`` for what a search finds; ``no`` when nobody can
    without the owner's permission."""
    with_permission: str = ""
    """For ``read = "no"``: the source that reads it once the owner permits it."""
    why_not: str = ""
    """For ``read = "no"``: the reason, in English, for ``/sources``."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one country, heaviest first."""

    country: str
    all: tuple[Place, ...] = ()
    _hosts: dict[str, list[tuple[str, Place]]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Host -> path prefix and place."""

    def __post_init__(self) -> None:
        """Sort the places by their hosts."""
        for place in self.all:
            for entry in place.hosts:
                host, _, prefix = entry.partition("/")
                self._hosts.setdefault(host, []).append((prefix, place))

    def of(self, place_id: str) -> Place | None:
        """Return the place with this id."""
        return next((place for place in self.all if place.id == place_id), None)

    def at(self, url: str) -> Place | None:
        """Return the place that this URL belongs to: longest host and path prefix wins."""
        try:
            parts = urlsplit(url if "//" in url else f"https://{url}")
        except ValueError:
            return None
        host, path = (parts.hostname or "").removeprefix("www."), parts.path
        while host:
            fitting = (row for row in self._hosts.get(host, ()) if path.lstrip("/").startswith(row[0]))
            if best := max(fitting, key=lambda row: len(row[0]), default=None):
                return best[1]
            host = host.partition(".")[2]
        return None


def load(country: str, extra: Path | None = None) -> Places:
    """Return the places of a country (those every country shares where it has no file), with the
    operator's own from the TOML file ``extra`` (same form, plus ``country`` per place) added. With
    ``alone = true`` in that file, they stand in place of ours.
    """
    return _load(country.upper(), extra, extra.stat().st_mtime_ns if extra is not None else 0)


@lru_cache(maxsize=64)
def _load(country: str, extra: Path | None, changed: int) -> Places:
    """Every card and page asks; a file of the operator's is read again when it has changed."""
    own = tomllib.loads(extra.read_text("utf-8")) if extra is not None else {}
    found = [] if own.get("alone") else list(_shipped(country))
    if own:
        rows = own.get("places", [])
        found += [_place(row) for row in rows if row.get("country", country).upper() == country]
    return Places(country, tuple(sorted(found, key=lambda place: -place.weight)))


@lru_cache
def _shipped(country: str) -> tuple[Place, ...]:
    name = country.lower() if country in COUNTRIES else "any"
    text = files(__name__).joinpath(f"{name}.toml").read_text("utf-8")
    return tuple(_place(row) for row in tomllib.loads(text)["places"])


def _place(row: Mapping[str, Any]) -> Place:
    fields = {key: value for key, value in row.items() if key != "country"}
    return Place(**{**fields, "hosts": tuple(row["hosts"])})
