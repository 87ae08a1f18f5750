"""``check --json``: one object, versioned; others script against it (``design.md`` 6)."""

from typing import Any

from data.codec import to_document
from data.finding import Finding, Value
from data.run import Run

SCHEMA = 1


def report(run: Run, advice: dict[str, str]) -> dict[str, Any]:
    """Return a run as plain JSON values; ``advice`` is the worded advice by finding key."""
    return {
        "schema": SCHEMA,
        "company": {"id": run.company.id, "name": run.company.name, "card": to_document(run.company)},
        "started": run.started.isoformat(),
        "finished": run.finished.isoformat(),
        "coverage": [
            {"source": row.source, "reach": row.reach.value, "note": row.note, "seconds": round(row.seconds, 3)}
            for row in run.coverage
        ],
        "findings": [_finding(finding, advice[finding.key]) for finding in run.findings],
        "right": [{"place": row.place, "url": row.url, "fact": row.fact} for row in run.right],
    }


def _finding(finding: Finding, advice: str) -> dict[str, Any]:
    proof = finding.evidence
    return {
        "key": finding.key,
        "check": finding.check,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "sure": finding.sure,
        "subject": {"source": finding.subject.source, "url": finding.subject.url, "title": finding.subject.title},
        "expected": _plain(finding.expected),
        "found": _plain(finding.found),
        "evidence": {
            "url": proof.url,
            "quote": proof.quote,
            "seen_at": proof.seen_at.isoformat(),
            "sha256": proof.sha256,
        },
        "advice": advice,
    }


def _plain(value: Value) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    return [str(item) for item in value] if isinstance(value, tuple) else str(value)
