"""Who looks first: people who wait, then what is done unasked, a few at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.services.checking import Runs

AT_ONCE = 3
"""Checks and glances that go on unasked at the same time."""
MOST_PEOPLE = 1
"""Checks asked for by people beside which one may begin unasked."""
LONGEST_WAIT = 600.0
"""Seconds after which an unasked one begins all the same."""
PAUSE = 1.0


class Turns:
    """A few places for unasked looks, given away only while hardly anybody waits for a look."""

    def __init__(self, runs: Runs, at_once: int = AT_ONCE) -> None:
        """``runs`` are the checks people asked for."""
        self._runs = runs
        self._places = asyncio.Semaphore(at_once)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a place."""
        async with self._places:
            waited = 0.0
            while len(self._runs) > MOST_PEOPLE and waited < LONGEST_WAIT:
                await asyncio.sleep(PAUSE)
                waited += PAUSE
            yield
