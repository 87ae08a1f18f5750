"""Long work of ours, held so that none is lost and all can be ended."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

OnError: TypeAlias = Callable[[BaseException, int | None, int | None], Coroutine[Any, Any, None]]
"""Gets what a piece of work failed with, and the chat and topic it was for, if any."""


class Tasks:
    """Every piece of work that goes on after its handler has returned."""

    def __init__(self) -> None:
        """Begin with none."""
        self._running: set[asyncio.Task[Any]] = set()
        self.closed = False
        """Whether new work is refused: the process is ending."""
        self.on_error: OnError | None = None

    def start(self, work: Coroutine[Any, Any, Any], *, chat_id: int | None, thread_id: int | None = None) -> None:
        """Begin a piece of work for a chat and topic; nothing is begun any more once we are closed."""
        if self.closed:
            work.close()
            return
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(lambda ended: self._ended(ended, chat_id, thread_id))

    async def stop(self, seconds: float = 5.0) -> None:
        """Take no new work, cancel what runs, and wait for its clean-up."""
        self.closed = True
        running = tuple(self._running)
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running, timeout=seconds)

    async def settle(self, seconds: float = 30.0) -> None:
        """Wait until nothing runs any more."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while self._running and loop.time() < deadline:
            await asyncio.wait(tuple(self._running), timeout=0.2)

    def _ended(self, task: asyncio.Task[Any], chat_id: int | None, thread_id: int | None) -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and self.on_error is not None and not self.closed:
            telling = asyncio.create_task(self.on_error(error, chat_id, thread_id))
            self._running.add(telling)
            telling.add_done_callback(self._running.discard)
