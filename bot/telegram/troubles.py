"""Telegram's errors, sorted by what has to be done about them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.telegram.limiter import seconds_of
from bot.telegram.sent import ChatGone, NoMessage, SendError, SendLater, SendRejected, SendUncertain, Unchanged
from bot.web.calls import NeverLeft

_NO_CHAT = (
    "chat not found",
    "chat_id is empty",
    "peer_id_invalid",
    "have no rights to send",
    "not enough rights to send",
)
_NO_MESSAGE = ("message to edit not found", "message can't be edited", "message_id_invalid", "no text in the message")


async def _nothing(*_: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Hooks:
    """Whom to tell; each is awaited before the send goes on or fails."""

    on_gone: Callable[[int, str], Awaitable[None]] = _nothing
    """(chat, reason): the bot may not write there."""
    on_migrated: Callable[[int, int], Awaitable[None]] = _nothing
    """(old, new): the group has another id now."""
    on_thread_gone: Callable[[int, int], Awaitable[None]] = _nothing
    """(chat, thread): the topic is no longer there."""


def _says(error: TelegramError, *words: str) -> bool:
    return isinstance(error, BadRequest) and any(word in error.message.lower() for word in words)


def unreadable(error: TelegramError) -> bool:
    """Whether Telegram cannot read our HTML."""
    return _says(error, "can't parse entities")


def no_thread(error: TelegramError) -> bool:
    """Whether the topic is gone."""
    return _says(error, "message thread not found", "topic_closed", "topic_deleted")


def gone(error: TelegramError) -> bool:
    """Whether the bot may not write there."""
    return isinstance(error, Forbidden) or _says(error, *_NO_CHAT)


def passing(error: TelegramError) -> bool:
    """Whether no answer came."""
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)


def unsent(error: TelegramError) -> bool:
    """Whether the call surely never left this machine."""
    return isinstance(error, NeverLeft)


def typed(error: TelegramError) -> SendError:
    """Return the way of failing that callers know."""
    if gone(error):
        return ChatGone(error.message)
    if isinstance(error, RetryAfter):
        return SendLater(seconds_of(error))
    if _says(error, "message is not modified"):
        return Unchanged(error.message)
    if _says(error, *_NO_MESSAGE):
        return NoMessage(error.message)
    if isinstance(error, BadRequest):
        return SendRejected(error.message)
    return SendUncertain(f"{type(error).__name__}", unsent=unsent(error))
