"""Addresses at which the company is not."""

import re
from collections.abc import Iterator

from checks.about import is_stale_card, lowered, own_listings, own_registrations
from checks.leaning import is_weak
from checks.odd import odd_values
from checks.registry import check
from data import address as addresses
from data.company import Address
from data.dossier import Dossier
from data.finding import Flag, Severity
from data.match import Match

BOX = re.compile(
    r"^\W*(?:pl|pb|postboks|p\.?\s?o\.?\s?box|skr\.?|skrytka|а/я|а\.я\.)\W*(?:poczt\w*\W*)?\d", re.IGNORECASE
)


@check(
    severity=Severity.HIGH,
    title="{place} shows an address where you are not",
    why="Customers who find the wrong door do not come again.",
    advice="Sign in to {place} and change {found} to {expected}.",
    minutes=3,
)
def address(dossier: Dossier) -> Iterator[Flag]:
    """Flag a listing with another address than the card's, a register entry (low), and an odd address
    on the own pages (a doubt, unless on two of them and the card's on none).

    Not flagged: another spelling or street type, a missing postcode, a box number, a listing without
    a street, a namesake in another town.
    """
    company = dossier.company
    card = company.address
    if card is None or not card.street:
        return
    weak = is_stale_card(company, "address") or is_weak(dossier, "address")
    for row, sure in own_listings(dossier):
        if row.address and _elsewhere(row.address, card, company.country):
            certain = sure and not weak
            yield Flag(
                row,
                expected=card,
                found=row.address,
                sure=certain,
                severity=lowered(certain),
                fact="address",
                edit_url=row.edit_url,
            )
    for entry in own_registrations(dossier):
        if entry.address and _elsewhere(entry.address, card, company.country):
            yield Flag(entry, expected=card, found=entry.address, sure=not weak, severity=Severity.LOW, fact="address")
    for odd in odd_values(
        dossier,
        lambda page: [found for found in page.facts.addresses if found.value.street],
        lambda value: addresses.compare(value, card, company.country),
    ):
        yield Flag(
            odd.page,
            expected=card,
            found=odd.found.value,
            sure=odd.sure,
            severity=lowered(odd.sure),
            quote=odd.found.quote,
            fact="address",
        )


def _elsewhere(theirs: Address, card: Address, country: str) -> bool:
    if not theirs.street or BOX.match(theirs.street):
        return False
    return addresses.compare(theirs, card, country) is Match.DIFFERENT
