"""Who looks after a profile or an entry of the company, by a person's word."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

CHECK = "missing.keeper"
"""Of the case that nobody looks after a place: no check raises it, a person says so."""
SOURCE = "keeper"
"""Its source; no run asks it, so no run closes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A profile, or the company's entry at a place."""

    id: str
    """``platform:handle`` of a profile, the canonical URL of an entry, or a place's id where no page is known."""
    url: str
    place: str
    """Id in ``data/places``, else the host."""
    handle: str = ""
    """Of a profile only."""

    @property
    def key(self) -> str:
        """Its short name in the store."""
        return hashlib.sha256(self.id.encode(errors="surrogatepass")).hexdigest()[:16]


class Kept(StrEnum):
    """What a person says of a place."""

    SOMEBODY = "somebody"
    NOBODY = "nobody"
    """Nobody knows who could change anything there."""
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Who looks after one spot, who said so and when."""

    spot: Spot
    kept: Kept
    said_by: str
    said_at: datetime
    person: int = 0
    """Telegram's id of the keeper; 0: not known to us, or nobody."""
    who: str = ""
    former: bool = False
    """Whoever looked after it left or was forgotten: it is to be asked anew."""
    aside: tuple[str, ...] = ()
    """Keys of the cases that were put aside when it was called not ours."""

    @property
    def known(self) -> bool:
        """Whether somebody looks after it now."""
        return self.kept is Kept.SOMEBODY and bool(self.who) and not self.former

    @property
    def open(self) -> bool:
        """Whether it is to be asked."""
        return self.kept is Kept.SOMEBODY and not self.known
