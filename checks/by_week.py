"""What came in and what was handled, week by week: the numbers of the picture that comes once a month (pure)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from checks.cases import is_snoozed
from data.case import Case, CaseState
from data.digest import Month, Period, WeekCount
from data.said import Said
from data.trouble import group
from data.watch import Heard

FEWEST, MOST = 4, 8
"""Whole weeks that must be known, and that are shown."""
WEEK = timedelta(days=7)
HANDLED = ("done", "closed")


def month(
    name: str,
    cases: Sequence[Case],
    *,
    since: datetime,
    period: Period,
    said: Iterable[Said] = (),
    ledger: Iterable[Heard] = (),
) -> Month | None:
    """Return the last weeks of a company that is followed ``since`` then; None before four whole weeks."""
    known = min(MOST, (period.until - since) // WEEK)
    if known < FEWEST:
        return None
    words, told = list(said), [row for row in ledger if row.told_by and row.kind]
    weeks = []
    for back in range(known, 0, -1):
        until = period.until - (back - 1) * WEEK
        first, last = period.today - back * WEEK, period.today - (back - 1) * WEEK - timedelta(days=1)
        heard = sum(_in_week(row, until) for row in words) + sum(until - WEEK < row.heard_at <= until for row in told)
        handled = sum(_handled(case, until) for case in cases)
        weeks.append(WeekCount(first=first, last=last, heard=heard, handled=handled))
    waiting = [case for case in cases if case.state is CaseState.OPEN and not is_snoozed(case, period.until)]
    return Month(name=name, weeks=tuple(weeks), to_do=len(group(waiting)))


def together(months: Sequence[Month], name: str) -> Month | None:
    """Return the weeks of several companies as one, as many as all of them have; None without any."""
    if not months:
        return None
    if len(months) == 1:
        return months[0]
    known = min(len(one.weeks) for one in months)
    weeks = tuple(
        WeekCount(
            first=same[0].first,
            last=same[0].last,
            heard=sum(one.heard for one in same),
            handled=sum(one.handled for one in same),
        )
        for same in zip(*(one.weeks[-known:] for one in months), strict=True)
    )
    return Month(name=name, weeks=weeks, to_do=sum(one.to_do for one in months))


def _in_week(row: Said, until: datetime) -> bool:
    if row.written is not None:
        return (until - WEEK).date() <= row.written < until.date()
    return row.fresh and until - WEEK < row.seen <= until


def _handled(case: Case, until: datetime) -> bool:
    """Whether a case was last said to be done, or seen right, in a week; not one that is open again."""
    if case.state not in (CaseState.DONE, CaseState.CLOSED):
        return False
    first = next((event.at for event in case.history if event.what in HANDLED), None)
    return first is not None and until - WEEK < first <= until
