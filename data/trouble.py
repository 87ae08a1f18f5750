"""One line to a person: findings of the same fact with the same wrong value, or of the same words."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from data.case import Case, CaseState
from data.finding import Finding, Kind, Severity, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One wrong value of one fact, or one text, in however many places it stands; the heaviest place first."""

    key: str
    """Outlives a place put right: it depends on check and value only (on the finding, when alone of its kind)."""
    findings: tuple[Finding, ...]
    cases: tuple[Case, ...] = ()
    """As many as findings and in their order, or none when grouped from findings."""

    batch: str = ""
    """Not one wrong value or text but a line of several cases (``Case.batch``); the first are the worthiest."""

    @property
    def lead(self) -> Finding:
        """The finding at the heaviest place among the gravest."""
        if len(self.findings) == 1:
            return self.findings[0]
        return min(self.findings, key=lambda finding: (finding.severity.rank, -finding.rank, -finding.weight))

    @property
    def check(self) -> str:
        """The check that they come from; of one text told by several checks, the gravest."""
        return self.lead.check

    @property
    def kind(self) -> Kind:
        """The kind of trouble."""
        return self.findings[0].kind

    @property
    def severity(self) -> Severity:
        """The gravest of them; a line of old reviews is never one to do first."""
        return Severity.MEDIUM if self.batch and self.lead.severity is Severity.HIGH else self.lead.severity

    @property
    def rank(self) -> float:
        """What an owner would do first, 0 to 100."""
        return self.lead.rank

    @property
    def weight(self) -> int:
        """The weight of the heaviest place."""
        return max(finding.weight for finding in self.findings)

    @property
    def sure(self) -> bool:
        """Whether any of them is sure."""
        return any(finding.sure for finding in self.findings)

    @property
    def expected(self) -> Value:
        """What is right."""
        return self.lead.expected

    @property
    def found(self) -> Value:
        """The wrong value they share."""
        return self.lead.found

    @property
    def minutes(self) -> int:
        """Minutes to put all of them right."""
        return sum(finding.minutes for finding in self.findings)

    @property
    def returned(self) -> bool:
        """Whether one of them came back after it was closed or done."""
        return any(case.returned for case in self.cases)

    @property
    def since(self) -> datetime:
        """When the oldest was first seen."""
        if self.cases:
            return min(case.first_seen for case in self.cases)
        return min(finding.evidence.seen_at for finding in self.findings)


def group(items: Iterable[Finding] | Iterable[Case]) -> tuple[Trouble, ...]:
    """Group findings or cases into troubles: gravest first, then what came back, then by rank and weight, then
    the oldest. Only wrong values and copies of one text are put together: two reviews that happen to use
    the same words are two troubles.
    """
    groups: dict[str, list[Finding | Case]] = {}
    for item in items:
        groups.setdefault(_batch(item) or trouble_key(_finding(item)), []).append(item)
    return tuple(sorted((_trouble(key, members) for key, members in groups.items()), key=order))


def trouble_key(finding: Finding) -> str:
    """Return what findings of one trouble share: check and wrong value, or the story; else the finding's own key."""
    if told := _story(finding):
        return told
    if finding.kind is not Kind.INACCURATE or finding.found is None:
        return finding.key
    value = re.sub(r"[\W_]+", "", str(finding.found).casefold()) if isinstance(finding.found, str) else _words(finding)
    return hashlib.sha256(f"{finding.check}\n{value}".encode(errors="surrogatepass")).hexdigest()[:16]


def story(case: Case) -> str:
    """Return what a case shares with the copies of its words; empty where they stand alone."""
    return _story(case.finding)


def _story(finding: Finding) -> str:
    return finding.words.story if finding.kind is Kind.UNANSWERED and finding.words else ""


def _words(finding: Finding) -> str:
    return re.sub(r"[\s,.]+", " ", str(finding.found).casefold()).strip()


def _finding(item: Finding | Case) -> Finding:
    return item.finding if isinstance(item, Case) else item


def _batch(item: Finding | Case) -> str:
    return item.batch if isinstance(item, Case) and item.state is CaseState.OPEN else ""


def _within(item: Finding | Case) -> tuple[float, int, str]:
    """Order within a trouble: places by weight, words by rank."""
    finding = _finding(item)
    return (-finding.rank if finding.kind is Kind.UNANSWERED else 0, -finding.weight, finding.key)


def _trouble(key: str, members: list[Finding | Case]) -> Trouble:
    ordered = sorted(members, key=_within)
    return Trouble(
        batch=_batch(members[0]) if len(members) > 1 else "",
        key=key,
        findings=tuple(_finding(item) for item in ordered),
        cases=tuple(item for item in ordered if isinstance(item, Case)),
    )


def order(trouble: Trouble) -> tuple[int, bool, float, int, datetime, str]:
    """Return what troubles are sorted by, those of several companies too."""
    return (
        trouble.severity.rank,
        not trouble.returned,
        -trouble.rank,
        -trouble.weight,
        trouble.since,
        trouble.key,
    )
