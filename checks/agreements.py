"""What is right: every fact that was compared with the card and agrees (pure)."""

from collections.abc import Iterator

from checks.about import (
    Ours,
    compare_address,
    compare_name,
    compare_phones,
    ours,
    own_pages,
    site,
    subject_id,
)
from checks.inaccurate import email, hours, website
from data.company import Company
from data.dossier import Dossier
from data.evidence import Evidence, Listing, Opinion, Page, Registration
from data.match import Match
from data.run import Agreement


def agreements(dossier: Dossier) -> tuple[Agreement, ...]:
    """Return the facts that listings, register entries and own pages show right, in the order seen, each
    once; and the opinions that carry the company's reply.
    """
    found: dict[tuple[str, str, str], Agreement] = {}
    for item, fact in _right(dossier):
        name = subject_id(item) if isinstance(item, Opinion) else ""
        place = item.place if isinstance(item, Listing | Opinion) else _place(item)
        found.setdefault(
            (item.url, fact, name), Agreement(place=place, url=item.url, fact=fact, source=item.source, subject=name)
        )
    return tuple(found.values())


def _right(dossier: Dossier) -> Iterator[tuple[Evidence, str]]:
    company = dossier.company
    own = {id(page) for page in own_pages(dossier)}
    for item in dossier.evidence:
        if isinstance(item, Opinion):
            verdicts = {"reply": Match.SAME} if item.reply else {}
        elif isinstance(item, Page):
            verdicts = _page(item, company) if id(item) in own else {}
        elif isinstance(item, Listing | Registration):
            verdicts = _row(item, company)
        else:
            continue
        yield from ((item, fact) for fact, verdict in verdicts.items() if verdict.agrees)


def _row(row: Listing | Registration, company: Company) -> dict[str, Match]:
    if ours(row, company) is not Ours.YES:
        return {}
    verdicts = {
        "name": compare_name(row, company),
        "phone": compare_phones(row.phones, company),
        "address": compare_address(row.address, company),
        "email": email.compare(row.emails, company),
        "website": website.compare(row.website, company),
    }
    if isinstance(row, Listing) and row.hours and company.hours:
        verdicts["hours"] = hours.compare(row.hours, company.hours)
    return verdicts


def _page(page: Page, company: Company) -> dict[str, Match]:
    facts = page.facts
    verdicts = {
        "phone": compare_phones([found.value for found in facts.phones], company),
        "email": email.compare([found.value for found in facts.emails], company),
        "address": _any(compare_address(found.value, company) for found in facts.addresses),
    }
    if company.hours:
        card = company.hours
        verdicts["hours"] = _any(hours.compare(found.value, card) for found in facts.hours)
    return verdicts


def _any(verdicts: Iterator[Match]) -> Match:
    return next((verdict for verdict in verdicts if verdict.agrees), Match.ABSENT)


def _place(item: Evidence) -> str:
    return item.register if isinstance(item, Registration) else site(item.url)
