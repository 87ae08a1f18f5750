"""Several looks at once, without leaving any behind."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TypeVar

from checks.web import LookError

T = TypeVar("T")


async def within(seconds: float, looks: Sequence[Awaitable[T]], *, at_once: int = 8) -> list[T | LookError | None]:
    """Await all ``looks``, at most ``at_once`` at a time, and give up those that take longer than
    ``seconds`` in all. Returns in order: the result, the ``LookError`` raised, or None when given up.
    """
    gate = asyncio.Semaphore(at_once)

    async def one(look: Awaitable[T]) -> T:
        async with gate:
            return await look

    tasks = [asyncio.create_task(one(look)) for look in looks]
    if not tasks:
        return []
    try:
        await asyncio.wait(tasks, timeout=seconds)
    finally:
        late = [task for task in tasks if not task.done()]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
    outcomes: list[T | LookError | None] = []
    for task in tasks:
        outcomes.append(_outcome(task))
    return outcomes


def _outcome(task: "asyncio.Task[T]") -> T | LookError | None:
    if task.cancelled():
        return None
    error = task.exception()
    if error is None:
        return task.result()
    if isinstance(error, LookError):
        return error
    raise error
