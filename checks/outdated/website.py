"""Websites without a sign of life."""

from collections.abc import Iterator

from checks.about import days_since, own_pages
from checks.registry import check
from data.dossier import Dossier
from data.evidence import Page, PageRole, PageState
from data.facts import Dated
from data.finding import Flag, Severity

OLD_DAYS = 730


@check(
    severity=Severity.MEDIUM,
    title="Your website looks as if nobody had touched it since {found}",
    why="A page that has stood still makes customers wonder whether the company has too.",
    advice="Change something a visitor can see: this season's offer, a new picture, a line of news with its date.",
    minutes=20,
)
def website(dossier: Dossier) -> Iterator[Flag]:
    """Flag a website whose newest sign of life, over all its pages, is older than two years.

    A copyright year alone never proves it: two years behind and nothing else dated reads "looks
    forgotten", unsure. Not flagged: a site without any date, one whose copyright year is this or
    last year's, an event still to come, a site that could not be read.
    """
    pages = own_pages(dossier)
    if not pages or pages[0].role is not PageRole.HOME or not pages[0].whole:
        return
    signs = [(sign, page) for page in pages for sign in page.signs]
    dated = [pair for pair in signs if pair[0].by != "copyright"]
    rights = [pair for pair in signs if pair[0].by == "copyright"]
    if any(dossier.taken_at.year - sign.day.year < 2 for sign, _ in rights):
        return
    newest = _newest(dated) or _newest(rights)
    if newest is None or (dated and days_since(newest[0].day, dossier) <= OLD_DAYS):
        return
    all_read = all(page.whole and page.state is not PageState.UNKNOWN for page in dossier.of(Page))
    sign, page = newest
    yield Flag(
        pages[0],
        found=sign.day if dated else str(sign.day.year),
        sure=bool(dated) and all_read,
        quote=sign.quote,
        fact="age",
        proof=page,
    )


def _newest(signs: list[tuple[Dated, Page]]) -> tuple[Dated, Page] | None:
    return max(signs, key=lambda pair: pair[0].day, default=None)
