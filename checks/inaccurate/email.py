"""E-mail addresses that are not the company's."""

from collections.abc import Iterable, Iterator

from checks.about import is_stale_card, own_listings, site
from checks.odd import odd_values
from checks.registry import check
from data import urls
from data.company import Company
from data.dossier import Dossier
from data.finding import Flag, Severity
from data.match import Match


@check(
    severity=Severity.MEDIUM,
    title="{place} shows an e-mail address that is not yours",
    why="What customers write there reaches nobody, and they think that you do not answer.",
    advice="Sign in to {place} and change {found} to {expected}.",
    minutes=3,
)
def email(dossier: Dossier) -> Iterator[Flag]:
    """Flag a listing none of whose e-mail addresses is the company's, and an odd one on its own pages.

    Another mailbox under the company's own domain is a doubt only: it may well be read. Not flagged:
    a listing without e-mail, upper and lower case, a second address beside the right one, another
    mailbox of the own domain on the own pages.
    """
    company = dossier.company
    if not company.emails:
        return
    for row, sure in own_listings(dossier):
        verdict = compare(row.emails, company)
        if verdict in (Match.DIFFERENT, Match.UNSURE):
            certain = sure and verdict is Match.DIFFERENT and not is_stale_card(company, "emails")
            yield Flag(
                row, expected=company.emails[0], found=row.emails[0], sure=certain, fact="email", edit_url=row.edit_url
            )
    for odd in odd_values(dossier, lambda page: page.facts.emails, lambda mail: compare([mail], company)):
        yield Flag(
            odd.page,
            expected=company.emails[0],
            found=odd.found.value,
            sure=odd.sure,
            quote=odd.found.quote,
            fact="email",
        )


def compare(mails: Iterable[str], company: Company) -> Match:
    """Compare addresses with the card's; ``UNSURE`` when only the domain is the company's."""
    theirs = {mail.casefold().strip() for mail in mails}
    own = {mail.casefold().strip() for mail in company.emails}
    if not theirs or not own:
        return Match.ABSENT
    if theirs & own:
        return Match.SAME
    own_site = site(company.website) if company.website and not urls.social(company.website) else ""
    same_site = any(site(mail.rpartition("@")[2]) == own_site for mail in theirs)
    return Match.UNSURE if own_site and same_site else Match.DIFFERENT
