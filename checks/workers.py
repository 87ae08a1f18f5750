"""Killable processes that read and judge: a hostile page costs one of them, never the bot.

They get bytes and plain values, and import neither the bot nor the store.
"""

import asyncio
import importlib
import multiprocessing
import signal
import sys
from collections.abc import Callable
from concurrent.futures import CancelledError as Given
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from multiprocessing.context import BaseContext
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


def _bounded(seconds: float, function: Callable[..., T], *args: Any) -> T:
    """Call the function; the system ends this process after so many seconds, whatever it is at.

    Who gives a task up is the program, at ``Workers.seconds``. This is for when that was killed: then a hostile page
    would hold its process for ever.
    """
    if not hasattr(signal, "setitimer"):
        return function(*args)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return function(*args)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _context(preload: tuple[str, ...]) -> BaseContext:
    """Let one process import everything, once, of which the workers are copies: where one was killed, the next stands
    ready at once. Only on Linux may every library be copied so; elsewhere each worker imports for itself.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["checks.workers", *preload])
    return context


class Workers:
    """A pool of processes behind ``checks.ask.Reader``."""

    def __init__(
        self,
        count: int = 2,
        *,
        seconds: float = 4.5,
        memory: int = _MEMORY,
        preload: tuple[str, ...] = (),
        alone: float = 5.0,
    ) -> None:
        """Use ``count`` processes of at most ``memory`` bytes, and give a task up after ``seconds``; a process that
        nobody can stop any more ends itself ``alone`` seconds later.

        Modules named in ``preload`` are imported before the first task, outside its time.
        """
        CONSTS.term_timeout = 0.3
        self._seconds, self._alone = seconds, alone
        self._waiting: set[asyncio.Future[Any]] = set()
        self._make = partial(
            ProcessPool,
            max_workers=count,
            max_tasks=_TASKS,
            initializer=_settle,
            initargs=(memory, preload),
            context=_context(preload),
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
            given = (self._seconds + self._alone, function, *args)
            waiter = asyncio.wrap_future(pool.schedule(_bounded, args=given, timeout=self._seconds))
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
            found: T = waiter.result()
            return found
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
