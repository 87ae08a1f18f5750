"""A finding over time."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from data.finding import Finding


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    DONE = "done"
    """A person says so; to be looked at again."""
    CLOSED = "closed"
    """Seen right at its source."""
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One change of a case: when, who (empty: the bot), what."""

    at: datetime
    what: str
    """``opened``, ``seen``, ``taken``, ``done``, ``undone``, ``closed``,
    ``returned``, ``dismissed``, ``snoozed``, ...
    """
    who: str = ""
    note: str = ""
    former: bool = False
    """Whoever did it was forgotten since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What became of one finding, by its key."""

    key: str
    finding: Finding
    first_seen: datetime
    last_seen: datetime
    state: CaseState = CaseState.OPEN
    taken_by: str = ""
    snoozed_until: datetime | None = None
    look_again_at: datetime | None = None
    looks_without: int = 0
    returned: bool = False
    """Came back after it was closed or done: louder than a new one."""
    on_word: bool = False
    """Done on a person's word, because the source cannot show it."""
    batch: str = ""
    """The line it makes together with others while it is open: ``old`` reviews of the first look."""
    history: tuple[Event, ...] = field(default=())
