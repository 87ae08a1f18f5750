"""Opening hours that are not the company's."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from checks.about import is_stale_card, lowered, own_listings, own_pages
from checks.leaning import is_weak
from checks.odd import odd_values
from checks.registry import check
from data import hours as weeks
from data.dossier import Dossier
from data.finding import Flag, Severity
from data.match import Match
from data.week import Day, Interval, SpecialDay, Week

LUNCH_MINUTES = 90


@check(
    severity=Severity.HIGH,
    title="{place} shows opening hours that are not yours",
    why="A customer who finds the door locked tells others, and one who thinks you are closed does not come.",
    advice="Sign in to {place} and change the hours to {expected}.",
    minutes=5,
)
def hours(dossier: Dossier) -> Iterator[Flag]:
    """Flag a listing whose weekly hours differ from the card's, and odd hours on the own pages (a doubt,
    unless on two of them and the card's on none). A doubt too where the card's hours were read in one text.
    Of days to come whose hours the owner told, flag a listing or own page that says otherwise (medium).

    Not flagged: a listing without hours or with some days left out, special days of which the owner said nothing
    or the place does, a lunch break that only one side writes.
    """
    company = dossier.company
    yield from _on_special_days(dossier)
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


def _on_special_days(dossier: Dossier) -> Iterator[Flag]:
    """Flag, once for each place, the first day for which it shows other hours than the owner told."""
    company = dossier.company
    ours = [day for day in company.special_hours if day.last >= dossier.taken_at.date()]
    if not ours or not company.confirmed("special_hours"):
        return
    for row, sure in own_listings(dossier):
        for right, wrong in _otherwise(ours, row.special_hours, dossier.taken_at.date()):
            yield Flag(
                row,
                expected=right,
                found=wrong,
                sure=sure,
                severity=Severity.MEDIUM,
                quote=str(wrong),
                fact="special_hours",
                edit_url=row.edit_url,
            )
    for page in own_pages(dossier):
        shown = [found.value for found in page.facts.special_hours]
        for right, wrong in _otherwise(ours, shown, dossier.taken_at.date()):
            yield Flag(
                page, expected=right, found=wrong, severity=Severity.MEDIUM, quote=str(wrong), fact="special_hours"
            )


def _otherwise(
    ours: Sequence[SpecialDay], theirs: Sequence[SpecialDay], today: date
) -> list[tuple[SpecialDay, SpecialDay]]:
    """Return the first day to come on which they say otherwise, as it is right and as they have it; at most one."""
    for right in ours:
        day = max(right.first, today)
        while day <= right.last:
            shown = [one.intervals for one in theirs if one.first <= day <= one.last]
            if shown and all(_joined(hours) != _joined(right.intervals) for hours in shown):
                return [
                    (
                        SpecialDay(first=day, last=day, intervals=right.intervals),
                        SpecialDay(first=day, last=day, intervals=shown[0]),
                    )
                ]
            day += timedelta(days=1)
    return []


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
