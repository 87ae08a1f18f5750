"""What several checks ask of a dossier: whose page, row or words these are (pure)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from data import address, names, phone, urls
from data.company import Address, Company
from data.dossier import Dossier
from data.evidence import Listing, Opinion, Page, PageRole, PageState, Registration
from data.finding import Severity, Subject
from data.match import Match
from data.places import Places, load

CONTACT_ROLES = (PageRole.HOME, PageRole.CONTACT, PageRole.IMPRINT)
"""The pages on which a company says how to reach it."""


class Ours(StrEnum):
    """Whether a row is the company's."""

    YES = "yes"
    LIKELY = "likely"
    """Nothing but the name speaks for it, and more than one fact against it."""
    NO = "no"


def places_of(dossier: Dossier) -> Places:
    """Return the places the dossier is judged by: its own, else those we ship for the country."""
    return dossier.places or load(dossier.company.country)


def likely_language(item: Opinion, company: Company) -> str | None:
    """Return the language a text is most likely in, before it is read."""
    return item.language or next(iter(company.languages), None)


def own_pages(dossier: Dossier) -> list[Page]:
    """Return the pages that are there and stand on the company's own site, home first."""
    sites = own_sites(dossier)
    pages = [page for page in dossier.of(Page) if page.state is PageState.ALIVE and site(page.url) in sites]
    return sorted(pages, key=lambda page: (page.role is not PageRole.HOME, page.clicks))


def on_own_site(url: str, dossier: Dossier) -> bool:
    """Whether a URL lies on the site of the card, or of the home page that was read."""
    return site(url) in own_sites(dossier)


def own_sites(dossier: Dossier) -> set[str]:
    """Return the domains of the card's website and of the home page that was read."""
    homes = [page.url for page in dossier.of(Page) if page.role is PageRole.HOME]
    return {site(home) for home in (dossier.company.website, *homes) if home}


def site(url: str) -> str:
    """Return the registrable domain of a URL or host, or the host where it has none; empty for what is no URL."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return urls.registrable(url) or host.removeprefix("www.")


def read_whole(dossier: Dossier, clicks: int = 2) -> list[Page]:
    """Return the own pages within ``clicks`` if home and all of them were read whole, else none.

    Only then can something be said not to stand on them.
    """
    sites = own_sites(dossier)
    near = [
        page
        for page in dossier.of(Page)
        if page.clicks <= clicks and page.state is not PageState.GONE and site(page.url) in sites
    ]
    if not all(page.whole and page.state is PageState.ALIVE for page in near):
        return []
    return near if any(page.role is PageRole.HOME for page in near) else []


def is_stale_card(company: Company, fact: str) -> bool:
    """Whether a fact of the card is only what some third party says, confirmed by nobody.

    What the own website says counts as the company's word; a fact without origin was given with the card.
    """
    origin = company.origins.get(fact)
    return origin is not None and origin.source not in ("owner", "website") and not company.confirmed(fact)


def is_read_card(company: Company, fact: str) -> bool:
    """Whether a fact of the card is what we read on the company's own website, confirmed by nobody."""
    origin = company.origins.get(fact)
    return origin is not None and origin.source == "website" and not company.confirmed(fact)


def ours(row: Listing | Registration, company: Company) -> Ours:
    """Judge whether a row is the company's own, and not a namesake's.

    A phone or registry number of the card settles it, and so do its website and e-mail as long as
    no other town is named (branches share them). Otherwise the name must agree, and no other town
    be named; when then both phone and address differ, it stays a guess.
    """
    if isinstance(row, Registration) and company.registry_id:
        theirs, own = _digits(row.number), _digits(company.registry_id)
        if len(theirs) == len(own):
            return Ours.YES if theirs == own else Ours.NO
    if compare_phones(row.phones, company).agrees:
        return Ours.YES
    if _shares_contact(row, company):
        return Ours.LIKELY if other_town(row, company) else Ours.YES
    named = compare_name(row, company)
    where = compare_address(row.address, company)
    if named in (Match.DIFFERENT, Match.ABSENT) or other_town(row, company):
        return Ours.NO
    same_town = bool(row.address and row.address.city and company.town)
    if named is Match.UNSURE and not (where.agrees or same_town):
        return Ours.NO
    if where is Match.DIFFERENT and compare_phones(row.phones, company) is Match.DIFFERENT:
        return Ours.LIKELY
    return Ours.YES


