"""One call that sends or edits: made to come through where that can be done, else failing by type."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from telegram import ReplyParameters
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, InvalidToken, TelegramError

from bot.telegram import troubles
from bot.telegram.split import plain
from bot.telegram.troubles import Hooks

log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES = (0.5, 2.0)
"""Seconds before a call is made again that did no harm by failing."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a message goes, and in which form."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    html: bool = True
    note: str = ""
    """Stands above the text."""
    moved: bool = False

    def place(self) -> dict[str, Any]:
        """Return the arguments that say where."""
        reply = ReplyParameters(self.reply_to, allow_sending_without_reply=True) if self.reply_to else None
        return {"chat_id": self.chat_id, "message_thread_id": self.thread_id, "reply_parameters": reply}

    def words(self, text: str, field: str = "text") -> dict[str, Any]:
        """Return the arguments that say what, as ``text`` or ``caption``."""
        text = f"{self.note}\n\n{text}" if self.note else text
        return {field: text, "parse_mode": ParseMode.HTML} if self.html else {field: plain(text)}


async def patiently(call: Callable[[], Awaitable[T]], again: Callable[[TelegramError], bool]) -> T:
    """Make a call, and make it again after a pause where ``again`` allows it."""
    for pause in PAUSES:
        try:
            return await call()
        except TelegramError as error:
            if not again(error):
                raise
            log.info("No answer (%s); once more in %.1f s", type(error).__name__, pause)
        await asyncio.sleep(pause)
    return await call()


class Poster:
    """Knows what to do about each trouble: move, leave the topic, send plainly, tell the hooks."""

    def __init__(self, hooks: Hooks, note: Callable[[int], Awaitable[str]]) -> None:
        """``note(chat_id)`` words the line above a message whose topic is gone (Telegram HTML)."""
        self._hooks = hooks
        self._note = note
        self.moved: dict[int, int] = {}
        """Groups that have another id now, so that what still goes to the old one goes to the new one at once."""

    async def post(
        self, where: Where, call: Callable[[Where], Awaitable[T]], again: Callable[[TelegramError], bool]
    ) -> tuple[T, Where]:
        """Make the call; returns its result and where it went in the end. Raises ``SendError``."""
        if where.chat_id in self.moved:
            where = replace(where, chat_id=self.moved[where.chat_id], thread_id=None, reply_to=None, moved=True)
        while True:
            try:
                return await patiently(lambda to=where: call(to), again), where  # type: ignore[misc]
            except InvalidToken:
                raise
            except TelegramError as error:
                cured = await self._cure(where, error)
                if cured is None:
                    raise troubles.typed(error) from error
                where = cured

    async def _cure(self, where: Where, error: TelegramError) -> Where | None:
        """Tell the hooks, and return where and how to try next; None when that is of no use."""
        if isinstance(error, ChatMigrated) and not where.moved:
            self.moved[where.chat_id] = error.new_chat_id
            await self._hooks.on_migrated(where.chat_id, error.new_chat_id)
            return replace(where, chat_id=error.new_chat_id, thread_id=None, reply_to=None, moved=True)
        if troubles.gone(error):
            await self._hooks.on_gone(where.chat_id, error.message)
        elif troubles.no_thread(error) and where.thread_id is not None:
            await self._hooks.on_thread_gone(where.chat_id, where.thread_id)
            return replace(where, thread_id=None, note=await self._note(where.chat_id))
        elif troubles.unreadable(error) and where.html:
            log.warning("Telegram could not read our HTML: %s", error.message)
            return replace(where, html=False)
        return None
