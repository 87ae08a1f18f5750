"""What a check came to, as it is told (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from data.case import Case, CaseState
from data.coverage import Coverage, Reach
from data.run import Run

UNREADABLE = "place:"
"""Coverage rows of places that nobody can read begin with this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One check and what changed by it."""

    run: Run
    cases: Mapping[str, Case]
    """All cases after the check."""
    new: int = 0
    put_right: int = 0
    since: datetime | None = None
    """When the check before this one was."""
    stopped: bool = False

    @property
    def open(self) -> list[Case]:
        """Return what is to do."""
        return [case for case in self.cases.values() if case.state is CaseState.OPEN]


def outcome(run: Run, before: Mapping[str, Case], after: Mapping[str, Case], since: datetime | None) -> Outcome:
    """Compare the cases before and after a run."""
    new = sum(key not in before and case.state is CaseState.OPEN for key, case in after.items())
    right = sum(
        case.state is CaseState.CLOSED and key in before and before[key].state is not CaseState.CLOSED
        for key, case in after.items()
    )
    return Outcome(run=run, cases=after, new=new, put_right=right, since=since)


def looked(coverage: tuple[Coverage, ...]) -> list[Coverage]:
    """Return the sources that said something."""
    return [row for row in coverage if row.reach.looked]


def failed(coverage: tuple[Coverage, ...]) -> list[Coverage]:
    """Return the sources that were asked and told us nothing."""
    return [row for row in coverage if not row.reach.looked and row.reach is not Reach.SKIPPED]


def skipped(coverage: tuple[Coverage, ...]) -> list[Coverage]:
    """Return the sources that were not asked."""
    return [row for row in coverage if row.reach is Reach.SKIPPED and not row.source.startswith(UNREADABLE)]


def unreadable(coverage: tuple[Coverage, ...]) -> list[Coverage]:
    """Return the places that nobody can read without the owner's permission."""
    return [row for row in coverage if row.source.startswith(UNREADABLE)]
