"""A fact that the company changed, and the places that still have the old one."""

from dataclasses import dataclass
from datetime import datetime

from data.finding import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place that had the old value when the change was told, or since."""

    source: str
    place: str
    """Id in ``data/places``, ``website``, or a host."""
    url: str
    right_at: datetime | None = None
    """When it was first seen without the old value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact, before and after."""

    id: str
    fact: str
    """A fact of the truth card: ``phones``, ``hours``, ``address``, ..."""
    old: Value
    new: Value
    at: datetime
    who: str = ""
    spots: tuple[Spot, ...] = ()
    told: bool = False
    """It was said that every place has the new value."""

    @property
    def left(self) -> tuple[Spot, ...]:
        """Return the places that still have the old value, as far as known."""
        return tuple(spot for spot in self.spots if spot.right_at is None)

    @property
    def done(self) -> bool:
        """Whether there were places with the old value and now is none."""
        return bool(self.spots) and not self.left
