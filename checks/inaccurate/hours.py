"""Opening hours that are not the company's."""

from collections.abc import Iterator

from checks.about import is_stale_card, lowered, own_listings
from checks.leaning import is_weak
from checks.odd import odd_values
from checks.registry import check
from data import hours as weeks
from data.dossier import Dossier
from data.finding import Flag, Severity
from data.match import Match
from data.week import Day, Interval, Week

LUNCH_MINUTES = 90


@check(
    severity=Severity.HIGH,
    title="{place} shows opening hours that are not yours",
    why="A customer before a locked door tells others, and one who thinks you closed does not come.",
    advice="Sign in to {place} and change the hours to {expected}.",
    minutes=5,
)
def hours(dossier: Dossier) -> Iterator[Flag]:
    """Flag a listing whose weekly hours differ from the card's, and odd hours on the own pages (a doubt,
    unless on two of them and the card's on none). A doubt too where the card's hours were read in one text.

    Not flagged: a listing without hours or with some days left out, special days, a lunch break that
    only one side writes.
    """
    company = dossier.company
    card = company.hours
    if card is None:
        return
    weak = is_stale_card(company, "hours") or is_weak(dossier, "hours")
    for row, sure in own_listings(dossier):
        if row.hours and compare(row.hours, card) is Match.DIFFERENT:
            certain = sure and not weak
            yield Flag(
                row,
                expected=card,
                found=row.hours,
                sure=certain,
                severity=lowered(certain),
                fact="hours",
                edit_url=row.edit_url,
            )
    for odd in odd_values(dossier, lambda page: page.facts.hours, lambda week: compare(week, card)):
        yield Flag(
            odd.page,
            expected=card,
            found=odd.found.value,
            sure=odd.sure,
            severity=lowered(odd.sure),
            quote=odd.found.quote,
            fact="hours",
        )


def compare(a: Week, b: Week) -> Match:
    """Compare two weeks; one that differs in lunch breaks only is ``MINOR``."""
    verdict = weeks.compare(a, b)
    if verdict is not Match.DIFFERENT or not weeks.compare(without_lunch(a), without_lunch(b)).agrees:
        return verdict
    return Match.MINOR


def without_lunch(week: Week) -> Week:
    """Return the week with gaps of up to an hour and a half within a day closed."""
    return Week(days=tuple(_joined(day) for day in week.days))


def _joined(day: Day) -> Day:
    if day is None:
        return None
    joined: list[Interval] = []
    for start, end in day:
        if joined and start - joined[-1][1] <= LUNCH_MINUTES:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
