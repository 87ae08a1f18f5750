"""Websites that are gone."""

from collections.abc import Iterator

from checks.registry import check
from data.dossier import Dossier
from data.evidence import Page, PageRole, PageState
from data.finding import Flag, Severity


@check(
    severity=Severity.HIGH,
    title="Your website is gone: there is nothing at {found}",
    why="Customers who follow your address meet an error, and many think the company has closed.",
    advice="Ask whoever looks after the site or its domain to bring it back; if it has moved, tell me the new address.",
    minutes=30,
)
def home(dossier: Dossier) -> Iterator[Flag]:
    """Flag a website of the card whose home page is proven gone: 404, 410, no such host, or a name for sale.

    Not flagged: a site that could not be reached this time, another page that is gone (``outdated.link``).
    """
    for page in dossier.of(Page):
        if page.role is PageRole.HOME and page.state is PageState.GONE and not page.linked_from:
            yield Flag(page, found=page.url, quote=page.quote, fact="home")
