"""The store on one machine: one TinyDB file a unit, and a hub over them.

``watches/<xx>/<id>.json``, ``chats/<xx>/<id>.json`` (beside each ``.prev``, the generation before, and ``.next``, an
empty file for the one to come), ``hub.json``, ``.lock``. Which chat looks on which watch stands in the watch (documents
of kind ``windows``), in the chat (kind ``watches``) and in the hub; after a crash the watch is believed.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager
from datetime import datetime

from data.store import StoreFull, Unit, UnitId, files
from data.store.core import Core
from data.store.layout import all_units
from data.store.rebuild import WATCHES, WINDOWS, read_hub

log = logging.getLogger(__name__)


class TinyStore(Core):
    """``data.store.Store`` in a folder of its own."""

    async def open(self) -> None:
        """Take the lock (``StoreBusy`` when another process has it) and read or rebuild the hub."""
        lock_file = await asyncio.to_thread(files.take_lock, self._home)
        with ExitStack() as undo:
            undo.enter_context(lock_file)
            self._hub = await asyncio.to_thread(read_hub, self._home, self._upgrades)
            undo.pop_all()
        self._lock_file = lock_file
        self._written = -1
        await self._flush()

    async def close(self) -> None:
        """Finish what is under way, write the hub and free the lock."""
        lock_file, self._lock_file = self._lock_file, None
        if lock_file is None:
            return
        try:
            for lock in list(self._locks.values()):
                async with lock:
                    pass
            await self._flush()
        finally:
            lock_file.close()

    def watch(self, watch_id: str) -> AbstractAsyncContextManager[Unit]:
        """Hold a watch; its id is made of letters, digits, ``-`` and ``_``."""
        return self._hold(_watch(watch_id))

    def chat(self, chat_id: int) -> AbstractAsyncContextManager[Unit]:
        """Hold a chat."""
        return self._hold(_chat(chat_id))

    async def claim_due(self, now: datetime, lease: float, limit: int) -> list[UnitId]:
        """Return units whose wake time has come, the longest due first, and hide them for ``lease`` seconds.

        Leases end with the process. Once all that is due was given out, later wake times reach the disk.
        """
        due = self._hub.claim(now, lease, limit)
        idle = [unit for unit in due if unit not in self._locks]
        there = await asyncio.to_thread(self._existing, idle) if idle else set()
        lost = [unit for unit in idle if unit not in there and unit not in self._locks]
        for unit in lost:
            self._hub.forget(unit)
        if len(due) < limit:
            await self._note_wakes()
        return [unit for unit in due if unit not in lost]

    async def _note_wakes(self) -> None:
        try:
            await self._flush()
        except StoreFull as error:
            log.warning("%s", error)

    async def waiting(self, now: datetime) -> int:
        """Return how many units have a wake time that has come, also those that somebody has claimed."""
        return self._hub.waiting(now)

    async def units(self) -> list[UnitId]:
        """Return every unit there is."""
        return await asyncio.to_thread(lambda: [unit for unit, _ in all_units(self._home)])

    async def link(self, watch_id: str, chat_id: int) -> None:
        """Note everywhere that a chat looks on a watch; documents already there stay as they are."""
        async with self._relinking(_watch(watch_id), _chat(chat_id)):
            await self._add(_watch(watch_id), WINDOWS, str(chat_id), {"chat": chat_id})
            await self._add(_chat(chat_id), WATCHES, watch_id, {"watch": watch_id})
            self._hub.link(watch_id, chat_id)

    async def unlink(self, watch_id: str, chat_id: int) -> None:
        """Take such a note back everywhere."""
        async with self._relinking(_watch(watch_id), _chat(chat_id)):
            await self._take(_watch(watch_id), WINDOWS, str(chat_id))
            await self._take(_chat(chat_id), WATCHES, watch_id)
            self._hub.unlink(watch_id, chat_id)

    async def chats_of(self, watch_id: str) -> list[int]:
        """Return the chats that look on a watch."""
        return self._hub.chats_of(watch_id)

    async def watches_of(self, chat_id: int) -> list[str]:
        """Return the watches a chat looks on."""
        return self._hub.watches_of(chat_id)

    async def move_chat(self, old: int, new: int) -> None:
        """Give a chat's unit and links a new id; where both have a document, the new chat's stays."""
        if old == new:
            return
        watches = await self._watches_said(old)
        async with self._relinking(_chat(old), _chat(new), *map(_watch, watches)):
            for watch in watches:
                await self._move_window(watch, old, new)
            await self._move_unit(_chat(old), _chat(new))
            for watch in watches:
                self._hub.unlink(watch, old)
                self._hub.link(watch, new)
            self._hub.forget(_chat(old))

    async def drop(self, unit: UnitId) -> None:
        """Delete a unit and its links."""
        if unit.kind == "watch":
            others = [_chat(chat) for chat in await self._chats_said(unit.id)]
        else:
            others = [_watch(watch) for watch in await self._watches_said(int(unit.id))]
        async with self._relinking(unit, *others):
            for other in others:
                await self._take(other, WATCHES if other.kind == "chat" else WINDOWS, unit.id)
            async with self._locked(unit):
                await self._remove(unit)
            self._hub.forget(unit)

    @asynccontextmanager
    async def _relinking(self, *units: UnitId) -> AsyncIterator[None]:
        """Keep on disk that these units' links are in doubt until the change is through."""
        self._hub.doubts(units)
        await self._flush()
        yield
        self._hub.trusts(units)
        await self._flush()

    def _existing(self, units: list[UnitId]) -> set[UnitId]:
        return {unit for unit in units if files.exists(self._path(unit))}

    async def _add(self, unit: UnitId, kind: str, id: str, document: dict[str, str | int]) -> None:
        async with self._hold(unit) as work:
            if await work.get(kind, id) is None:
                await work.put(kind, {id: document})

    async def _take(self, unit: UnitId, kind: str, id: str) -> None:
        async with self._hold(unit) as work:
            await work.delete(kind, [id])

    async def _chats_said(self, watch_id: str) -> list[int]:
        async with self._hold(_watch(watch_id)) as work:
            said = await work.all(WINDOWS)
        return sorted({*self._hub.chats_of(watch_id), *map(int, said)})

    async def _watches_said(self, chat_id: int) -> list[str]:
        async with self._hold(_chat(chat_id)) as work:
            said = await work.all(WATCHES)
        return sorted({*self._hub.watches_of(chat_id), *said})

    async def _move_window(self, watch_id: str, old: int, new: int) -> None:
        async with self._hold(_watch(watch_id)) as work:
            window = await work.get(WINDOWS, str(old))
            if window is None:
                return
            if window.get("chat") == old:
                window["chat"] = new
            if await work.get(WINDOWS, str(new)) is None:
                await work.put(WINDOWS, {str(new): window})
            await work.delete(WINDOWS, [str(old)])

    async def _move_unit(self, old: UnitId, new: UnitId) -> None:
        """Write the new chat, then remove the old; nobody else may hold either meanwhile."""
        async with self._locked(old, new):
            before, after = await self._load(old), await self._load(new)
            after.take_in(before)
            if after.changed:
                await self._commit(new, after)
            await self._remove(old)


def _watch(watch_id: str) -> UnitId:
    return UnitId("watch", watch_id)


def _chat(chat_id: int) -> UnitId:
    return UnitId("chat", str(chat_id))
