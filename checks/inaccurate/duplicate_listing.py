"""Places that list the company twice."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit

from checks.about import compare_address, compare_name, compare_phones, ground, own_listings
from checks.registry import check
from data import address, urls
from data.company import Company
from data.dossier import Dossier
from data.evidence import Listing
from data.finding import Flag, Severity, Subject
from data.match import Match


@check(
    severity=Severity.MEDIUM,
    title="{place} lists you twice",
    why="Reviews and changes are split over two entries, and one of them goes out of date unseen.",
    advice="Ask {place} to merge {found} into {expected}, or to delete it.",
    minutes=10,
)
def duplicate_listing(dossier: Dossier) -> Iterator[Flag]:
    """Flag two rows at one place that are both the company's; the one that agrees less is the spare one.

    Not flagged: the same row met twice (by two searches, in two languages), rows of two addresses
    with a phone each (branches), a namesake's row, a row marked as closed for good.
    """
    company = dossier.company
    rows: dict[str, list[Listing]] = defaultdict(list)
    for row, sure in own_listings(dossier):
        if sure:
            rows[row.place].append(row)
    for same_place in rows.values():
        ranked = sorted(same_place, key=lambda row: (-_agreeing(row, company), row.ref, row.url))
        told: set[str] = set()
        for kept, spare in combinations(ranked, 2):
            name = spare.ref or _path(spare)
            if name not in told and _distinct(kept, spare) and _one_company(kept, spare, company):
                told.add(name)
                yield Flag(_pair(kept, spare), expected=kept.url, found=spare.url, proof=spare, edit_url=spare.edit_url)


def _pair(kept: Listing, spare: Listing) -> Subject:
    """Return what is told of two rows: one trouble, whichever of them is the spare one today."""
    names = sorted(row.ref or urls.canonical(row.url) for row in (kept, spare))
    id = f"{ground(spare)}:{'+'.join(names)}"
    return Subject(source=spare.source, url=spare.url, title=spare.title, id=id, place=spare.place)


def _agreeing(row: Listing, company: Company) -> int:
    found = (
        compare_phones(row.phones, company),
        compare_address(row.address, company),
        compare_name(row, company),
    )
    return sum(verdict.agrees for verdict in found)


def _distinct(a: Listing, b: Listing) -> bool:
    if a.ref and b.ref:
        return a.ref != b.ref
    return not a.ref and not b.ref and _path(a) != _path(b)


def _path(row: Listing) -> str:
    """The path without a language at its start: one row is often shown in several."""
    return re.sub(r"^/[a-z]{2}(?=/)", "", urlsplit(row.url).path).rstrip("/").casefold()


def _one_company(a: Listing, b: Listing, company: Company) -> bool:
    if not a.address or not b.address:
        return True
    if address.compare(a.address, b.address, company.country) is not Match.DIFFERENT:
        return True
    return compare_phones(a.phones, company).agrees and compare_phones(b.phones, company).agrees
