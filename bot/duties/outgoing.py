"""Units with something to send: a number of them at a time, the others wait as no more than a name in a row."""

from collections import deque
from collections.abc import Awaitable, Callable

from bot.services.tasks import Tasks
from data.store import UnitId


class Outgoing:
    """The row, and the work that empties it; ten thousand tasks that wait would make tidying memory a long halt."""

    def __init__(self, tasks: Tasks, send: Callable[[UnitId], Awaitable[None]], at_once: int) -> None:
        """``send`` sends what is due in one unit."""
        self._tasks, self._send, self._at_once = tasks, send, at_once
        self._waiting: deque[UnitId] = deque()
        self._working = 0

    def put(self, unit: UnitId) -> None:
        """Let a unit wait for its turn."""
        self._waiting.append(unit)
        self._fill()

    def _fill(self) -> None:
        if self._waiting and self._working < self._at_once:
            self._working += 1
            self._tasks.start(self._work(), chat_id=None)

    async def _work(self) -> None:
        """Send until nobody waits; one that fails is told as any work that does, and the others go on."""
        try:
            while self._waiting:
                await self._send(self._waiting.popleft())
        finally:
            self._working -= 1
            self._fill()
