"""Rows that somebody changed between two looks (pure)."""

from data import urls
from data.case import Case
from data.dossier import Dossier
from data.evidence import Listing
from data.finding import Kind, Value
from data.news import Edit
from data.run import Run

FACTS = {"phone": "phones", "email": "emails", "address": "address", "hours": "hours", "website": "website"}
"""The noun of a check -> the field of a row it compares."""


def edited(case: Case, before: Dossier, last: Run) -> Edit | None:
    """Return what changed at the row of a case that a look has just raised; None where nothing did.

    Only where the row was seen right at the last look and shows another value now: a place where the owner has
    just changed the card shows what it showed, and that is no edit.
    """
    finding = case.finding
    noun, where = finding.check.rpartition(".")[2], urls.canonical(finding.subject.url)
    if finding.kind is not Kind.INACCURATE or noun not in FACTS:
        return None
    if not any(one.fact == noun and urls.canonical(one.url) == where for one in last.right):
        return None
    for row in before.of(Listing):
        was = _plain(getattr(row, FACTS[noun]))
        if urls.canonical(row.url) == where and was not in (None, "", (), finding.found):
            return Edit(fact=noun, was=was, since=row.seen_at)
    return None


def _plain(value: Value) -> Value:
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value