def other_town(row: Listing | Registration, company: Company) -> bool:
    """Whether the row names a town, and another one than the card."""
    theirs = row.address.city if row.address else ""
    if not theirs or not company.town:
        return False
    return names.compare(theirs, company.town) is Match.DIFFERENT


def own_listings(dossier: Dossier) -> list[tuple[Listing, bool]]:
    """Return the rows that are the company's and not marked as closed for good, each with whether
    that is sure.
    """
    judged = [(row, ours(row, dossier.company)) for row in dossier.of(Listing) if not row.closed]
    return [(row, verdict is Ours.YES) for row, verdict in judged if verdict is not Ours.NO]


def namesakes(dossier: Dossier) -> set[str]:
    """Return the canonical URLs of pages whose row is somebody else's: words on them are not about us."""
    whose: dict[str, bool] = {}
    for row in dossier.of(Listing):
        where = urls.canonical(row.url)
        whose[where] = whose.get(where, False) or ours(row, dossier.company) is not Ours.NO
    return {url for url, own in whose.items() if not own}


def own_registrations(dossier: Dossier) -> list[Registration]:
    """Return the register entries that are surely the company's."""
    return [row for row in dossier.of(Registration) if ours(row, dossier.company) is Ours.YES]


def compare_name(row: Listing | Registration, company: Company) -> Match:
    """Compare a row's names with all names of the card; the kindest verdict counts."""
    theirs = (row.name,) if isinstance(row, Listing) else (row.legal_name, *row.names)
    own = (*company.names, *company.aliases, company.legal_name)
    return kindest(names.compare(a, b) for a in theirs for b in own if a and b)


def compare_phones(phones: Iterable[str], company: Company) -> Match:
    """Compare numbers with all of the card's; the kindest verdict counts."""
    return kindest(phone.compare(a, b, company.country) for a in phones for b in company.phones)


def compare_address(theirs: Address | None, company: Company) -> Match:
    """Compare an address with the card's; ``ABSENT`` when either is unknown."""
    if theirs is None or company.address is None:
        return Match.ABSENT
    return address.compare(theirs, company.address, company.country)


def kindest(verdicts: Iterable[Match]) -> Match:
    """Return the verdict most in favour of the row; nothing compared is ``ABSENT``."""
    order = (Match.SAME, Match.MINOR, Match.UNSURE, Match.DIFFERENT, Match.ABSENT)
    return min(verdicts, key=order.index, default=Match.ABSENT)


def ground(item: Listing | Opinion) -> str:
    """Return whose ids a row or a review has: its host's. Whether we know the host as a place hangs on the
    company's country, which may be learned later.
    """
    return urls.host(item.url) or item.place


def subject_id(item: Opinion) -> str:
    """Return what tells a review or mention from others: its own id, else URL, author and its own date."""
    if item.ref:
        return f"{ground(item)}:{item.ref}"
    return "|".join((urls.canonical(item.url), item.author.casefold().strip(), str(item.written or "")))


def subject(item: Opinion) -> Subject:
    """Return the subject of a finding on somebody's words."""
    return Subject(source=item.source, url=item.url, title=item.title, id=subject_id(item), place=item.place)


def by_us(item: Opinion, company: Company) -> bool:
    """Whether the company wrote it itself."""
    author = item.author.strip()
    if not author:
        return False
    own = (*company.names, *company.aliases, company.legal_name)
    handles = {found[1] for found in map(urls.social, company.profiles) if found}
    named = any(names.compare(author, name) is Match.SAME for name in own if name)
    return named or author.removeprefix("@").casefold() in handles


def lowered(sure: bool) -> Severity | None:
    """Return the severity of a flag of a grave check: its own when sure, else never high."""
    return None if sure else Severity.MEDIUM


def days_since(day: date, dossier: Dossier) -> int:
    """Return the days from ``day`` to the taking of the dossier."""
    return (dossier.taken_at.date() - day).days


def _shares_contact(row: Listing | Registration, company: Company) -> bool:
    mails = {mail.casefold() for mail in company.emails}
    if any(mail.casefold() in mails for mail in row.emails):
        return True
    if not row.website or not company.website:
        return False
    if urls.social(company.website):
        return urls.compare(row.website, company.website).agrees
    return site(row.website) == site(company.website)


def _digits(text: str) -> str:
    """The digits of a registry number: numbers of another length are of another register, and tell nothing."""
    return "".join(c for c in text if c.isdecimal())
