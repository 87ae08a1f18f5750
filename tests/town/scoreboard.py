"""Planted against found: holds the findings of ``check --json`` against the truth."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.town.dates import fill

HERE = Path(__file__).parent
Row = dict[str, Any]
Finding = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """What became of one company's planted troubles."""

    company: str
    planted_found: tuple[Row, ...]
    planted_missed: tuple[Row, ...]
    unexpected: tuple[Finding, ...]
    doubted: tuple[Finding, ...] = ()
    """Told as doubt where doubt is right."""

    @property
    def clean(self) -> bool:
        """Whether everything planted was found and nothing else."""
        return not self.planted_missed and not self.unexpected

    def table(self) -> str:
        """Return the score as lines of text."""
        total = len(self.planted_found) + len(self.planted_missed)
        lines = [
            f"{self.company}: {len(self.planted_found)} of {total} planted found, {len(self.unexpected)} unexpected"
        ]
        lines += [
            f"  missed      {row['check']:32} {row.get('url') or row.get('place', '')}" for row in self.planted_missed
        ]
        for name, findings in (("unexpected", self.unexpected), ("in doubt", self.doubted)):
            lines += [f"  {name:11} {found['check']:32} {_urls(found)[0]}" for found in findings]
        return "\n".join(lines)


def compare(
    company_id: str, findings_json: str | Mapping[str, Any] | Iterable[Finding], *, now: datetime | None = None
) -> Score:
    """Hold findings against the truth of one company.

    ``findings_json`` is what ``check --json`` printed (text or object), or its list of findings. Each planted
    trouble takes one finding, and the finding is taken with it.
    """
    told = json.loads(findings_json) if isinstance(findings_json, str) else findings_json
    rest = list(told["findings"] if isinstance(told, Mapping) else told)
    truth = fill(tomllib.loads((HERE / "truth.toml").read_text("utf-8")), now or datetime.now(UTC))
    found, missed, doubted = [], [], []
    for row in _of(truth["planted"], company_id):
        hit = next((one for one in rest if matches(row, one)), None)
        if hit is None:
            missed.append(row)
        else:
            found.append(row)
            rest.remove(hit)
    for row in _of(truth["tempting"], company_id):
        if row.get("unsure"):
            doubted += [one for one in rest if not one.get("sure", True) and matches(row, one)]
    unexpected = [one for one in rest if one not in doubted]
    return Score(company_id, tuple(found), tuple(missed), tuple(unexpected), tuple(doubted))


def table(scores: Iterable[Score]) -> str:
    """Return many scores as lines of text, their sum last."""
    scores = list(scores)
    found = sum(len(score.planted_found) for score in scores)
    total = found + sum(len(score.planted_missed) for score in scores)
    wrong = sum(len(score.unexpected) for score in scores)
    return "\n".join(
        [*(score.table() for score in scores), f"in all: {found} of {total} planted found, {wrong} unexpected"]
    )


def _of(rows: list[Row], company_id: str) -> list[Row]:
    """Return the company's rows, those that name most first, so that a vague one leaves the others theirs."""
    return sorted((row for row in rows if row["company"] == company_id), key=lambda row: -len(row))


def matches(row: Row, finding: Finding) -> bool:
    """Return whether a finding is this trouble: its check, its place, and the words that tell it from others."""
    if finding["check"] not in (row["check"], *row.get("or", [])):
        return False
    said = json.dumps(finding, ensure_ascii=False).casefold()
    if row.get("words") and row["words"].casefold() not in said:
        return False
    here = {_plain(url) for url in [row.get("url"), *row.get("urls", [])] if url}
    at = bool(here & {_plain(url) for url in _urls(finding)})
    subject = json.dumps(finding.get("subject", {}), ensure_ascii=False).casefold()
    named = bool(row.get("place")) and row["place"].casefold() in subject
    return at or named or not (here or row.get("place"))


def _urls(finding: Finding) -> list[str]:
    return [str(part.get("url", "")) for part in (finding.get("subject", {}), finding.get("evidence", {}))]


def _plain(url: str) -> str:
    """Return an address without scheme, www, fragment, page number and last slash."""
    parts = urlsplit(url if "//" in url else f"//{url}")
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
