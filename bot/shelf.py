"""Updates that were confirmed to Telegram before their turn has come, kept in the program's own unit."""

import logging
from collections.abc import Iterable

from telegram import Update
from telegram.ext import ExtBot

from bot.services.memory import PROCESS
from bot.telegram.limiter import Urgency
from data.store import Store, StoreFull

log = logging.getLogger(__name__)

KIND = "update"
MOST = 5000
"""Updates that lie there at most; more wait at Telegram's."""


class Shelf:
    """Implements ``bot.telegram.poller.Shelf``."""

    def __init__(self, store: Store, bot: ExtBot[Urgency]) -> None:
        """Keep them in ``store``; ``bot`` is given to those that are read back."""
        self._store, self._bot = store, bot

    async def keep(self, updates: Iterable[Update]) -> bool:
        """Lay updates down; False when the disk or the shelf is full."""
        try:
            async with self._store.watch(PROCESS) as unit:
                if len(await unit.ids(KIND)) >= MOST:
                    return False
                await unit.put(KIND, {str(update.update_id): update.to_dict() for update in updates})
        except StoreFull as error:
            log.error("%s", error)
            return False
        return True

    async def drop(self, update_id: int) -> None:
        """Take one away that was handled; where that cannot be kept it comes again, and is known by its number."""
        try:
            async with self._store.watch(PROCESS) as unit:
                await unit.delete(KIND, [str(update_id)])
        except StoreFull as error:
            log.error("%s", error)

    async def all(self) -> list[Update]:
        """Return what lies there, the oldest first."""
        async with self._store.watch(PROCESS) as unit:
            rows = await unit.all(KIND)
        return [Update.de_json(rows[name], self._bot) for name in sorted(rows, key=int)]
