"""Public holidays that fall on days a company is normally open: which group of them to ask about (pure)."""

from collections.abc import Iterable
from datetime import date, timedelta

from data.company import Company
from data.digest import Holidays
from data.week import SpecialDay

AHEAD = timedelta(days=14)
"""How long before the first day of a group it is asked about."""
AROUND = timedelta(days=30)
"""No group that matters today reaches further: most of a year need not be looked at."""
APART = timedelta(days=2)
"""Holidays no further apart than this are one group, and those with a weekend between them only."""


def groups(company: Company, free: Iterable[date]) -> tuple[Holidays, ...]:
    """Return the groups of holidays with the days in each on which the company is normally open.

    Left out are groups without a holiday on such a day; all of them, when its hours are not known.
    """
    hours = company.hours
    runs: list[list[date]] = []
    for day in sorted(free):
        if runs and _close(runs[-1][-1], day):
            runs[-1].append(day)
        else:
            runs.append([day])
    found = []
    for run in runs if hours else ():
        span = [run[0] + timedelta(days=number) for number in range((run[-1] - run[0]).days + 1)]
        days = tuple(day for day in span if hours and hours.days[day.weekday()])
        if set(days) & set(run):
            found.append(Holidays(days=days))
    return tuple(found)


def ahead(company: Company, free: Iterable[date], today: date) -> tuple[Holidays, ...]:
    """Return the groups to ask about today: they begin within two weeks, and their hours are not all known."""
    found = groups(company, (day for day in free if abs(day - today) <= AROUND))
    return tuple(one for one in found if today < one.first <= today + AHEAD and not _known(company, one))


def usual(company: Company, group: Holidays) -> tuple[SpecialDay, ...]:
    """Return the days of a group with the company's usual hours."""
    week = company.hours.days if company.hours else ()
    return tuple(SpecialDay(first=day, last=day, intervals=week[day.weekday()] or ()) for day in group.days if week)


def closed(group: Holidays) -> tuple[SpecialDay, ...]:
    """Return a group as closed."""
    return (SpecialDay(first=group.first, last=group.last),)


def merged(company: Company, group: Holidays, told: Iterable[SpecialDay], today: date) -> tuple[SpecialDay, ...]:
    """Return the owner's special hours with what was told of a group; days gone by are left out."""
    old = company.special_hours if company.confirmed("special_hours") else ()
    kept = [day for day in old if day.last >= today and (day.last < group.first or day.first > group.last)]
    return tuple(sorted([*kept, *told], key=lambda day: day.first))


def to_come(days: Iterable[SpecialDay], today: date) -> tuple[SpecialDay, ...]:
    """Return the special hours that are not over, the next ones first."""
    return tuple(sorted((day for day in days if day.last >= today), key=lambda day: day.first))


def _close(one: date, other: date) -> bool:
    """Whether two holidays belong together."""
    friday_and_monday = other - one == timedelta(days=3) and one.weekday() == 4
    return other - one <= APART or friday_and_monday


def _known(company: Company, group: Holidays) -> bool:
    return all(any(day.first <= one <= day.last for day in company.special_hours) for one in group.days)
