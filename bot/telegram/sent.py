"""What becomes of a message: sent, or one of the ways it can fail."""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message came to stand."""

    chat_id: int
    """The chat it is in now: another than asked for when the group has moved."""
    message_id: int
    """Its (last) message."""
    message_ids: tuple[int, ...] = ()
    thread_id: int | None = None


class SendError(Exception):
    """A message was not sent, or nobody knows whether it was."""


class ChatGone(SendError):
    """The bot may not write there: blocked, kicked, or no such chat. Permanent until somebody comes back."""


class SendRejected(SendError):
    """Telegram does not take this message; it would not take it again. Permanent."""


class Unchanged(SendRejected):
    """An edit would change nothing."""


class NoMessage(SendRejected):
    """The message to edit is gone, or is none of ours."""


class NeverSent(asyncio.CancelledError):
    """We were told to end while the message waited for its turn: no call was made."""


class SendLater(SendError):
    """The chat has to wait; nothing was sent. Passing."""

    def __init__(self, seconds: float) -> None:
        """Keep how long to wait."""
        super().__init__(f"wait {seconds:.0f} s")
        self.seconds = seconds


class SendUncertain(SendError):
    """No answer came. Passing; ``unsent`` when it surely did not get there."""

    def __init__(self, message: str, *, unsent: bool = False) -> None:
        """Keep whether the message can have arrived."""
        super().__init__(message)
        self.unsent = unsent


async def said(saying: Awaitable[object]) -> bool:
    """Say something that nobody waits for; False where it can be said later, True when it was said or never can be."""
    try:
        await saying
    except (SendLater, SendUncertain) as error:
        log.info("It could not be said now: %s", error)
        return False
    except SendError as error:
        log.info("It can never be said: %s", error)
    return True
