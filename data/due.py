"""What a watch or a chat has to be woken for, as it is remembered."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing and its time: the digest of a chat; the weekly check or the daily glance of a watch."""

    at: datetime
    period: str = ""
    """The ISO week it is for."""
    rhythm: str = ""
    """The chat's, when this was worked out."""
    noticed: datetime | None = None
    """When it was first found due, if it then had to wait for something."""
    wait_until: datetime | None = None
    """When to look again whether the waiting is over."""
    tried: datetime | None = None
    """When it was last tried in vain."""
    skipped: bool = False
    """An earlier one was not sent, because the program did not run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The last digest of a chat, kept when it is written."""

    at: datetime
    """When it was due."""
    period: str
    """The ISO week it was for."""
