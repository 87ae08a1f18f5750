"""Whether a complaint really fell after something was changed because of it (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 28
"""Days before and after that are compared; always as many on either side."""
TOO_SOON = 14
"""Days before which nothing is said of it."""


@dataclass(frozen=True, slots=True)
class Fall:
    """How often people complained of one thing before a change and since."""

    days: int
    """Days counted on either side; 0: too early to tell."""
    before: int = 0
    after: int = 0

    @property
    def verdict(self) -> str:
        """Return ``early``, ``fell``, ``same`` or ``rose``."""
        if not self.days:
            return "early"
        if self.before == self.after:
            return "same"
        return "fell" if self.after < self.before else "rose"


def fall(changed: date, complaints: Iterable[date], today: date) -> Fall:
    """Count the complaints of one topic in equal spans before and after the day of a change.

    The day itself belongs to neither side.
    """
    days = min((today - changed).days, LONGEST)
    if days < TOO_SOON:
        return Fall(0)
    span, told = timedelta(days=days), list(complaints)
    before = sum(changed - span <= day < changed for day in told)
    after = sum(changed < day <= changed + span for day in told)
    return Fall(days, before, after)
