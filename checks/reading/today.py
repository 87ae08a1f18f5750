"""A day to read a page by, which notes from when until when the page would read the same."""

from datetime import date, timedelta
from typing import Self

_DAY = timedelta(days=1)


class Today(date):
    """A date that is compared with the dates of a page. Every answer narrows ``since`` and ``until``, both included,
    to the days on which it would be the same. It is not for keeping: ``plain`` is.
    """

    since: date
    until: date

    @classmethod
    def of(cls, day: date) -> Self:
        """Return that day, not yet compared with anything."""
        made = cls(day.year, day.month, day.day)
        made.since, made.until = date.min, date.max
        return made

    @property
    def plain(self) -> date:
        """The same day as a plain date."""
        return date.fromordinal(self.toordinal())

    def __ge__(self, other: date) -> bool:
        """Whether ``other`` is not later."""
        if self.toordinal() >= other.toordinal():
            self.since = max(self.since, other)
            return True
        self.until = min(self.until, other - _DAY)
        return False

    def __lt__(self, other: date) -> bool:
        """Whether ``other`` is later."""
        return not self >= other

    def __gt__(self, other: date) -> bool:
        """Whether ``other`` is earlier."""
        return other != date.max and self >= other + _DAY

    def __le__(self, other: date) -> bool:
        """Whether ``other`` is not earlier."""
        return not self > other
