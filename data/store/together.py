"""Commits that come while others are being written wait, and are written together."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from data.store import StoreError
from data.store.writes import Write, write_all

T = TypeVar("T")

FEW = 4
"""Files written in one go while few wait; of many, half of those that wait: the loop has work meanwhile."""


class Together:
    """What writes for everybody: one thread at a time, so that the loop has to share the interpreter with one only."""

    def __init__(self) -> None:
        """Wait for the first write."""
        self._waiting: list[tuple[Write, asyncio.Future[None]]] = []
        self._busy = False

    async def write(self, write: Write) -> None:
        """Return when it is on the disk, also if whoever waits is cancelled. Raises what it failed with."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((write, done))
        if not self._busy:
            self._begin()
        await finished(done)

    def _begin(self) -> None:
        most = max(FEW, len(self._waiting) // 2)
        batch, self._waiting = self._waiting[:most], self._waiting[most:]
        self._busy = bool(batch)
        if batch:
            work = asyncio.get_running_loop().run_in_executor(None, write_all, [one for one, _ in batch])
            work.add_done_callback(lambda ended: self._ended([done for _, done in batch], ended))

    def _ended(self, waiting: list[asyncio.Future[None]], ended: "asyncio.Future[list[StoreError | None]]") -> None:
        failure = ended.exception()
        errors = ended.result() if failure is None else [failure] * len(waiting)
        for done, error in zip(waiting, errors, strict=True):
            if error is None:
                done.set_result(None)
            else:
                done.set_exception(error)
        self._begin()


async def in_thread(work: Callable[[], T]) -> T:
    """Do ``work`` in a thread of its own; it is finished even when whoever waits for it is cancelled."""
    return await finished(asyncio.get_running_loop().run_in_executor(None, work))


async def finished(done: "asyncio.Future[T]") -> T:
    """Wait until it is done even when cancelled meanwhile."""
    try:
        return await asyncio.shield(done)
    except asyncio.CancelledError:
        while not done.done():
            try:
                await asyncio.wait([done])
            except asyncio.CancelledError:
                continue
        if not done.cancelled():
            done.exception()
        raise
