"""The only place that sends."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeAlias

from telegram import (
    ChatMember,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ChatAction
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.render.keyboard import Button, Keyboard
from bot.services.roles import Standing
from bot.telegram import troubles
from bot.telegram.limiter import Urgency
from bot.telegram.post import Poster, Where, patiently
from bot.telegram.sent import ChatGone, NeverSent, NoMessage, Sent, Unchanged
from bot.telegram.split import CAPTION, MOST_PARTS, TOAST, clip, cut, fit, page, split
from bot.telegram.troubles import Hooks
from data.phrases import FALLBACK, load

__all__ = ["Gateway", "Hooks", "Sent"]

LABEL = 64
"""Units of the words on a button; what a phone shows of them is less."""
PLACEHOLDER = 64
SOON = 0.9
"""Seconds in which Telegram has to say who is in a group: a pressed button waits for it, perhaps twice."""
NAMELESS = "…"
"""The words of a button whose own are nothing that can be shown."""

log = logging.getLogger(__name__)

Board: TypeAlias = InlineKeyboardMarkup | ForceReply


async def topic_gone(_: int) -> str:
    """Word the line above a message whose topic is gone, where the chat's language is not known."""
    return load(FALLBACK).text("outbox.topic_gone")


class Gateway:
    """Sends, edits and answers; paced by the bot's limiter, patient with one chat, honest about failure.

    ``note(chat_id)`` words the line above a message whose topic is gone. Sends raise ``ChatGone``, ``SendRejected``,
    ``SendLater`` or ``SendUncertain`` (all ``SendError``), after the hooks were told.
    """

    def __init__(
        self,
        bot: ExtBot[Urgency],
        hooks: Hooks | None = None,
        *,
        note: Callable[[int], Awaitable[str]] = topic_gone,
    ) -> None:
        """Send by this bot."""
        self._bot = bot
        self._poster = Poster(hooks or Hooks(), note)

    @property
    def username(self) -> str:
        """The bot's own name, for links to it."""
        return self._bot.username

    def note_moved(self, old: int, new: int) -> None:
        """Note that a group has another id now."""
        self._poster.moved[old] = new

    async def send(
        self,
        chat_id: int,
        text: str,
        *,
        keyboard: Keyboard | None = None,
        thread_id: int | None = None,
        reply_to: int | None = None,
        silent: bool = False,
        preview_url: str = "",
        urgent: bool = True,
        name: str = "message.html",
        placeholder: str = "",
    ) -> Sent:
        """Send Telegram HTML: in one message, in up to three, or as a document called ``name``.

        The keyboard stands under the last one. ``urgent``: a person waits for it. ``preview_url`` is the one
        link that may show a preview. A message to answer that is gone is simply not answered. Without a
        keyboard, a ``placeholder`` opens the person's field for an answer and stands in it.
        """
        text = fit(text)
        parts = split(text)
        where = Where(chat_id, thread_id, reply_to)
        look: dict[str, Any] = {"disable_notification": silent, "rate_limit_args": _urgency(urgent)}
        if len(parts) > MOST_PARTS:
            content = {"document": page(text), "filename": name}
            return await self._file(
                self._bot.send_document,
                where,
                content=content,
                caption=cut(text, CAPTION),
                keyboard=keyboard,
                look=look,
            )
        look["link_preview_options"] = _preview(preview_url)
        ids: list[int] = []
        for at, part in enumerate(parts, 1):
            board = (_markup(keyboard) or _answer(placeholder)) if at == len(parts) else None

            async def post(to: Where, part: str = part, board: Board | None = board) -> Message:
                return await self._bot.send_message(**to.place(), **to.words(part), reply_markup=board, **look)

            try:
                message, where = await self._poster.post(where, post, troubles.unsent)
            except NeverSent:
                raise (asyncio.CancelledError if ids else NeverSent) from None
            ids.append(message.message_id)
            where = replace(where, reply_to=None, note="", html=True)
        return Sent(where.chat_id, ids[-1], tuple(ids), where.thread_id)

    async def document(
        self,
        chat_id: int,
        name: str,
        content: bytes,
        caption: str = "",
        *,
        keyboard: Keyboard | None = None,
        thread_id: int | None = None,
        reply_to: int | None = None,
        silent: bool = False,
        urgent: bool = True,
    ) -> Sent:
        """Send a document; a caption over 1,000 units is cut."""
        where = Where(chat_id, thread_id, reply_to)
        look: dict[str, Any] = {"disable_notification": silent, "rate_limit_args": _urgency(urgent)}
        file = {"document": content, "filename": name}
        return await self._file(
            self._bot.send_document,
            where,
            content=file,
            caption=cut(fit(caption), CAPTION),
            keyboard=keyboard,
            look=look,
        )

    async def photo(
        self,
        chat_id: int,
        content: bytes,
        caption: str = "",
        *,
        keyboard: Keyboard | None = None,
        thread_id: int | None = None,
        reply_to: int | None = None,
        silent: bool = False,
        urgent: bool = True,
    ) -> Sent:
        """Send a picture (PNG or JPEG); its facts belong in the caption, which is cut at 1,000 units."""
        where = Where(chat_id, thread_id, reply_to)
        look: dict[str, Any] = {"disable_notification": silent, "rate_limit_args": _urgency(urgent)}
        return await self._file(
            self._bot.send_photo,
            where,
            content={"photo": content},
            caption=cut(fit(caption), CAPTION),
            keyboard=keyboard,
            look=look,
        )

    async def _file(
        self,
        method: Callable[..., Any],
        where: Where,
        *,
        content: dict[str, Any],
        caption: str,
        keyboard: Keyboard | None,
        look: dict[str, Any],
    ) -> Sent:
        async def post(to: Where) -> int:
            words = to.words(caption, "caption")
            sent: Message = await method(**to.place(), **content, **words, reply_markup=_markup(keyboard), **look)
            return sent.message_id

        message_id, where = await self._poster.post(where, post, troubles.unsent)
        return Sent(where.chat_id, message_id, (message_id,), where.thread_id)

    async def edit(
        self,
        chat_id: int,
        message_id: int,
        text: str,
        *,
        keyboard: Keyboard | None = None,
        preview_url: str = "",
        urgent: bool = True,
    ) -> bool:
        """Change a message; False when it is gone, with its group's old id too, or the bot may not write there.

        Text over 4,000 units is cut. True also when nothing changed, or when a newer edit of the same message
        stood in the queue. ``urgent=False`` for progress. Raises ``SendRejected``, ``SendLater``, ``SendUncertain``.
        """
        if chat_id in self._poster.moved:
            return False
        look: dict[str, Any] = {"link_preview_options": _preview(preview_url), "rate_limit_args": _urgency(urgent)}

        async def change(to: Where) -> object:
            where: dict[str, Any] = {"chat_id": to.chat_id, "message_id": message_id}
            return await self._bot.edit_message_text(
                **where, **to.words(cut(fit(text))), reply_markup=_markup(keyboard), **look
            )

        try:
            await self._poster.post(Where(chat_id), change, troubles.passing)
        except Unchanged:
            return True
        except (NoMessage, ChatGone):
            return False
        return True

    async def toast(self, query_id: str, text: str = "", alert: bool = False, url: str | None = None) -> bool:
        """End the spinner of a pressed button; False when it is too late for that."""
        words = clip(fit(text), TOAST) or None
        try:
            await patiently(
                lambda: self._bot.answer_callback_query(query_id, text=words, show_alert=alert, url=url),
                troubles.passing,
            )
        except InvalidToken:
            raise
        except TelegramError as error:
            log.info("A button could not be answered: %s", error.message)
            return False
        return True

    async def standing(self, chat_id: int, user_id: int) -> Standing | None:
        """Return what a person is in a group, asked afresh; None when that cannot be found out."""
        try:
            member = await self._bot.get_chat_member(chat_id, user_id, read_timeout=SOON, connect_timeout=SOON)
        except InvalidToken:
            raise
        except TelegramError as error:
            log.info("Who is in a group could not be asked: %s", error.message)
            return None
        if member.status in (ChatMember.ADMINISTRATOR, ChatMember.OWNER):
            return Standing.ADMIN
        out = member.status in (ChatMember.LEFT, ChatMember.BANNED) or not getattr(member, "is_member", True)
        return Standing.OUT if out else Standing.MEMBER

    async def typing(self, chat_id: int, thread_id: int | None = None) -> None:
        """Show that an answer is being written; a failure is of no importance."""
        try:
            await self._bot.send_chat_action(chat_id, ChatAction.TYPING, message_thread_id=thread_id)
        except InvalidToken:
            raise
        except TelegramError as error:
            log.debug("Typing could not be shown: %s", error.message)


def _urgency(urgent: bool) -> Urgency:
    return Urgency.ANSWER if urgent else Urgency.POST


def _preview(url: str) -> LinkPreviewOptions:
    return LinkPreviewOptions(url=url) if url else LinkPreviewOptions(is_disabled=True)


def _answer(placeholder: str) -> ForceReply | None:
    return (
        ForceReply(selective=True, input_field_placeholder=clip(fit(placeholder), PLACEHOLDER)) if placeholder else None
    )


def _markup(keyboard: Keyboard | None) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in keyboard]) if keyboard else None


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        clip(fit(button.text).strip(), LABEL) or NAMELESS,
        callback_data=button.data or None,
        url=button.url or None,
        copy_text=CopyTextButton(button.copy) if button.copy else None,
    )
