"""Listings that send visitors to another website."""

from collections.abc import Iterator

from checks.about import is_stale_card, lowered, own_listings, own_registrations, site
from checks.registry import check
from data import urls
from data.company import Company
from data.dossier import Dossier
from data.finding import Flag, Severity
from data.match import Match


@check(
    severity=Severity.HIGH,
    title="{place} sends visitors to a website that is not yours",
    why="Whoever follows the link ends up with somebody else, or nowhere.",
    advice="Sign in to {place} and change {found} to {expected}.",
    minutes=3,
)
def website(dossier: Dossier) -> Iterator[Flag]:
    """Flag a listing, or a register entry (low), whose website lies under another domain than the card's.

    Not flagged: another page or language of the same site, ``www``, ``http``, tracking added to the
    address, one of the company's own profiles, a link back to the directory itself.
    """
    company = dossier.company
    if not company.website:
        return
    weak = is_stale_card(company, "website")
    for row, sure in own_listings(dossier):
        if _elsewhere(row.website, row.url, company):
            certain = sure and not weak
            yield Flag(
                row,
                expected=company.website,
                found=row.website,
                sure=certain,
                severity=lowered(certain),
                fact="website",
                edit_url=row.edit_url,
            )
    for entry in own_registrations(dossier):
        if _elsewhere(entry.website, entry.url, company):
            yield Flag(
                entry,
                expected=company.website,
                found=entry.website,
                sure=not weak,
                severity=Severity.LOW,
                fact="website",
            )


def compare(theirs: str, company: Company) -> Match:
    """Compare a website with the card's; own profiles and other pages of the own site agree."""
    if not theirs or not company.website:
        return Match.ABSENT
    verdict = urls.compare(theirs, company.website)
    if verdict.agrees or any(urls.compare(theirs, known).agrees for known in company.profiles):
        return verdict if verdict.agrees else Match.MINOR
    if not urls.social(company.website) and site(theirs) == site(company.website):
        return Match.MINOR
    return verdict


def _elsewhere(theirs: str, where: str, company: Company) -> bool:
    return compare(theirs, company) is Match.DIFFERENT and site(theirs) != site(where)
