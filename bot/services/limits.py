"""How often a person or a chat may ask for something; forgotten at a restart on purpose."""

from collections import deque
from collections.abc import Hashable
from datetime import datetime, timedelta

MOST_KEPT = 10_000


class Limit:
    """At most ``most`` times in ``within``, a key."""

    def __init__(self, most: int, within: timedelta) -> None:
        """Begin with nothing used."""
        self.most, self.within = most, within
        self._used: dict[Hashable, deque[datetime]] = {}

    def next_at(self, key: Hashable, now: datetime) -> datetime | None:
        """Return when the next one is possible; None is at once."""
        used = self._recent(key, now)
        return used[0] + self.within if len(used) >= self.most else None

    def use(self, key: Hashable, now: datetime) -> None:
        """Count one."""
        if len(self._used) > MOST_KEPT:
            self._used = {name: used for name, used in self._used.items() if used and now - used[-1] < self.within}
        self._used.setdefault(key, deque()).append(now)

    def take(self, key: Hashable, now: datetime) -> bool:
        """Count one if it is allowed, and say whether it was."""
        if self.next_at(key, now) is not None:
            return False
        self.use(key, now)
        return True

    def _recent(self, key: Hashable, now: datetime) -> deque[datetime]:
        used = self._used.get(key, deque())
        while used and now - used[0] >= self.within:
            used.popleft()
        return used


class Limits:
    """All limits of stories 08, 42 and 43."""

    def __init__(self) -> None:
        """Begin with nothing used."""
        minute = timedelta(minutes=1)
        self.checks_of_person = Limit(3, timedelta(minutes=10))
        self.checks_of_chat = Limit(10, timedelta(hours=1))
        self.told_to_wait = Limit(1, minute)
        self.commands_of_person = Limit(30, minute)
        self.taps_of_person = Limit(20, timedelta(seconds=10))
        self.told_too_fast = Limit(1, minute)
        self.told_of_error = Limit(1, minute)
        self.told_admin = Limit(1, timedelta(minutes=10))
