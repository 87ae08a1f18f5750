"""Companies without a website."""

from collections.abc import Iterator

from checks.about import own_listings, own_registrations
from checks.registry import check
from data.dossier import Dossier
from data.evidence import Page, PageState
from data.finding import Flag, Severity, Subject

ABLE = frozenset({"listing", "registration", "page"})
"""Kinds of evidence that name a website."""
FOUND = "found"
"""Pages that a search led to: no witness besides that search."""


@check(
    severity=Severity.LOW,
    title="I found no website of yours anywhere",
    why="Many customers look for a website before they call, and if there is none, they think there is no company.",
    advice="If you have a website, tell me its address; if not, one page with phone, address and hours is enough.",
    minutes=30,
)
def website(dossier: Dossier) -> Iterator[Flag]:
    """Advise a website when the card names none and no listing or register entry of the company does.

    Advice, never a barrier. Two sources of different families, each able to name a website, must have
    answered. Not flagged: a website that is known but could not be reached, or one that only a listing names.
    """
    if len(_witnesses(dossier)) < 2:
        return
    named = [row.website for row, _ in own_listings(dossier)] + [row.website for row in own_registrations(dossier)]
    if dossier.company.website or any(named) or any(page.state is not PageState.GONE for page in dossier.of(Page)):
        return
    yield Flag(Subject(source="website", url="", title=dossier.company.name, id="website"))


def _witnesses(dossier: Dossier) -> set[str]:
    """Return the families of the sources that answered and would have shown a website."""
    rows = (row for row in dossier.coverage if row.reach.looked and ABLE.intersection(row.kinds))
    return {row.family for row in rows if row.family != FOUND}
