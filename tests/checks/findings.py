"""Findings and runs in as few words as a test needs."""

from datetime import timedelta
from typing import Any

from data.coverage import Coverage, Reach
from data.finding import Finding, Kind, Proof, Severity, Subject
from data.run import Run
from tests.checks.dossiers import CARD, NOW, OTHER_PHONE, PHONE

URL = "https://fonecta.example/aamunkoi"


def finding(check: str = "inaccurate.phone", key: str = "k1", url: str = URL, **fields: Any) -> Finding:
    subject = {name: fields.pop(name) for name in ("source", "id", "place") if name in fields}
    given: dict[str, Any] = {
        "kind": Kind(check.split(".", maxsplit=1)[0]),
        "subject": Subject(**{"source": "found_pages", "url": url, "place": "fonecta", **subject}),
        "severity": Severity.HIGH,
        "sure": True,
        "expected": PHONE,
        "found": OTHER_PHONE,
        "evidence": Proof(url=url, quote="02 555 0199", seen_at=NOW),
        "weight": 60,
        "minutes": 3,
    }
    return Finding(key=key, check=check, **{**given, **fields})


def run(*findings: Finding, days: float = 0, **fields: Any) -> Run:
    at = NOW + timedelta(days=days)
    given: dict[str, Any] = {"coverage": (Coverage(source="found_pages", reach=Reach.ANSWERED),)}
    return Run(company=CARD, started=at, finished=at, findings=findings, **{**given, **fields})
