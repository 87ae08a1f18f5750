"""The weekly message before it is worded."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from data.case import Case
from data.company import Company
from data.coverage import Reach
from data.trouble import Trouble

HOLIDAY_MINUTES = 2
"""To say how one is open on a few days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days a digest tells of."""

    id: str
    """``2026-W47``, or ``preview`` for one that was asked for."""
    since: datetime
    until: datetime
    first: date
    """In the chat's zone."""
    last: date
    skipped: bool = False
    """The digest before this one was not sent."""
    monthly: bool = False
    """It is the first of its month: what is told once a month is told in it."""

    @property
    def today(self) -> date:
        """The day on which it is told, in the chat's zone."""
        return self.last + timedelta(days=1)

    @property
    def preview(self) -> bool:
        """Whether it was asked for and does not count as the week's."""
        return self.id == "preview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """How long somebody's words have been without an answer."""

    days: int
    least: bool = False
    """Nobody knows when they were written: it is counted from the day they were first seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing to do: a trouble, in as many of its places as the time allows."""

    trouble: Trouble
    minutes: int
    places: int
    """In how many places the trouble stands altogether."""
    waited: Waited | None = None
    """For words without an answer; None on their first day."""
    reply: str = ""
    """The reply that is drafted and not posted yet."""
    keeper: str = ""
    """Who looks after its place, where a team is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """Public holidays whose hours the owner is asked for once, all together."""

    days: tuple[date, ...]
    """Those on which the company is normally open, in order; at least one."""

    @property
    def first(self) -> date:
        """The first of them."""
        return self.days[0]

    @property
    def last(self) -> date:
        """The last of them."""
        return self.days[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Praise:
    """Kind words to pass on."""

    id: str
    """Of its row in the ledger."""
    words: str
    names: tuple[str, ...] = ()
    """First names of the people it thanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """What was said in the period."""

    people: int = 0
    praise: int = 0
    complaints: int = 0
    praised: Praise | None = None
    """The praise that is worth passing on, and is not passed on yet."""
    topic: str = ""
    """What complaints come back to, where they do."""
    times: int = 0
    """How often in the last four weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A source that could be read before and now cannot."""

    source: str
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """What complaints about a competitor come back to."""

    name: str
    topic: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One company's week."""

    company: Company
    period: Period
    to_do: tuple[Thing, ...] = ()
    holidays: Holidays | None = None
    """Days whose hours are asked for: one of the things."""
    left: int = 0
    """Troubles that are to do and do not fit this week."""
    left_first: int = 0
    """How many of these are to be done first."""
    later: int = 0
    """Cases a person put off."""
    put_right: tuple[Case, ...] = ()
    came_back: tuple[Case, ...] = ()
    voices: Voices = field(default_factory=Voices)
    rival: Rival | None = None
    gaps: tuple[Gap, ...] = ()
    standing: tuple[Gap, ...] = ()
    """What could not be read for long; told once a month only."""
    looked: int = 0
    """Places that could be read at the last look."""
    looked_at: datetime | None = None
    """When that was; None: nothing could be read in this period."""

    @property
    def things(self) -> int:
        """How many things there are to do."""
        return len(self.to_do) + bool(self.holidays)

    @property
    def minutes(self) -> int:
        """Minutes for everything to do."""
        return sum(thing.minutes for thing in self.to_do) + (HOLIDAY_MINUTES if self.holidays else 0)

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.things or self.put_right or self.came_back or self.voices.people or self.gaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCount:
    """One week in numbers."""

    first: date
    last: date
    heard: int
    """People who wrote."""
    handled: int
    """Cases that were put right or answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The last weeks of a company, or of several, oldest first."""

    name: str
    weeks: tuple[WeekCount, ...]
    to_do: int
    """Troubles that wait at the end."""

    @property
    def empty(self) -> bool:
        """Whether nothing happened at all."""
        return not self.to_do and not any(week.heard or week.handled for week in self.weeks)
