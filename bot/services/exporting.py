"""Everything that is remembered of one company, as two documents: JSON with all of it, CSV with the findings."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.services import memory
from bot.services.parts import Parts
from data.case import Case
from data.codec import to_document
from data.company import Company
from data.finding import Finding
from data.store import Document

SCHEMA = 1
COLUMNS = (
    "key", "kind", "check", "title", "severity", "sure", "state", "place", "url", "found", "expected", "quote",
    "edit_url", "first_seen", "last_seen", "taken_by", "snoozed_until",
)  # fmt: skip
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a table program takes for the beginning of a formula."""
TOLD_APART = ("card", "case", "dossier", "windows")
"""Kinds of documents that stand in the export under names of their own."""


async def whole(parts: Parts, watch_id: str, chat_id: int) -> tuple[Company, dict[str, Any]] | None:
    """Return the company and everything remembered of it, and how its chat is spoken to; None when it is gone."""
    async with parts.store.chat(chat_id) as unit:
        chat = await memory.get_chat(unit)
    async with parts.store.watch(watch_id) as unit:
        company, watch = await memory.get_company(unit), await memory.get_watch(unit)
        if company is None or watch is None:
            return None
        cases, dossier = await memory.get_cases(unit), await memory.last_dossier(unit)
        rest: dict[str, list[Document]] = {
            kind: list((await unit.all(kind)).values()) for kind in await unit.kinds() if kind not in TOLD_APART
        }
        windows = list((await unit.all("windows")).values())
    seen = [to_document(replace(item, text="")) for item in dossier.evidence] if dossier else []
    return company, {
        "schema": SCHEMA,
        "exported": parts.clock().isoformat(),
        "watch": to_document(watch),
        "facts": to_document(company),
        "findings": [to_document(case) for case in cases.values()],
        "evidence": seen,
        "settings": to_document(chat) if chat else {},
        "windows": windows,
        **rest,
    }


def as_json(document: dict[str, Any]) -> bytes:
    """Write the export as JSON."""
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def as_csv(document: dict[str, Any], title: Callable[[Finding], str], cases: dict[str, Case]) -> bytes:
    """Write the findings as CSV, one a row, with a mark by which Excel knows UTF-8; no cell is a formula."""
    made = io.StringIO(newline="")
    table = csv.writer(made)
    table.writerow(COLUMNS)
    for doc in document["findings"]:
        table.writerow([safe(cell) for cell in _row(doc, title(cases[doc["key"]].finding))])
    return made.getvalue().encode("utf-8-sig")


def safe(cell: object) -> str:
    """Return a cell that no table program takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def file_name(company: Company, day: str, ending: str) -> str:
    """Return ``<company>-<date>.<ending>``."""
    plain = re.sub(r"[^\w-]+", "-", company.name.casefold()).strip("-_")[:40] or "company"
    return f"{plain}-{day}.{ending}"


def _row(doc: Document, title: str) -> list[object]:
    finding, subject = doc["finding"], doc["finding"]["subject"]
    return [
        doc["key"], finding["kind"], finding["check"], title, finding["severity"], finding["sure"], doc["state"],
        subject["place"] or subject["source"], subject["url"], _value(finding["found"]), _value(finding["expected"]),
        finding["evidence"]["quote"], finding["edit_url"], doc["first_seen"], doc["last_seen"], doc["taken_by"],
        doc["snoozed_until"],
    ]  # fmt: skip


def _value(value: Any) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
