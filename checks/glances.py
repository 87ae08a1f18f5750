"""What a glance once a day looks at, and what waits for the weekly check (pure)."""

from collections.abc import Iterable, Mapping

from checks import registry
from checks.ask import Lead
from data import urls
from data.case import Case, CaseState
from data.evidence import Evidence, Opinion
from data.finding import Finding, Kind

FOUND = "found_pages"
"""The source of pages that searches lead to; a glance makes no searches and opens those it knows."""
MOST = 10
"""Found pages that a glance opens."""


def weekly(finding: Finding) -> bool:
    """Whether the place of a finding is looked at by the weekly check only."""
    source = registry.sources.get(finding.subject.source)
    if source is None:
        return False
    return not source.glance or (source.id == FOUND and finding.kind is not Kind.UNANSWERED)


def known_talk(evidence: Iterable[Evidence], cases: Mapping[str, Case]) -> tuple[Lead, ...]:
    """Return the found pages on which people have spoken, at most ``MOST``: those with open cases first, then
    those last written on.
    """
    waiting = {
        urls.canonical(case.finding.subject.url)
        for case in cases.values()
        if case.state is CaseState.OPEN and case.finding.subject.source == FOUND
    }
    newest: dict[str, tuple[bool, str, str]] = {}
    for item in evidence:
        if isinstance(item, Opinion) and item.source == FOUND and getattr(item, "channel", "") != "news":
            where = urls.canonical(item.url)
            row = (where in waiting, str(item.written or ""), item.url)
            newest[where] = max(row, newest.get(where, row))
    best = sorted(newest.values(), reverse=True)[:MOST]
    return tuple(Lead(url=url, source=FOUND, family="found", kind="review") for _, _, url in best)
