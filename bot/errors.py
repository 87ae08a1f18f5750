"""What went wrong on our side: a short apology with a reference to the person, the trace to the operator."""

import hashlib
import html
import logging
import traceback
from contextlib import suppress
from typing import Any

from cattrs import ClassValidationError
from telegram import Message, Update
from telegram.ext import CallbackContext

from bot.handlers.turn import Desk, Speaker, voice_of
from bot.logs import Mask
from bot.services import memory
from bot.telegram.sent import ChatGone, SendError
from data.chat import Chat
from data.phrases import FALLBACK
from data.store import StoreError, StoreFull

log = logging.getLogger(__name__)

MAX_TRACE = 3000


def fingerprint(error: BaseException) -> str:
    """Return six letters that are the same for the same failure at the same line."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return hashlib.sha256(f"{type(error).__name__}@{place}".encode()).hexdigest()[:6].upper()


async def report(desk: Desk, error: BaseException, chat_id: int | None, thread_id: int | None = None) -> None:
    """Tell the person once a minute, and the operator once in ten minutes for the same failure."""
    reference = fingerprint(error)
    trace = Mask(desk.parts.settings.secrets).clean("".join(traceback.format_exception(error)))
    log.error("%s %s", reference, trace)
    now, limits = desk.parts.clock(), desk.parts.limits
    admin = desk.parts.settings.admin_chat
    if admin is not None and limits.told_admin.take(reference, now):
        text = f"{reference}\n<pre>{html.escape(trace[-MAX_TRACE:], quote=False)}</pre>"
        with suppress(SendError):
            await desk.gateway.send(admin, text, silent=True, urgent=False)
    if chat_id is None or not limits.told_of_error.take(chat_id, now):
        return
    chat = await _chat(desk, chat_id)
    if chat is not None:
        with suppress(SendError):
            await Speaker(desk, chat, thread_id).say(voice_of(chat).say("error.ours", reference=reference))


async def _chat(desk: Desk, chat_id: int) -> Chat | None:
    """Return the chat; a plain one where what is kept of it cannot be read, which may be what went wrong."""
    try:
        async with desk.parts.store.chat(chat_id) as unit:
            return await memory.get_chat(unit)
    except (StoreError, ClassValidationError):
        return Chat(id=chat_id, kind="private" if chat_id > 0 else "group", language=FALLBACK)


async def on_error(update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Take what a handler raised (python-telegram-bot calls this)."""
    chat = update.effective_chat if isinstance(update, Update) else None
    if isinstance(context.error, StoreFull) and isinstance(update, Update):
        context.bot_data["refused"][update.update_id] = context.error
    elif isinstance(context.error, ChatGone):
        log.info("chat %s is closed to us: %s", chat.id if chat else "?", context.error)
    elif context.error is not None:
        await report(context.bot_data["desk"], context.error, chat.id if chat else None, _thread(update))


def _thread(update: object) -> int | None:
    """Return the topic that an update came from."""
    message = update.effective_message if isinstance(update, Update) else None
    said = isinstance(message, Message) and message.is_topic_message
    return message.message_thread_id if isinstance(message, Message) and said else None
