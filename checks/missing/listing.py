"""Places where customers look and do not find the company."""

from collections.abc import Iterator

from checks.about import Ours, ours, places_of
from checks.leaning import is_weak
from checks.registry import check
from data.dossier import Dossier
from data.evidence import Listing
from data.finding import Flag, Severity, Subject


@check(
    severity=Severity.MEDIUM,
    title="{place} does not list you",
    why="Customers who look there find only others.",
    advice="Add your company to {place}: name, address, phone and opening hours.",
    minutes=15,
)
def listing(dossier: Dossier) -> Iterator[Flag]:
    """Flag a place worth being in, in the company's country, that has no row of the company.

    Two sources of different families must have been silent in the shape of a real empty answer.
    A doubt where the name that was looked for was only read off a title.
    Not flagged: a place that was blocked, down or redesigned, one that is not advised in the
    country, or one where a row was seen by any source.
    """
    company = dossier.company
    present = {row.place for row in dossier.of(Listing) if ours(row, company) is not Ours.NO}
    sure = not is_weak(dossier, "names")
    for place in places_of(dossier).all:
        silent = dossier.silent_on(f"listing:{place.id}")
        if not place.advise or place.id in present or not silent:
            continue
        about = Subject(
            source=silent[0].source, url=place.edit_url, title=place.name, id=f"listing:{place.id}", place=place.id
        )
        yield Flag(about, expected=company.name, sure=sure, quote=", ".join(row.source for row in silent))
