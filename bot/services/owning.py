"""How many companies a person set up, wherever they did so."""

from bot.services import memory
from bot.services.parts import Parts

KIND = "owns"
"""Kind of the documents in a person's own unit that name the companies they set up, by watch."""


async def note(parts: Parts, person: int, watch_id: str) -> None:
    """Note that a company is somebody's."""
    async with parts.store.chat(person) as unit:
        await unit.put(KIND, {watch_id: {"watch": watch_id}})


async def drop(parts: Parts, person: int, watch_id: str) -> None:
    """Forget that it was."""
    async with parts.store.chat(person) as unit:
        if await unit.get(KIND, watch_id) is not None:
            await unit.delete(KIND, [watch_id])


async def count(parts: Parts, person: int) -> int:
    """Return how many companies are somebody's now; what is gone, or another's, is noted no longer."""
    async with parts.store.chat(person) as unit:
        noted = await unit.ids(KIND)
    lost = [watch_id for watch_id in noted if not await _owned(parts, person, watch_id)]
    for watch_id in lost:
        await drop(parts, person, watch_id)
    return len(noted) - len(lost)


async def _owned(parts: Parts, person: int, watch_id: str) -> bool:
    async with parts.store.watch(watch_id) as unit:
        watch = await memory.get_watch(unit)
    return watch is not None and watch.owner == person
