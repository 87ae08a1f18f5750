"""Phone numbers that are not the company's."""

import re
from collections.abc import Iterator

from checks.about import compare_phones, is_stale_card, lowered, own_listings
from checks.leaning import is_weak
from checks.odd import odd_values
from checks.registry import check
from data.company import Company
from data.dossier import Dossier
from data.evidence import Page
from data.facts import Found
from data.finding import Flag, Severity
from data.match import Match

TAIL = 6
"""Digits at the end of a number that are enough to see it in a text."""


@check(
    severity=Severity.HIGH,
    title="{place} shows a phone number that is not yours",
    why="A caller who reaches a stranger seldom looks for the right number.",
    advice="Sign in to {place} and change {found} to {expected}.",
    minutes=3,
)
def phone(dossier: Dossier) -> Iterator[Flag]:
    """Flag a listing none of whose phone numbers is the company's, and an odd number on its own pages.

    On the own website it is a doubt ("please check") unless the number stands on two pages and the
    card's on none: it may be a tracking number. Not flagged: a listing without a number, a number
    written another way, a second number beside the right one, a list of departments, a fax; and no listing
    at all against a number that nobody confirmed and that was read in one place without label.
    """
    company = dossier.company
    if not company.phones:
        return
    for row, sure in own_listings(dossier) if not is_weak(dossier, "phones") else ():
        if compare_phones(row.phones, company) is Match.DIFFERENT:
            certain = sure and not is_stale_card(company, "phones")
            yield Flag(
                row,
                expected=company.phones[0],
                found=row.phones[0],
                sure=certain,
                severity=lowered(certain),
                fact="phone",
                edit_url=row.edit_url,
            )
    for odd in odd_values(dossier, lambda page: _numbers(page, company), lambda n: compare_phones([n], company)):
        yield Flag(
            odd.page,
            expected=company.phones[0],
            found=odd.found.value,
            sure=odd.sure,
            severity=lowered(odd.sure),
            quote=odd.found.quote,
            fact="phone",
        )


def _numbers(page: Page, company: Company) -> tuple[Found[str], ...]:
    digits = re.sub(r"\D", "", page.text)
    return () if any(number[-TAIL:] in digits for number in company.phones) else page.facts.phones
