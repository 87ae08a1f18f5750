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
from contextlib import suppress
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
        self._pool = ProcessPool(
            max_workers=count,
            max_tasks=_TASKS,
            initializer=_settle,
            initargs=(memory, preload),
            context=multiprocessing.get_context("spawn"),
        )

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """Return ``function(*args)``, called in a worker.

        ``function`` stands at the top of a module; arguments and result are pickled. A ``LookError``
        comes back as it is, anything else, also a time-out, a crash or too much memory, as ``Broken``.
        """
        try:
            waiter = asyncio.wrap_future(self._pool.schedule(function, args=args, timeout=self._seconds))
        except RuntimeError:
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
        if isinstance(error, LookError):
            raise error
        raise Broken(self._note(error)) from error

    async def close(self) -> None:
        """Stop all workers at once; tasks under way end as ``Broken``."""
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
