"""What is invented: the companies and what the web says of them, and what a visitor has altered."""

import copy
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tests.town import times
from tests.town.dates import fill

HERE = Path(__file__).parent
FIELDS = ("phone", "hours", "street", "website", "email")
"""What a visitor can alter at a place."""

Row = dict[str, Any]


@cache
def _told(path: Path) -> tuple[str, Row]:
    """Return what the first line says, and everything in the file; not to be altered."""
    text = path.read_text("utf-8")
    return text.partition("\n")[0].lstrip("# "), tomllib.loads(text)


class World:
    """Everything the town holds, with its dates counted from ``now``."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.version = 0
        self.companies: dict[str, Row] = {}
        for path in sorted((HERE / "companies").glob("*.toml")):
            about, rows = _told(path)
            company = {"about": about} | fill(rows, now)
            self.companies[company["id"]] = company
        self.directories: dict[str, Row] = {row["id"]: row for row in self._read("directories.toml")["directories"]}
        self.forums: dict[str, Row] = {row["id"]: row for row in self._read("directories.toml")["forums"]}
        self.papers: dict[str, Row] = {row["id"]: row for row in self._read("directories.toml")["papers"]}
        self.firms: dict[str, list[str]] = self._read("well_known.toml")
        truth = self._read("truth.toml")
        self.planted: list[Row] = truth["planted"]
        self.tempting: list[Row] = truth["tempting"]
        self._first = copy.deepcopy(self.companies)

    def _read(self, name: str) -> Any:
        return fill(_told(HERE / name)[1], self.now)

    def rows(self, kind: str, **having: str) -> Iterator[tuple[Row, Row]]:
        """Yield (company, row) for every row of one kind (``listings``, ``threads`` ...) with these values."""
        for company in self.companies.values():
            for row in company.get(kind, []):
                if all(str(row.get(name, "")) == value for name, value in having.items()):
                    yield company, row

    @property
    def modified(self) -> datetime:
        """When the town was last altered: a second later for every change."""
        return self.now + timedelta(seconds=self.version)

    def place(self, company_id: str, place: str, ref: str = "") -> Row:
        """Return the listing, or with the place ``site`` the site; raises ``KeyError`` when there is none."""
        company = self.companies[company_id]
        if place == "site":
            return company["site"]  # type: ignore[no-any-return]
        for row in company.get("listings", []):
            if row["place"] == place and (not ref or str(row.get("ref", "")) == ref):
                return row  # type: ignore[no-any-return]
        raise KeyError(f"{company_id} has no row at {place} {ref}".rstrip())

    def change(self, company_id: str, place: str, field: str, value: str, ref: str = "") -> None:
        """Let a place say ``value``; raises ``KeyError`` or ``ValueError`` for what cannot be altered."""
        if field not in FIELDS:
            raise ValueError(f"{field!r} cannot be altered: {', '.join(FIELDS)}")
        if field == "hours" and value:
            times.parse(value)
        row = self.place(company_id, place, ref)
        row[field] = value
        row["changed"] = True
        row.pop(f"{field}_text", None)
        self.version += 1

    def put_right(self, company_id: str, place: str, field: str, ref: str = "") -> None:
        """Let a place say what the company's card says."""
        self.change(company_id, place, field, truth_of(self.companies[company_id]["card"], field), ref)

    def reset(self) -> None:
        """Undo every change."""
        self.companies = copy.deepcopy(self._first)
        self.version += 1


def truth_of(card: Row, field: str) -> str:
    """Return one fact of a truth card, as a place would write it."""
    if field == "phone":
        return str((card.get("phones") or [""])[0])
    if field == "email":
        return str((card.get("emails") or [""])[0])
    if field == "street":
        return str(card.get("address", {}).get("street", ""))
    return str(card.get(field, ""))
