"""Opening hours as Google's Business Information API writes them (``BusinessHours``, ``SpecialHours``, v1).

Nought is left out of a time, and midnight at the end of a day is 24:00. Another shape raises ``LookupError``,
``TypeError`` or ``ValueError``.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from data import hours
from data.hours_spans import DAY, interval, merge
from data.week import Interval, SpecialDay, Week

_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")


def week(row: Mapping[str, Any]) -> Week | None:
    """Read ``{periods: [{openDay, openTime, closeDay, closeTime}]}``; a day without a period is closed."""
    periods = [period for said in row.get("periods") or () for period in _period(said)]
    return hours.from_periods(periods, complete=True) if periods else None


def special(row: Mapping[str, Any], today: date) -> tuple[SpecialDay, ...]:
    """Read ``{specialHourPeriods: [{startDate, openTime, closeTime, closed}]}``: the days to come, since those that
    are over are shown to nobody.
    """
    found: dict[date, list[Interval]] = {}
    for said in row.get("specialHourPeriods") or ():
        at = said["startDate"]
        spans = found.setdefault(date(at["year"], at["month"], at["day"]), [])
        span = interval(_minute(said.get("openTime")), _minute(said.get("closeTime")))
        spans += [] if said.get("closed") or span is None else [span]
    return tuple(SpecialDay(first=day, last=day, intervals=merge(found[day])) for day in sorted(found) if day >= today)


def _period(row: Mapping[str, Any]) -> Iterator[tuple[int, int, int]]:
    """Yield (day 0 = Monday, opening minute, closing minute) of a period; one of more than a day, day by day."""
    day, start = _DAYS.index(row["openDay"]), _minute(row.get("openTime"))
    length = (_DAYS.index(row["closeDay"]) - day) % 7 * DAY + _minute(row.get("closeTime")) - start
    length += DAY if length <= 0 else 0
    while length > DAY:
        yield day, start, DAY
        day, start, length = (day + 1) % 7, 0, length - (DAY - start)
    yield day, start, start + length if start + length <= DAY else start + length - DAY


def _minute(row: Mapping[str, Any] | None) -> int:
    return 60 * int((row or {}).get("hours", 0)) + int((row or {}).get("minutes", 0))
