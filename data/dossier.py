"""Everything one run saw, ready to be judged (again) offline."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from data.company import Company
from data.coverage import Coverage
from data.evidence import Evidence
from data.places import Places

E = TypeVar("E", bound=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A company, the evidence seen of it, and how far we could see."""

    company: Company
    taken_at: datetime
    evidence: tuple[Evidence, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    places: Places | None = field(default=None, compare=False, repr=False)
    """The places it is judged by, put here by ``checks.engine.judge``; None: those we ship for the country."""

    def of(self, kind: type[E]) -> list[E]:
        """Return the evidence of one type, in the order it was seen."""
        return [item for item in self.evidence if isinstance(item, kind)]

    def silent_on(self, what: str) -> tuple[Coverage, ...]:
        """Return the sources that prove ``what`` absent: two families or more, else none."""
        rows = tuple(row for row in self.coverage if what in row.silent)
        return rows if len({row.family for row in rows}) >= 2 else ()
