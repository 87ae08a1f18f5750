"""A clock that can be set, and a bell that rings when anything changed."""

import asyncio
import time
from datetime import datetime


class Clock:
    """Runs with the machine's clock, from wherever it was set."""

    def __init__(self) -> None:
        """Start at the machine's time."""
        self._ahead = 0.0

    def now(self) -> float:
        """Return seconds since 1970."""
        return time.time() + self._ahead

    def set(self, when: datetime | float) -> None:
        """Set the clock; it runs on from there."""
        target = when.timestamp() if isinstance(when, datetime) else when
        self._ahead = target - time.time()

    def advance(self, seconds: float) -> None:
        """Move the clock on."""
        self._ahead += seconds


class Bell:
    """Wakes everybody who waits; counts how often it rang."""

    def __init__(self) -> None:
        """Start silent."""
        self.count = 0
        self._event = asyncio.Event()

    def ring(self) -> int:
        """Wake all and return the new count."""
        self.count += 1
        self._event.set()
        self._event = asyncio.Event()
        return self.count

    async def heard(self, timeout: float) -> bool:
        """Wait for the next ring; False when none came within ``timeout`` seconds."""
        try:
            async with asyncio.timeout(max(timeout, 0)):
                await self._event.wait()
        except TimeoutError:
            return False
        return True
