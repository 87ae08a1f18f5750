"""A run of days that a report tells of."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days from ``first`` to ``last``, both among them."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        """How many whole months of the calendar they are; 0 when they are not."""
        whole = self.first.day == 1 and (self.last + DAY).day == 1
        return 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1 if whole else 0

    @property
    def before(self) -> "Span":
        """Return the same time just before: as many months where they are whole months, else as many days."""
        last = self.first - DAY
        if not self.months:
            return Span(first=last - timedelta(days=self.days - 1), last=last)
        count = self.first.year * 12 + self.first.month - 1 - self.months
        return Span(first=date(count // 12, count % 12 + 1, 1), last=last)

    @property
    def name(self) -> str:
        """Return what a file is called by: ``2026-10``, ``2026``, else both days."""
        if self.months == 1:
            return f"{self.first:%Y-%m}"
        if self.months == 12 and self.first.month == 1:
            return f"{self.first:%Y}"
        return f"{self.first.isoformat()}--{self.last.isoformat()}"

    def holds(self, day: date | None) -> bool:
        """Whether a day is among them; an unknown one is not."""
        return day is not None and self.first <= day <= self.last


def month(year: int, number: int) -> Span:
    """Return a month of the calendar."""
    return Span(first=date(year, number, 1), last=date(year, number, monthrange(year, number)[1]))


def back(today: date, days: int) -> Span:
    """Return the last so many days, today among them."""
    return Span(first=today - timedelta(days=days - 1), last=today)
