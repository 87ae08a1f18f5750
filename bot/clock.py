"""The only reader of the clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Returns the present moment, aware, in UTC."""


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def shifted(start: datetime) -> Clock:
    """Return a clock that reads ``start`` now and runs on from there."""
    offset: timedelta = start.astimezone(UTC) - now()
    return lambda: now() + offset
