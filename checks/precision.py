"""How often what was found at a place turned out not to be a trouble: counted from what people put aside (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.case import Case
from data.watch import Rule, Verdict

ENOUGH = 3
"""Findings from which a place is told of."""
OF_PEOPLE = ("person", "owner", "keeper")
"""Sources that are no place where we look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """One place: what was found there, and what of it people put aside."""

    case: Case
    """Any of them: whoever words it needs the place."""
    found: int
    another: int = 0
    """About another company."""
    as_it_is: int = 0
    """Right as it is."""


def precision(cases: Mapping[str, Case], rules: Iterable[Rule]) -> tuple[Precision, ...]:
    """Return the places with at least three findings, those where most was found first."""
    verdicts = {rule.key: rule.verdict for rule in rules}
    groups: dict[str, list[Case]] = {}
    for case in cases.values():
        subject = case.finding.subject
        if subject.source not in OF_PEOPLE:
            groups.setdefault(subject.place or subject.source, []).append(case)
    told = [_count(members, verdicts) for members in groups.values() if len(members) >= ENOUGH]
    return tuple(sorted(told, key=lambda row: (-row.found, row.case.key)))


def _count(members: list[Case], verdicts: Mapping[str, Verdict]) -> Precision:
    said = [verdicts.get(case.key) for case in members]
    return Precision(
        case=members[0],
        found=len(members),
        another=said.count(Verdict.ANOTHER),
        as_it_is=said.count(Verdict.AS_IT_IS),
    )
