"""What a check came to, as it is told (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from checks.cases import is_snoozed
from data.case import Case, CaseState
from data.coverage import Coverage, Reach
from data.run import Run
from data.trouble import Trouble, group, trouble_key

UNREADABLE = "place:"
"""Coverage rows of places that nobody can read begin with this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One check and what changed by it."""

    run: Run
    cases: Mapping[str, Case]
    """All cases after the check."""
    new: tuple[Trouble, ...] = ()
    put_right: tuple[Trouble, ...] = ()
    returned: tuple[Trouble, ...] = ()
    """Came back after they were put right, or said to be."""
    since: datetime | None = None
    """When the check before this one was."""
    stopped: bool = False

    @property
    def to_do(self) -> tuple[Trouble, ...]:
        """Return what is to do, as `/findings` lists it."""
        return to_do(self.cases.values(), self.run.finished)

    @property
    def claimed(self) -> tuple[Trouble, ...]:
        """Return what a person called done and what is to be looked at again."""
        return group([case for case in self.cases.values() if case.state is CaseState.DONE and case.look_again_at])

    @property
    def put_off(self) -> tuple[Trouble, ...]:
        """Return what a person left for later."""
        now = self.run.finished
        return group([case for case in self.cases.values() if case.state is CaseState.OPEN and is_snoozed(case, now)])


def to_do(cases: Iterable[Case], now: datetime) -> tuple[Trouble, ...]:
    """Return the troubles that wait for somebody: what is put off or settled is not among them."""
    return group([case for case in cases if case.state is CaseState.OPEN and not is_snoozed(case, now)])


def outcome(run: Run, before: Mapping[str, Case], after: Mapping[str, Case], since: datetime | None) -> Outcome:
    """Compare the cases before and after a run. Another wrong value where one stood before is new."""
    new: list[Case] = []
    right: list[Case] = []
    back: list[Case] = []
    for key, case in after.items():
        was = before.get(key)
        if case.state is CaseState.CLOSED and was is not None and was.state is not CaseState.CLOSED:
            right.append(case)
        elif case.state is CaseState.OPEN and (was is None or trouble_key(was.finding) != trouble_key(case.finding)):
            new.append(case)
        elif case.state is CaseState.OPEN and was is not None and was.state is not CaseState.OPEN:
            (back if case.returned else new).append(case)
    return Outcome(run=run, cases=after, new=group(new), put_right=group(right), returned=group(back), since=since)


def looked(coverage: tuple[Coverage, ...]) -> list[Coverage]:
    """Return the sources that said something."""
    return [row for row in coverage if row.reach.looked]


def partly(row: Coverage) -> bool:
    """Whether a source told something, and could not be read whole (its note says how much was not)."""
    return row.reach is Reach.ANSWERED and bool(row.note)


def failed(coverage: tuple[Coverage, ...]) -> list[Coverage]:
    """Return the sources that were asked and told us nothing."""
    return [row for row in coverage if not row.reach.looked and row.reach is not Reach.SKIPPED]


def skipped(coverage: tuple[Coverage, ...]) -> list[Coverage]:
    """Return the sources that were not asked."""
    return [row for row in coverage if row.reach is Reach.SKIPPED and not row.source.startswith(UNREADABLE)]


def unreadable(coverage: tuple[Coverage, ...]) -> list[Coverage]:
    """Return the places that nobody can read without the owner's permission."""
    return [row for row in coverage if row.source.startswith(UNREADABLE)]
