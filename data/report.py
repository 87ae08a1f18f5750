"""What a report tells, before it is worded."""

from dataclasses import dataclass, field
from datetime import date, datetime

from data.case import Case
from data.company import Company
from data.coverage import Coverage
from data.promise import Clash, Words
from data.span import Span
from data.trouble import Trouble
from data.watch import Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How far we could see in this time."""

    weeks: int
    """Weeks of this time that have come, since we know the company."""
    looked: int
    """Those with a full look."""
    last: datetime | None = None
    """The newest look of this time."""
    rows: tuple[Coverage, ...] = ()
    """Its coverage, as long as it is kept."""
    read: int = 0
    unread: tuple[str, ...] = ()
    """Of the newest week, where no coverage is kept any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What was said in a few days."""

    span: Span
    praise: int = 0
    complaints: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spike:
    """Seven days with far more complaints than the weeks before."""

    span: Span
    topic: str
    """Empty: complaints altogether."""
    count: int
    usual: float
    """Complaints a week before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What was said in this time."""

    people: int = 0
    praise: int = 0
    complaints: int = 0
    stretches: tuple[Stretch, ...] = ()
    topics: tuple[tuple[str, int, int], ...] = ()
    """What complaints come back to: topic, how often in this time, how often in the time before."""
    spikes: tuple[Spike, ...] = ()
    best: str = ""
    """Words of praise worth passing on."""
    thanked: tuple[tuple[str, int], ...] = ()
    """Whom praise names, and how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What became of the cases."""

    closed: tuple[Case, ...] = ()
    """Seen right in this time."""
    done: tuple[Case, ...] = ()
    """Said to be done in this time and not seen right yet."""
    back: tuple[Case, ...] = ()
    """Came back in this time."""
    open: tuple[Trouble, ...] = ()
    """To do on the day of the report, the gravest first."""
    later: int = 0
    """Cases a person put off."""

    @property
    def cases(self) -> tuple[Case, ...]:
        """Return all of them, each once."""
        rows = [case for trouble in self.open for case in trouble.cases]
        return tuple({case.key: case for case in (*rows, *self.back, *self.done, *self.closed)}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A score as it is shown: its value, what it is made of, and how it moved."""

    kind: str
    value: float | None
    parts: tuple[tuple[str, float], ...] = ()
    by: int = 0
    """Whole points against the time before; 0: the same, or nothing to compare with."""
    because: tuple[tuple[str, float, float], ...] = ()
    """Parts that moved it: name, now, before."""
    few: bool = False
    """It is counted of so few that the number alone would mislead."""
    why_not: str = ""
    """Why there is no value, where there is a reason beside the usual one of this kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One company over one time."""

    company: Company
    span: Span
    made_at: datetime
    today: date
    looks: Looks
    figures: tuple[Figure, ...] = ()
    talk: Talk = field(default_factory=Talk)
    changes: tuple[tuple[Heard, str, int, int, int], ...] = ()
    """What was changed because of a complaint, and whether it fell: verdict, days counted, before, after."""
    kept: tuple[Heard, ...] = ()
    """Praise with what is to be kept up."""
    clashes: tuple[tuple[Clash, tuple[Words, ...]], ...] = ()
    """Promises, and the complaints of this time that are about them."""
    became: Became = field(default_factory=Became)
    authors: tuple[str, ...] = ()
    """Who wrote of the company: of their names only the first part is shown."""
