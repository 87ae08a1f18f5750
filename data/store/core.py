"""Holding, committing, and the order in which a unit and the hub reach the disk.

File work happens in threads, but for small files, which are read sooner than a thread is woken; commits are written
together, and once begun one is always finished.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO
from weakref import WeakValueDictionary

import orjson

from data.store import StoreError, UnitId, writes
from data.store.hub import Hub
from data.store.layout import HUB, unit_path
from data.store.together import Together, in_thread
from data.store.unit import TinyUnit, UnitStorage
from data.store.upgrades import UPGRADES, Upgrade
from data.store.writes import Write


class Core:
    """Everything that must hold for any unit, whatever it means."""

    def __init__(self, home: Path, *, upgrades: Sequence[Upgrade] = UPGRADES) -> None:
        """Keep everything under ``home``; nothing is touched before ``open``."""
        self._home = home
        self._upgrades = upgrades
        self._lock_file: IO[str] | None = None
        self._locks: WeakValueDictionary[UnitId, asyncio.Lock] = WeakValueDictionary()
        self._holders: dict[object, UnitId] = {}
        self._hub = Hub()
        self._hub_lock = asyncio.Lock()
        self._written = 0
        self._writing = Together()

    @asynccontextmanager
    async def _hold(self, unit: UnitId) -> AsyncIterator[TinyUnit]:
        async with self._locked(unit):
            work = await self._load(unit)
            try:
                yield work
            finally:
                work.end()
            if work.changed:
                await self._commit(unit, work)

    @asynccontextmanager
    async def _locked(self, *units: UnitId) -> AsyncIterator[None]:
        """Lock units for this task. Only the store itself ever locks two, in one step and in their order."""
        task = asyncio.current_task()
        if task in self._holders:
            raise StoreError(f"{units[0]} is wanted while {self._holders[task]} is held: never hold two")
        locks = [self._locks.setdefault(unit, asyncio.Lock()) for unit in sorted(units, key=_order)]
        held = []
        try:
            for lock in locks:
                await lock.acquire()
                held.append(lock)
            if self._lock_file is None:
                raise StoreError("the store is not open")
            self._holders[task] = units[0]
            yield
        finally:
            self._holders.pop(task, None)
            for lock in held:
                lock.release()

    async def _load(self, unit: UnitId) -> TinyUnit:
        storage = UnitStorage(self._path(unit), self._upgrades)
        if not storage.load_small():
            await asyncio.to_thread(storage.load)
        return TinyUnit(storage, unit.id)

    async def _commit(self, unit: UnitId, work: TinyUnit) -> None:
        """Write one unit. An earlier wake reaches the hub's file first, a later one after."""
        work.settle()
        later = self._hub.is_later(unit, work.wake)
        if not later:
            self._hub.set_wake(unit, work.wake)
            await self._flush()
        await self._writing.write(work.as_write())
        self._hub.set_wake(unit, work.wake)

    async def _remove(self, unit: UnitId) -> None:
        await in_thread(lambda: writes.remove(self._path(unit), traces=True))

    async def _flush(self) -> None:
        """Write the hub unless what we want written already is; many who wait share one write."""
        wanted = self._hub.version
        async with self._hub_lock:
            if self._written < wanted:
                await self._write_hub()

    async def _write_hub(self) -> None:
        version = self._hub.version
        await self._writing.write(Write(self._home / HUB, orjson.dumps(self._hub.document()), keep=False))
        self._written = version

    def _path(self, unit: UnitId) -> Path:
        return unit_path(self._home, unit)


def _order(unit: UnitId) -> tuple[str, str]:
    return unit.kind, unit.id
