"""Notices whose day is past."""

from collections.abc import Iterator

from checks.about import own_pages
from checks.registry import check
from data.dossier import Dossier
from data.finding import Flag, Severity


@check(
    severity=Severity.MEDIUM,
    title="Your website still shows a notice that ended on {found}",
    why="A notice long past tells customers that nobody looks after the page, and some believe it still holds.",
    advice="Take the notice off the page, or write the new dates.",
    minutes=5,
)
def notice(dossier: Dossier) -> Iterator[Flag]:
    """Flag a holiday, closing, event, vacancy or offer text on an own page whose last day is past.

    The same notice on several pages is told once. Not flagged: one that ends today or later, one
    on a page that is gone, texts on other people's pages.
    """
    told: set[tuple[str, str]] = set()
    for page in own_pages(dossier):
        for item in page.notices:
            words = " ".join(item.text.casefold().split())
            if item.until >= dossier.taken_at.date() or (item.kind, words) in told:
                continue
            told.add((item.kind, words))
            yield Flag(page, found=item.until, quote=item.text, fact=f"{item.kind}:{item.until}")
