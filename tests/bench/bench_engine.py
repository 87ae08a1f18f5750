"""What a check costs over its slowest sources: the rounds run side by side."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from unittest.mock import patch

from bot import loop
from checks import engine, registry
from checks.ask import Ask, Seen
from checks.registry import Source
from data.company import Company
from data.places import load
from tests.bench.table import Row
from tests.checks.direct import Direct
from tests.checks.saved_web import SavedWeb

ROUNDS = {1: (0.5,), 2: (0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1.6, 2.0), 3: (0.4, 1.0)}
"""Seconds each of the 12 sources takes, by round."""


def rows() -> list[Row]:
    """Time one gathering of 12 sources."""
    made = {
        f"s{number}_{at}": _source(number, at, seconds)
        for number in ROUNDS
        for at, seconds in enumerate(ROUNDS[number])
    }
    with patch.dict(registry.sources, made, clear=True), patch.object(registry, "discover_sources"):
        took = loop.run(_gather(len(made)))
    slowest = sum(max(times) for times in ROUNDS.values())
    return [Row(what="one check over the sum of each round's slowest of 12 sources", value=took / slowest, goal=1.15)]


async def _gather(count: int) -> float:
    started = time.perf_counter()
    dossier = await engine.gather(
        Company(id="bench", names=("Bench",)),
        web=SavedWeb(),
        reader=Direct(),
        now=datetime(2026, 11, 21, tzinfo=UTC),
        settings={},
        places=load("FI"),
    )
    took = time.perf_counter() - started
    asked = [row for row in dossier.coverage if not row.source.startswith("place:")]
    assert len(asked) == count and all(row.reach.looked for row in asked)
    return took


def _source(number: int, at: int, seconds: float) -> Source:
    return Source(
        id=f"s{number}_{at}", look=_after(seconds), title="", family=f"f{at}", shows=("page",), about="", round=number
    )


def _after(seconds: float) -> Callable[[Ask], Awaitable[Seen]]:
    async def look(ask: Ask) -> Seen:
        await asyncio.sleep(seconds)
        return Seen(answered=True)

    return look
