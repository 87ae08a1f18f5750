"""Updates from Telegram, confirmed only after they were handled."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypeAlias

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.telegram.limiter import seconds_of

log = logging.getLogger(__name__)

Handle: TypeAlias = Callable[[Update], Awaitable[None]]

ALLOWED = ("message", "callback_query", "my_chat_member", "chat_member", "inline_query")
"""Kinds we ask for. No edited messages: a command that is edited is no new command."""


class PollerConflict(Exception):
    """Another process reads this bot's updates, or a webhook is set."""


class PollerToken(Exception):
    """Telegram does not know the token."""


class Poller:
    """Long-polls and hands every update to ``handle``, which returns once its commit is made.

    Updates of one chat are handled in order, chats side by side. An update is confirmed after it was handled:
    what was in hand at a kill comes again, so ``handle`` must know what it has seen. An error that escapes
    ``handle`` is logged and the update counts as handled, except one of ``retry_on`` (the store could not
    commit): that update and those behind it in its chat come again.
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
    ) -> None:
        """``wait``: seconds of one long poll; ``patience``: seconds of conflict before giving up."""
        self._bot, self._handle = bot, handle
        self._allowed, self._retry_on = tuple(allowed), retry_on
        self._wait, self._patience = wait, patience
        self._offset = 0
        self._done: set[int] = set()
        self._stop = asyncio.Event()
        self._pause = 0.0
        self._conflict: tuple[float, float] | None = None

    def stop(self) -> None:
        """Take no more updates; ``run`` returns after those in hand and the confirmation."""
        self._stop.set()

    async def run(self) -> None:
        """Poll until ``stop``; raises ``PollerConflict`` or ``PollerToken``."""
        await self._attempt(self._bot.delete_webhook())
        while not self._stop.is_set():
            updates = await self._next()
            if updates:
                await self._all(updates)
        if self._offset:
            await self._attempt(self._bot.get_updates(offset=self._offset, limit=1, timeout=0))

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
            self._pause = 0.0
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

    async def _all(self, updates: Iterable[Update]) -> None:
        chats: dict[int, list[Update]] = defaultdict(list)
        ids = []
        for update in updates:
            ids.append(update.update_id)
            if update.update_id not in self._done:
                chats[_chat(update)].append(update)
        await asyncio.gather(*(self._one_chat(batch) for batch in chats.values()))
        left = [update_id for update_id in ids if update_id not in self._done]
        self._offset = min(left) if left else max(ids) + 1
        self._done = {update_id for update_id in self._done if update_id >= self._offset}
        if left:
            await self._rest(1.0)

    async def _one_chat(self, updates: Iterable[Update]) -> None:
        for update in updates:
            (outcome,) = await asyncio.gather(self._handle(update), return_exceptions=True)
            if isinstance(outcome, self._retry_on):
                log.error("Update %s could not be kept, it comes again: %s", update.update_id, outcome)
                return
            if isinstance(outcome, BaseException):
                log.error("Update %s was not handled", update.update_id, exc_info=outcome)
            self._done.add(update.update_id)


def _chat(update: Update) -> int:
    chat, user = update.effective_chat, update.effective_user
    return chat.id if chat else user.id if user else 0
