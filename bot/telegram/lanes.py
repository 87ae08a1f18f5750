"""Updates in hand: those of one chat one after another, chats side by side."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from telegram import Update

log = logging.getLogger(__name__)

Handle: TypeAlias = Callable[[Update], Awaitable[None]]

AGAIN = 1.0
"""Seconds before an update that could not be kept is handled again."""


class Lanes:
    """A queue a chat. An error that escapes ``handle`` is logged and the update counts as handled, except
    one of ``retry_on``: that update is handled again, and those behind it in its chat wait.
    """

    def __init__(self, handle: Handle, done: Handle, retry_on: tuple[type[Exception], ...] = ()) -> None:
        """``done`` is called after an update was handled, before the next one of its chat is."""
        self._handle, self._done, self._retry_on = handle, done, retry_on
        self._queues: dict[int, deque[Update]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._bell = asyncio.Event()
        self._closed = asyncio.Event()

    @property
    def busy(self) -> bool:
        """Whether anything is in hand."""
        return bool(self._tasks)

    def take(self, update: Update) -> None:
        """Put an update behind those of its chat."""
        chat = chat_of(update)
        self._queues.setdefault(chat, deque()).append(update)
        if chat not in self._tasks:
            self._tasks[chat] = asyncio.create_task(self._work(chat))

    async def progress(self, seconds: float) -> None:
        """Wait until one more is handled, for so long at most."""
        self._bell.clear()
        await _within(seconds, self._bell.wait())

    async def lull(self, seconds: float) -> None:
        """Wait until nothing is in hand, for so long at most."""
        if self._tasks:
            await asyncio.wait(tuple(self._tasks.values()), timeout=seconds)

    async def close(self, seconds: float) -> None:
        """Finish the update that is being handled in every chat, and no more; for so long at most."""
        self._closed.set()
        await self.lull(seconds)

    async def abort(self) -> None:
        """Break off whatever is in hand."""
        for task in tuple(self._tasks.values()):
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _work(self, chat: int) -> None:
        queue = self._queues[chat]
        try:
            while queue and not self._closed.is_set():
                if await self._one(queue[0]):
                    queue.popleft()
                    self._bell.set()
        finally:
            del self._queues[chat], self._tasks[chat]
            self._bell.set()

    async def _one(self, update: Update) -> bool:
        """Handle one; False when it is to be handled again."""
        (outcome,) = await asyncio.gather(self._handle(update), return_exceptions=True)
        if isinstance(outcome, self._retry_on):
            log.error("Update %s could not be kept, it comes again: %s", update.update_id, outcome)
            await _within(AGAIN, self._closed.wait())
            return False
        if isinstance(outcome, BaseException):
            log.error("Update %s was not handled", update.update_id, exc_info=outcome)
        await self._done(update)
        return True


async def _within(seconds: float, wait: Awaitable[object]) -> None:
    try:
        async with asyncio.timeout(seconds):
            await wait
    except TimeoutError:
        return


def chat_of(update: Update) -> int:
    """Return the chat an update belongs to, else its person."""
    chat, user = update.effective_chat, update.effective_user
    return chat.id if chat else user.id if user else 0
