"""Links on the website to own pages and profiles that are gone."""

from collections.abc import Iterator

from checks.about import on_own_site
from checks.registry import check
from data import urls
from data.dossier import Dossier
from data.evidence import Page, PageState, Profile, ProfileState
from data.finding import Flag, Severity


@check(
    severity=Severity.MEDIUM,
    title="Your website links to a page that is gone: {found}",
    why="Visitors who follow the link meet an error and leave.",
    advice="Change the link, or take it off the page.",
    minutes=5,
)
def link(dossier: Dossier) -> Iterator[Flag]:
    """Flag an own page or profile that the website links to and that answers "gone" (404, 410, no such host).

    Not flagged: a dead page of somebody else, a page that could not be reached this time, a missing
    profile that is told already (``missing.profile``).
    """
    absent = {urls.canonical(p.url) for p in dossier.of(Profile) if p.state is ProfileState.ABSENT and p.named_by}
    for page in dossier.of(Page):
        gone = page.state is PageState.GONE and page.linked_from
        if gone and urls.canonical(page.url) not in absent and _own(page, dossier):
            yield Flag(page, found=page.url, quote=page.quote or page.linked_from, fact="link")


def _own(page: Page, dossier: Dossier) -> bool:
    named = {urls.canonical(url) for url in dossier.company.profiles}
    return on_own_site(page.url, dossier) or urls.canonical(page.url) in named or bool(urls.social(page.url))
