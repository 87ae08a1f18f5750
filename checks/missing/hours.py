"""Opening hours that stand nowhere a customer looks."""

import re
from collections.abc import Iterator

from checks.about import own_listings, places_of, read_whole
from checks.registry import check
from data.dossier import Dossier
from data.finding import Flag, Severity

TIMES = re.compile(
    r"\b\d{1,2}[:.]\d{2}\s*(?:[-–—−]|to|do|til|до)\s*\d{1,2}"
    r"|\b24\s*/\s*7\b|\b\d{1,2}\s*(?:am|pm)\b"
    r"|(?:\bma|\bti|\bke|\bto|\bpe|\bla|\bsu|\bmon|\bfri|\bsat|\bsun|\bpn|\bpt|\bsob|пн|пт|сб|вс|\bman|\bfre|\blør|\bsøn)"
    r"[a-zа-яåäöøł]{0,12}\.?:?\s*(?:kl\.?|klo|klokken|с|od|from)?\s*\d{1,2}\s*[-–—−]\s*\d{1,2}\b",
    re.IGNORECASE,
)
BY_APPOINTMENT = re.compile(
    r"by appointment|ajanvarauks|sopimuksen mukaan|etter avtale|po umówieniu|po uzgodnieniu|по записи"
    r"|по договор[её]нности"
    r"|round the clock|around the clock|круглосуточно|całodobow|całą dobę|ympäri vuorokauden|døgnåpen|hele døgnet",
    re.IGNORECASE,
)


@check(
    severity=Severity.MEDIUM,
    title="{place} does not say when you are open",
    why="Customers who cannot see that you are open go where they can.",
    advice="Add your opening hours to {place}: {expected}.",
    minutes=5,
)
def hours(dossier: Dossier) -> Iterator[Flag]:
    """Flag a website without opening hours though the company receives visitors, and a map or directory
    row without them (low) while they are known.

    Not flagged: a register, a site or row that was not read whole, a company whose hours are known nowhere,
    and a text that names times or "by appointment" in a form we do not read.
    """
    company = dossier.company
    listings = own_listings(dossier)
    known = company.hours or next((row.hours for row, _ in listings if row.hours), None)
    pages = read_whole(dossier)
    if known and pages and not any(page.facts.hours or speaks_of_times(page.text) for page in pages):
        yield Flag(pages[0], expected=known, fact="hours")
    if not company.hours:
        return
    for row, sure in listings:
        place = places_of(dossier).of(row.place)
        if (
            row.hours
            or not row.whole
            or not place
            or place.kind not in ("map", "directory")
            or speaks_of_times(row.text)
        ):
            continue
        yield Flag(row, expected=company.hours, sure=sure, severity=Severity.LOW, fact="hours", edit_url=row.edit_url)


def speaks_of_times(text: str) -> bool:
    """Whether a text names times of day or "by appointment", in whatever form."""
    return bool(TIMES.search(text) or BY_APPOINTMENT.search(text))
