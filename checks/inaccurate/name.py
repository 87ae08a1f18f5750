"""Rows that are the company's under a name it does not use."""

from collections.abc import Iterator

from checks.about import compare_address, compare_name, compare_phones, site
from checks.leaning import is_weak
from checks.registry import check
from data.company import Company
from data.dossier import Dossier
from data.evidence import Listing
from data.finding import Flag, Severity
from data.match import Match


@check(
    severity=Severity.MEDIUM,
    title="{place} lists you under another name",
    why="Customers who search for your name do not find the entry, or think it is somebody else's.",
    advice="Sign in to {place} and change the name from {found} to {expected}.",
    minutes=3,
)
def name(dossier: Dossier) -> Iterator[Flag]:
    """Flag a row whose phone, website or address is the company's while its name is not.

    Never on the name alone. Only the address agreeing is a doubt: a house has many tenants; and so is a
    card's name that was read off a title, and is written so nowhere else. Not
    flagged: a shorter or longer form of the name, the legal name, an alias, another script, a
    neighbour at the same address with a phone of its own.
    """
    company = dossier.company
    if not company.names:
        return
    read = is_weak(dossier, "names")
    for row in dossier.of(Listing):
        if row.closed or compare_name(row, company) is not Match.DIFFERENT:
            continue
        by_contact = _same_contact(row, company)
        at_ours = compare_address(row.address, company).agrees and not _own_contact(row)
        if by_contact or at_ours:
            sure = by_contact and not read
            yield Flag(row, expected=company.name, found=row.name, sure=sure, fact="name", edit_url=row.edit_url)


def _same_contact(row: Listing, company: Company) -> bool:
    if compare_phones(row.phones, company).agrees:
        return True
    return bool(row.website and company.website) and site(row.website) == site(company.website)


def _own_contact(row: Listing) -> bool:
    return bool(row.phones or row.website or row.emails)
