"""What the store knows of all units at once: wake times, and which chat looks on which watch.

All of it can be read back from the units. Its wake times may be too early after a crash, never too late.
"""

import heapq
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from data.store import UnitId

_SCHEMA = 1


class Hub:
    """Wake times and links in memory; ``document`` and ``read`` are its file. Times are seconds since 1970."""

    def __init__(self) -> None:
        """Start empty."""
        self.wakes: dict[UnitId, float] = {}
        self.doubt: Counter[UnitId] = Counter()
        """Units whose links were about to change: read anew when the store opens."""
        self._next: dict[UnitId, float] = {}
        self._heap: list[tuple[float, str, str]] = []
        self._chats: dict[str, set[int]] = {}
        self._watches: dict[int, set[str]] = {}
        self.version = 0
        """Rises with every change worth writing."""

    def is_later(self, unit: UnitId, wake: datetime | None) -> bool:
        """Whether ``wake`` may wait to be written until the unit has said so itself."""
        known = self.wakes.get(unit)
        return wake is None or (known is not None and known <= wake.timestamp())

    def set_wake(self, unit: UnitId, wake: datetime | None) -> None:
        """Note when a unit wants attention; another time than before ends its lease."""
        if wake is None:
            if self.wakes.pop(unit, None) is not None:
                self.version += 1
            self._next.pop(unit, None)
            return
        when = wake.timestamp()
        if self.wakes.get(unit) != when:
            self.wakes[unit] = when
            self.version += 1
            self._push(unit, when)

    def claim(self, now: datetime, lease: float, limit: int) -> list[UnitId]:
        """Take due units, the longest due first, and hide them for ``lease`` seconds."""
        due: list[UnitId] = []
        moment = now.timestamp()
        while self._heap and self._heap[0][0] <= moment and len(due) < limit:
            when, kind, name = heapq.heappop(self._heap)
            unit = UnitId(kind, name)
            if self._next.get(unit) == when:
                del self._next[unit]
                due.append(unit)
        for unit in due:
            self._push(unit, moment + lease)
        return due

    def waiting(self, now: datetime) -> int:
        """Return how many wake times have come."""
        moment = now.timestamp()
        return sum(when <= moment for when in self.wakes.values())

    def doubts(self, units: Iterable[UnitId]) -> None:
        """Note that the links of these units are about to change."""
        self.doubt.update(units)
        self.version += 1

    def trusts(self, units: Iterable[UnitId]) -> None:
        """Note that the change is done."""
        self.doubt -= Counter(units)
        self.version += 1

    def link(self, watch: str, chat: int) -> None:
        """Note that a chat looks on a watch."""
        self._chats.setdefault(watch, set()).add(chat)
        self._watches.setdefault(chat, set()).add(watch)
        self.version += 1

    def unlink(self, watch: str, chat: int) -> None:
        """Take it back."""
        _discard(self._chats, watch, chat)
        _discard(self._watches, chat, watch)
        self.version += 1

    def chats_of(self, watch: str) -> list[int]:
        """Return the chats that look on a watch."""
        return sorted(self._chats.get(watch, ()))

    def watches_of(self, chat: int) -> list[str]:
        """Return the watches a chat looks on."""
        return sorted(self._watches.get(chat, ()))

    def forget(self, unit: UnitId) -> None:
        """Let go of a unit: its wake time and its links."""
        self.set_wake(unit, None)
        if unit.kind == "watch":
            for chat in self.chats_of(unit.id):
                self.unlink(unit.id, chat)
        else:
            for watch in self.watches_of(int(unit.id)):
                self.unlink(watch, int(unit.id))
        self.version += 1

    def document(self) -> dict[str, Any]:
        """Return what is written to the file."""
        return {
            "schema": _SCHEMA,
            "wakes": [[unit.kind, unit.id, when] for unit, when in self.wakes.items()],
            "links": {watch: sorted(chats) for watch, chats in self._chats.items()},
            "doubt": [[unit.kind, unit.id] for unit in self.doubt],
        }

    @classmethod
    def read(cls, document: dict[str, Any]) -> "Hub":
        """Read the file back; raises ``ValueError``, ``KeyError`` or ``TypeError`` on a foreign shape."""
        if document["schema"] != _SCHEMA:
            raise ValueError("another schema")
        hub = cls()
        for kind, name, when in document["wakes"]:
            hub.wakes[UnitId(kind, name)] = float(when)
            hub._next[UnitId(kind, name)] = float(when)
        hub._heap = [(when, unit.kind, unit.id) for unit, when in hub._next.items()]
        heapq.heapify(hub._heap)
        for watch, chats in document["links"].items():
            for chat in chats:
                hub.link(watch, int(chat))
        hub.doubt = Counter(UnitId(kind, name) for kind, name in document["doubt"])
        return hub

    def _push(self, unit: UnitId, when: float) -> None:
        if self._next.get(unit) == when:
            return
        self._next[unit] = when
        heapq.heappush(self._heap, (when, unit.kind, unit.id))
        if len(self._heap) > 2 * len(self._next) + 1000:
            self._heap = [(at, each.kind, each.id) for each, at in self._next.items()]
            heapq.heapify(self._heap)


def _discard(table: dict[Any, set[Any]], key: Any, value: Any) -> None:
    values: Iterable[Any] = table.get(key, set())
    left = set(values) - {value}
    if left:
        table[key] = left
    else:
        table.pop(key, None)
