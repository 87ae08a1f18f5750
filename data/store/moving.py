"""From one engine into another: everything, a unit at a time."""

from contextlib import AbstractAsyncContextManager

from data.store import Store, Unit, UnitId


async def copy(source: Store, target: Store) -> int:
    """Bring every unit of one open store into another and return how many there are. It can be done again: what
    the target has under the same ids is replaced, and what it has besides stays.
    """
    units = await source.units()
    for unit in units:
        await _copy(unit, source, target)
    for unit in units:
        for chat in await source.chats_of(unit.id) if unit.kind == "watch" else ():
            await target.link(unit.id, chat)
    return len(units)


async def _copy(unit: UnitId, source: Store, target: Store) -> None:
    async with _held(source, unit) as old:
        documents = {kind: await old.all(kind) for kind in await old.kinds()}
        wake = old.wake
    async with _held(target, unit) as new:
        for kind, rows in documents.items():
            await new.put(kind, rows)
        new.wake_at(wake)


def _held(store: Store, unit: UnitId) -> AbstractAsyncContextManager[Unit]:
    return store.watch(unit.id) if unit.kind == "watch" else store.chat(int(unit.id))
