"""Checks that are asked for at the same moment begin one after another: who presses a button meanwhile is answered."""

import asyncio
from contextlib import suppress

APART = 0.04
"""Seconds between two beginnings, of which our own work takes a small part."""


class Spacing:
    """Gives every beginning a moment of its own."""

    def __init__(self, apart: float = APART) -> None:
        """The first begins at once."""
        self._apart = apart
        self._free = 0.0

    async def turn(self, stop: asyncio.Event) -> None:
        """Wait until it is our turn, or until we are told to stop."""
        now = asyncio.get_running_loop().time()
        begins = max(self._free, now)
        self._free = begins + self._apart
        if begins > now:
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), begins - now)
