"""What the public said, as a watch remembers it."""

from datetime import datetime, timedelta

from bot.services import memory
from checks.said import added
from data.codec import to_document
from data.said import Said
from data.store import Unit

KIND = "said"
KEPT = timedelta(days=400)
MOST = 1000
"""Rows a watch keeps; the ones seen longest ago go first."""


async def keep(unit: Unit, words: tuple[Said, ...], now: datetime, *, first: bool) -> list[Said]:
    """Keep what a look showed, and return everything kept; ``first``: what it showed was there before we came."""
    known = await memory.read_all(unit, KIND, Said)
    rows = added(known, words, first=first)
    if rows:
        await unit.put(KIND, {name: to_document(row) for name, row in rows.items()})
    names = sorted({**known, **rows}, key=lambda name: (rows.get(name) or known[name]).seen)
    old = [name for name in names if now - (rows.get(name) or known[name]).seen > KEPT]
    gone = {*old, *names[: max(0, len(names) - MOST)]}
    await unit.delete(KIND, gone)
    return [row for name, row in {**known, **rows}.items() if name not in gone]


async def recall(unit: Unit) -> list[Said]:
    """Return everything kept."""
    return list((await memory.read_all(unit, KIND, Said)).values())
