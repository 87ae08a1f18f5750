"""Killable processes that read and judge: a hostile page costs one of them, never the bot.

They get bytes and plain values, and import neither the bot nor the store.
"""

import asyncio
import importlib
import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import CancelledError as Given
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from pebble import CONSTS, ProcessExpired, ProcessPool

from checks.web import Broken, LookError

T = TypeVar("T")

_MEMORY = 2 * 1024**3
_TASKS = 500


def _settle(memory: int, preload: tuple[str, ...]) -> None:
    """Prepare a worker: bound its memory, let it be killed at once, import what it will need."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(ImportError, ValueError, OSError):
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    for module in preload:
        importlib.import_module(module)


class Workers:
    """A pool of processes behind ``checks.ask.Reader``."""

    def __init__(
        self,
        count: int = 2,
        *,
        seconds: float = 4.5,
        memory: int = _MEMORY,
        preload: tuple[str, ...] = (),
    ) -> None:
        """Use ``count`` processes of at most ``memory`` bytes, and give a task up after ``seconds``.

        Modules named in ``preload`` are imported before the first task, outside its time.
        """
        CONSTS.term_timeout = 0.3
        self._seconds = seconds
        self._waiting: set[asyncio.Future[Any]] = set()
        self._make = partial(
            ProcessPool,
            max_workers=count,
            max_tasks=_TASKS,
            initializer=_settle,
            initargs=(memory, preload),
            context=multiprocessing.get_context("spawn"),
        )
        self._pool = self._make()
        self._closed = False

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """Return ``function(*args)``, called in a worker.

        ``function`` stands at the top of a module; arguments and result are pickled. A ``LookError``
        comes back as it is, anything else, also a time-out, a crash or too much memory, as ``Broken``.
        """
        pool = self._pool
        try:
            return await self._once(pool, function, args)
        except BrokenProcessPool:
            await self._renew(pool)
        try:
            return await self._once(self._pool, function, args)
        except BrokenProcessPool as error:
            await self._renew(self._pool)
            raise Broken("reading ended in a crash") from error

    async def _renew(self, broken: ProcessPool) -> None:
        """Put a new pool in the place of one that gave up: a process that dies while it has nothing to do, or
        before it said what it does, ends the whole pool.
        """
        if self._pool is not broken or self._closed:
            return
        self._pool = self._make()
        stop: Callable[[], None] = broken.stop
        stop()
        await asyncio.to_thread(broken.join)

    async def _once(self, pool: ProcessPool, function: Callable[..., T], args: tuple[Any, ...]) -> T:
        try:
            waiter = asyncio.wrap_future(pool.schedule(function, args=args, timeout=self._seconds))
        except RuntimeError as problem:
            if not self._closed:
                raise BrokenProcessPool(str(problem)) from None
            raise Broken("the readers are closed") from None
        self._waiting.add(waiter)
        try:
            await asyncio.wait([waiter])
        except asyncio.CancelledError:
            waiter.cancel()
            raise
        finally:
            self._waiting.discard(waiter)
        if waiter.cancelled():
            raise Broken("reading was stopped")
        error = waiter.exception()
        if error is None:
            return waiter.result()
        if isinstance(error, LookError | BrokenProcessPool):
            raise error
        raise Broken(self._note(error)) from error

    async def close(self) -> None:
        """Stop all workers at once; tasks under way end as ``Broken``."""
        self._closed = True
        stop: Callable[[], None] = self._pool.stop
        stop()
        await asyncio.to_thread(self._pool.join)
        for waiter in list(self._waiting):
            waiter.cancel()

    def _note(self, error: BaseException) -> str:
        if isinstance(error, TooLong | TimeoutError):
            return f"reading took longer than {self._seconds:g} s"
        if isinstance(error, ProcessExpired):
            return "reading ended in a crash"
        if isinstance(error, MemoryError):
            return "reading took too much memory"
        if isinstance(error, Given):
            return "reading was stopped"
        return f"could not be read: {type(error).__name__}: {error}"[:200]
