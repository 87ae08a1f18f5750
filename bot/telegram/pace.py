"""How fast one chat may be written to, and whose turn it is."""

import asyncio
from bisect import insort
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count


class Urgency(IntEnum):
    """Who waits for a message."""

    ANSWER = 1
    """A person who has just said or pressed something."""
    POST = 2
    """Nobody: digests, alerts, progress."""


SLOWEST = 2.0
"""Seconds in which a call has surely reached Telegram, whether or not it is answered."""


class Window:
    """At most ``limit`` events in any ``seconds``, counted where they arrive.

    An event arrives some time after it was begun and before it has ended, so it is counted from its end: however
    long each takes on the way, no more arrive together than may.
    """

    def __init__(self, limit: int, seconds: float, slowest: float = SLOWEST) -> None:
        """Start empty; with ``slowest`` 0 events are counted when they begin."""
        self._limit, self._seconds, self._slowest = limit, seconds, slowest
        self._times: list[float] = []
        """When each event arrived at the latest, in order; only the newest ``limit`` matter."""

    def delay(self, now: float) -> float:
        """Return the seconds until one more fits, if none ends before."""
        full = len(self._times) >= self._limit
        return max(0.0, self._times[-self._limit] + self._seconds - now) if full else 0.0

    def begin(self, now: float) -> float:
        """Count one event that begins, and return its mark."""
        insort(self._times, now + self._slowest)
        del self._times[: -self._limit]
        return now + self._slowest

    def end(self, mark: float, now: float) -> None:
        """Note that the event with this mark has ended."""
        if now < mark and mark in self._times:
            self._times.remove(mark)
            insort(self._times, now)

    def idle(self, now: float) -> bool:
        """Whether everything counted has left the window."""
        return not self._times or self._times[-1] + self._seconds <= now


@dataclass(eq=False, slots=True)
class Ticket:
    """One call in the queue. ``edits``: which message it changes, and how."""

    urgency: Urgency
    windows: tuple[Window, ...]
    edits: tuple[str, int] | None = None
    granted: "asyncio.Future[bool]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    order: int = field(default_factory=count().__next__)
    marks: list[float] = field(default_factory=list)

    def renew(self) -> None:
        """Make ready for another try at the same place in the queue."""
        self.granted = asyncio.get_running_loop().create_future()


class Queue:
    """Calls that wait for their turn: answers first, then in the order they came.

    ``exclusive``: the next one starts only when the one before it has ended.
    """

    def __init__(self, *, exclusive: bool) -> None:
        """Start empty."""
        self._exclusive = exclusive
        self._busy = False
        self._waiting: list[Ticket] = []
        self._timer: asyncio.TimerHandle | None = None
        self.paused_until = 0.0

    @property
    def empty(self) -> bool:
        """Whether nothing waits or runs."""
        return not self._busy and not self._waiting

    @asynccontextmanager
    async def turn(self, ticket: Ticket) -> AsyncIterator[bool]:
        """Wait for a turn; gives False for an edit that a newer one has made pointless."""
        self._overtake(ticket)
        self._waiting.append(ticket)
        self._waiting.sort(key=lambda waiting: (waiting.urgency, waiting.order))
        self._pump()
        try:
            mine = await ticket.granted
        except asyncio.CancelledError:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
            elif not ticket.granted.cancelled() and ticket.granted.result():
                self._leave(ticket)
            raise
        try:
            yield mine
        finally:
            if mine:
                self._leave(ticket)

    def overtaken(self, ticket: Ticket) -> bool:
        """Whether a newer edit of the same message waits already."""
        return ticket.edits is not None and any(other.edits == ticket.edits for other in self._waiting)

    def pause(self, seconds: float) -> None:
        """Let nobody in for so long."""
        self.paused_until = max(self.paused_until, asyncio.get_running_loop().time() + seconds)

    def rest(self) -> float:
        """Return for how many seconds nobody is let in."""
        return max(0.0, self.paused_until - asyncio.get_running_loop().time())

    def _overtake(self, ticket: Ticket) -> None:
        for other in [other for other in self._waiting if ticket.edits and other.edits == ticket.edits]:
            self._waiting.remove(other)
            if not other.granted.cancelled():
                other.granted.set_result(False)

    def _leave(self, ticket: Ticket) -> None:
        now = asyncio.get_running_loop().time()
        for window, mark in zip(ticket.windows, ticket.marks, strict=True):
            window.end(mark, now)
        self._busy = False
        self._pump()

    def _pump(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        loop = asyncio.get_running_loop()
        while self._waiting and not self._busy:
            now = loop.time()
            delays = {windows: self._delay(windows, now) for windows in {ticket.windows for ticket in self._waiting}}
            ready = next((ticket for ticket in self._waiting if delays[ticket.windows] <= 0), None)
            if ready is None:
                self._timer = loop.call_later(min(delays.values()), self._pump)
                return
            self._waiting.remove(ready)
            if not ready.granted.cancelled():  # else whoever waited has given up, and has yet to hear of it
                self._let_in(ready, now)

    def _delay(self, windows: Sequence[Window], now: float) -> float:
        return max([self.paused_until - now, *(window.delay(now) for window in windows)])

    def _let_in(self, ticket: Ticket, now: float) -> None:
        ticket.marks = [window.begin(now) for window in ticket.windows]
        self._busy = self._exclusive
        ticket.granted.set_result(True)
