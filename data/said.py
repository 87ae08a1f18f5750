"""What the public said of a company, one row an opinion, as it is kept for digests."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from data.watch import HeardAs


def mark(id: str) -> str:
    """Return the short name of an opinion."""
    return sha256(id.encode(errors="surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A review or a mention, and how it feels."""

    id: str
    place: str
    url: str
    seen: datetime
    """When it was first seen."""
    feel: HeardAs | None = None
    """Praise or complaint; None is neither."""
    words: str = ""
    author: str = ""
    written: date | None = None
    topics: tuple[str, ...] = ()
    review: bool = False
    """A rated opinion, and no mention."""
    rating: float | None = None
    """Of 5."""
    fresh: bool = False
    """It was not there at an earlier look: without a date of its own it counts as written when seen."""

    copies: tuple[str, ...] = ()
    """Marks of the same words elsewhere (``mark``), so that they stay one opinion when this page is gone."""

    @property
    def mark(self) -> str:
        """A short name of it, to stand among the copies of another."""
        return mark(self.id)

    @property
    def day(self) -> date | None:
        """When it was said: the day it bears, or the day on which it was new to us."""
        return self.written or (self.seen.date() if self.fresh else None)
