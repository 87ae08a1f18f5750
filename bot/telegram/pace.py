"""How fast one chat may be written to, and whose turn it is."""

import asyncio
from collections import deque
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


class Window:
    """At most ``limit`` events in any ``seconds``."""

    def __init__(self, limit: int, seconds: float) -> None:
        """Start empty."""
        self._limit, self._seconds = limit, seconds
        self._times: deque[float] = deque(maxlen=limit)

    def delay(self, now: float) -> float:
        """Return the seconds until one more fits."""
        full = len(self._times) == self._limit
        return max(0.0, self._times[0] + self._seconds - now) if full else 0.0

    def note(self, now: float) -> None:
        """Count one event."""
        self._times.append(now)

    def idle(self, now: float) -> bool:
        """Whether everything counted has left the window."""
        return not self._times or self._times[-1] + self._seconds <= now


@dataclass(eq=False, slots=True)
class Ticket:
    """One call in the queue. ``edits``: which message it changes, and how."""

    urgency: Urgency
    windows: Sequence[Window]
    edits: tuple[str, int] | None = None
    granted: "asyncio.Future[bool]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    order: int = field(default_factory=count().__next__)

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
                self._leave()
            raise
        try:
            yield mine
        finally:
            if mine:
                self._leave()

    def overtaken(self, ticket: Ticket) -> bool:
        """Whether a newer edit of the same message waits already."""
        return ticket.edits is not None and any(other.edits == ticket.edits for other in self._waiting)

    def pause(self, seconds: float) -> None:
        """Let nobody in for so long."""
        self.paused_until = max(self.paused_until, asyncio.get_running_loop().time() + seconds)

    def _overtake(self, ticket: Ticket) -> None:
        for other in [other for other in self._waiting if ticket.edits and other.edits == ticket.edits]:
            self._waiting.remove(other)
            other.granted.set_result(False)

    def _leave(self) -> None:
        self._busy = False
        self._pump()

    def _pump(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        loop = asyncio.get_running_loop()
        while self._waiting and not self._busy:
            now = loop.time()
            held = max(0.0, self.paused_until - now)
            delays = [max([held, *(w.delay(now) for w in ticket.windows)]) for ticket in self._waiting]
            soonest = min(delays)
            if soonest > 0:
                self._timer = loop.call_later(soonest, self._pump)
                return
            self._let_in(self._waiting.pop(delays.index(soonest)), now)

    def _let_in(self, ticket: Ticket, now: float) -> None:
        for window in ticket.windows:
            window.note(now)
        self._busy = self._exclusive
        ticket.granted.set_result(True)
