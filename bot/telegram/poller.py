"""Updates from Telegram, confirmed only after they were handled."""

import asyncio
import logging
from collections.abc import Awaitable, Iterable
from typing import Any, Protocol

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.telegram.lanes import Handle, Lanes
from bot.telegram.limiter import seconds_of

log = logging.getLogger(__name__)

ALLOWED = ("message", "callback_query", "my_chat_member", "chat_member", "inline_query")
"""Kinds we ask for. No edited messages: a command that is edited is no new command."""

AT_ONCE = 100
"""Updates in one answer: Telegram gives no more, and none behind these before they are confirmed."""
QUICK = 0.25
"""Seconds in which most updates are handled: so long the next poll waits for them."""

LAST = 7.0
"""Seconds that what is being handled gets when the process is told to end."""


class PollerConflict(Exception):
    """Another process reads this bot's updates, or a webhook is set."""


class PollerToken(Exception):
    """Telegram does not know the token."""


class Shelf(Protocol):
    """Where updates lie that were confirmed before their turn has come; it outlives the process."""

    async def keep(self, updates: Iterable[Update]) -> bool:
        """Lay updates down; False when they could not be kept."""
        ...

    async def drop(self, update_id: int) -> None:
        """Take one away that was handled."""
        ...

    async def all(self) -> list[Update]:
        """Return what lies there, the oldest first."""
        ...


class Poller:
    """Long-polls and hands every update to ``handle``, which returns once its commit is made.

    Updates of one chat are handled in order, chats side by side, and a slow chat holds up no other. An update
    is confirmed after it was handled: what was in hand at a kill comes again, so ``handle`` must know what it
    has seen. When so many are in hand that Telegram would show us no more, they are laid on the ``shelf``.
    What ``handle`` raises: see ``Lanes``.
    """

    def __init__(
        self,
        bot: ExtBot[Any],
        handle: Handle,
        *,
        allowed: Iterable[str] = ALLOWED,
        retry_on: tuple[type[Exception], ...] = (),
        wait: int = 25,
        patience: float = 30.0,
        shelf: Shelf | None = None,
    ) -> None:
        """``wait``: seconds of one long poll; ``patience``: seconds of conflict before giving up."""
        self._bot = bot
        self._allowed = tuple(allowed)
        self._lanes = Lanes(handle, self._handled, retry_on)
        self._shelf = shelf
        self._wait, self._patience = wait, patience
        self._offset = 0
        self._seen: set[int] = set()
        """Updates from the offset on that we were given."""
        self._open: dict[int, Update] = {}
        """Those of them that are in hand."""
        self.answered_at: float | None = None
        """When Telegram last answered, by the loop's clock; None before it ever did."""
        self._stop = asyncio.Event()
        self._pause = 0.0
        self._conflict: tuple[float, float] | None = None

    def stop(self) -> None:
        """Take no more updates; ``run`` returns after those being handled and the confirmation."""
        self._stop.set()

    async def run(self) -> None:
        """Poll until ``stop``; raises ``PollerConflict`` or ``PollerToken``."""
        try:
            await self._attempt(self._bot.delete_webhook())
            await self._unshelve()
            while not self._stop.is_set():
                await self._round(await self._next())
            await self._lanes.close(LAST)
        finally:
            await self._lanes.abort()
        self._advance()
        if self._offset:
            await self._attempt(self._bot.get_updates(offset=self._offset, limit=1, timeout=0))

    async def _round(self, updates: tuple[Update, ...]) -> None:
        fresh = [update for update in updates if update.update_id not in self._seen]
        for update in fresh:
            self._seen.add(update.update_id)
            self._open[update.update_id] = update
            self._lanes.take(update)
        if fresh:
            await self._lanes.lull(QUICK)
        elif len(updates) >= AT_ONCE and self._shelf is not None:
            await self._lay_down()
        elif updates:
            await self._lanes.progress(QUICK)
        self._advance()

    def _advance(self) -> None:
        """Confirm with the next poll what comes before the oldest that is in hand."""
        if self._seen:
            self._offset = min(self._open) if self._open else max(self._seen) + 1
            self._seen = {update_id for update_id in self._seen if update_id >= self._offset}

    async def _lay_down(self) -> None:
        """Keep what is in hand ourselves, so that Telegram shows what comes behind it."""
        kept = list(self._open.values())
        if self._shelf is None or not await self._shelf.keep(kept):
            await self._lanes.progress(QUICK)
            return
        for update in kept:
            if self._open.pop(update.update_id, None) is None:
                await self._shelf.drop(update.update_id)

    async def _unshelve(self) -> None:
        for update in await self._shelf.all() if self._shelf is not None else ():
            self._lanes.take(update)

    async def _handled(self, update: Update) -> None:
        if self._open.pop(update.update_id, None) is None and self._shelf is not None:
            await self._shelf.drop(update.update_id)

    async def _next(self) -> tuple[Update, ...]:
        call = asyncio.ensure_future(
            self._attempt(
                self._bot.get_updates(offset=self._offset or None, timeout=self._wait, allowed_updates=self._allowed)
            )
        )
        stop = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait({call, stop}, return_when=asyncio.FIRST_COMPLETED)
            if not call.done():
                return ()
            return call.result() or ()
        finally:
            for task in (call, stop):
                task.cancel()
            await asyncio.gather(call, stop, return_exceptions=True)

    async def _attempt(self, call: Awaitable[Any]) -> Any:
        """Return the answer, or None after a pause when none came."""
        try:
            answer = await call
        except InvalidToken as error:
            raise PollerToken("Telegram does not know this token: look at TELEGRAM_BOT_TOKEN.") from error
        except Conflict as error:
            self._judge(error)
            await self._rest(self._patience / 30)
        except RetryAfter as error:
            await self._rest(seconds_of(error))
        except TelegramError as error:
            self._pause = min(self._pause * 2 or 0.5, 30.0)
            log.warning("No updates (%s); again in %.0f s", type(error).__name__, self._pause)
            await self._rest(self._pause)
        else:
            self._pause, self.answered_at = 0.0, asyncio.get_running_loop().time()
            return answer
        return None

    def _judge(self, error: Conflict) -> None:
        now = asyncio.get_running_loop().time()
        first, last = self._conflict or (now, now)
        if now - last > 2 * self._patience:
            first = now
        self._conflict = first, now
        if now - first >= self._patience:
            message = f"Somebody else reads this bot's updates: stop the other process first. ({error.message})"
            raise PollerConflict(message) from error

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stop.wait()
        except TimeoutError:
            return
