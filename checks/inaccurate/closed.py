"""Rows that say a company is gone which is not."""

from collections.abc import Iterator

from checks.about import (
    Ours,
    compare_address,
    compare_name,
    compare_phones,
    days_since,
    lowered,
    ours,
    own_pages,
)
from checks.registry import check
from data.dossier import Dossier
from data.evidence import Listing
from data.finding import Flag, Severity
from data.match import Match

LATELY = 365
"""Days within which a sign of life on the own website shows that the company is open."""


@check(
    severity=Severity.HIGH,
    title="{place} says you are closed for good",
    why="Nobody calls or visits a company that is said to be gone.",
    advice="If you are open, sign in to {place} or report the mistake, and have the entry marked as open.",
    minutes=5,
)
def closed(dossier: Dossier) -> Iterator[Flag]:
    """Flag a row marked as closed for good that has the company's name and its present address.

    Sure only where a website with a sign of life in the last year, or a card somebody stands by, says that the
    company is open. Not flagged: a row at another address or without one (where the company once was), a
    namesake, a row beside an open one at the same place, a register.
    """
    company = dossier.company
    here = [row for row in dossier.of(Listing) if ours(row, company) is Ours.YES]
    open_at = {row.place for row in here if not row.closed}
    for row in here:
        if not row.closed or row.place in open_at or not _is_this_one(row, dossier):
            continue
        sure = _lives(dossier) and compare_name(row, company) is Match.SAME
        yield Flag(row, found=row.quote, sure=sure, severity=lowered(sure), edit_url=row.edit_url)


def _is_this_one(row: Listing, dossier: Dossier) -> bool:
    """Whether a row is where the company is today, rather than where it was."""
    company = dossier.company
    streets = bool(row.address and row.address.street and company.address and company.address.street)
    if not streets or not compare_address(row.address, company).agrees:
        return False
    return compare_phones(row.phones, company) is not Match.DIFFERENT


def _lives(dossier: Dossier) -> bool:
    """Whether a card that somebody gave or confirmed, or a website kept up to date, says that the company is open."""
    company = dossier.company
    for fact in ("address", "phones", "hours"):
        if getattr(company, fact) and (fact not in company.origins or company.confirmed(fact)):
            return True
    return any(days_since(sign.day, dossier) <= LATELY for page in own_pages(dossier) for sign in page.signs)
