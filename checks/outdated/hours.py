"""Special opening hours of a year that is over."""

from collections.abc import Iterator, Sequence
from datetime import date

from checks.about import own_listings, own_pages
from checks.registry import check
from data.dossier import Dossier
from data.finding import Flag, Severity
from data.week import SpecialDay

WORSE_AFTER_YEARS = 2


@check(
    severity=Severity.LOW,
    title="{place} shows holiday hours of a year that is over",
    why="Before the next holiday customers will read the old times as the new ones.",
    advice="Take the old holiday hours off {place}, or write this year's.",
    minutes=5,
)
def hours(dossier: Dossier) -> Iterator[Flag]:
    """Flag a page or row all of whose special hours are of a past year (medium from two years on).

    Not flagged: special hours of this year, even of a day just past; a row that also has some of
    this year or later; dates that a notice on the same page tells already (``outdated.notice``).
    """
    year = dossier.taken_at.year
    for page in own_pages(dossier):
        told = {item.until for item in page.notices}
        days = [found for found in page.facts.special_hours if found.value.last not in told]
        if _all_past([found.value for found in page.facts.special_hours], year) and days:
            newest = max(days, key=lambda found: found.value.last)
            yield Flag(
                page,
                found=newest.value,
                quote=newest.quote,
                fact="special_hours",
                severity=_severity(newest.value.last, year),
            )
    for row, sure in own_listings(dossier):
        if _all_past(row.special_hours, year):
            last = max(row.special_hours, key=lambda day: day.last)
            yield Flag(row, found=last, sure=sure, fact="special_hours", severity=_severity(last.last, year))


def _all_past(days: Sequence[SpecialDay], year: int) -> bool:
    return bool(days) and all(day.last.year < year for day in days)


def _severity(last: date, year: int) -> Severity:
    return Severity.MEDIUM if year - last.year >= WORSE_AFTER_YEARS else Severity.LOW
