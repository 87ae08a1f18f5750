"""The pace of everything that is sent: a queue a chat, and one for all."""

import asyncio
import logging
import warnings
from collections.abc import Awaitable, Callable, Coroutine
from math import ceil
from typing import Any, TypeAlias

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.telegram.pace import Queue, Ticket, Urgency, Window
from bot.telegram.sent import NeverSent

__all__ = ["Limiter", "Urgency", "seconds_of"]

log = logging.getLogger(__name__)

Answer: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]
Call: TypeAlias = Callable[..., Coroutine[Any, Any, Answer]]

MARGIN = 0.1
"""Seconds added to what Telegram asks to wait."""
TRIES = 5
"""How often a call may be told to wait before the caller hears of it."""
PATIENCE = 10.0
"""Seconds a message that nobody waits for stays in the queue of a chat that has to wait; for longer it is given back
to the outbox, so that many such chats take no place from the others.
"""
PRIVATE = (5, 5.0)
"""Messages and edits in so many seconds in a private chat: one a second, and a few at once."""
GROUP = (20, 60.0)
"""The same in a group."""
GROUP_MESSAGES = (15, 60.0)
GROUP_PROGRESS = (10, 60.0)
"""Edits in a group that nobody waits for."""
KEPT = 1000
"""Chats remembered before the quiet ones are forgotten."""


def seconds_of(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()


def _flood(seconds: int) -> RetryAfter:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return RetryAfter(seconds)


class _Lane:
    """One chat and its pace."""

    def __init__(self, chat: int | str) -> None:
        self.queue = Queue(exclusive=True)
        if isinstance(chat, int) and chat > 0:
            self.all, self.sends, self.progress = Window(*PRIVATE), None, None
        else:
            self.all, self.sends, self.progress = Window(*GROUP), Window(*GROUP_MESSAGES), Window(*GROUP_PROGRESS)

    def ticket(self, endpoint: str, data: dict[str, Any], urgency: Urgency) -> Ticket:
        """Return the place in the queue for a call."""
        edit = endpoint.startswith("edit")
        extra = (self.progress if urgency is Urgency.POST else None) if edit else self.sends
        edits = (endpoint, data["message_id"]) if edit and data.get("message_id") else None
        return Ticket(urgency, tuple(window for window in (self.all, extra) if window), edits)

    def idle(self, now: float) -> bool:
        """Whether it may be forgotten."""
        return self.queue.empty and self.queue.paused_until <= now and self.all.idle(now)


class Limiter(BaseRateLimiter[Urgency]):
    """Paces messages and edits by chat; a 429 holds up its own chat only and the call is made again.

    ``rate_limit_args`` is an ``Urgency``; without one a call counts as an answer. Of two edits of one message
    that both wait, only the newer is made; the older then returns ``True``. Other methods are not paced.
    """

    def __init__(self, per_second: int = 30) -> None:
        """``per_second``: messages and edits to all chats together."""
        self._lanes: dict[int | str, _Lane] = {}
        self._all = Queue(exclusive=False)
        self._window = Window(per_second, 1.0)
        self._evenly = Window(2, 2 / per_second, slowest=0.0)
        """What nobody waits for goes out evenly, so that an answer never finds the whole second used up."""

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Forget every chat."""
        self._lanes.clear()

    async def process_request(  # noqa: PLR0917 (the shape is the base class's)
        self,
        callback: Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Urgency | None,
    ) -> Answer:
        """Make a call when it is its turn; raises ``RetryAfter`` after several waits, and for what nobody waits
        for as soon as the wait is long. What is broken off before its turn has come raises ``NeverSent``.
        """
        chat = data.get("chat_id")
        paced = endpoint.startswith(("send", "edit", "forward", "copy")) and endpoint != "sendChatAction"
        if chat is None or not paced:
            return await self._unpaced(callback, args, kwargs, endpoint)
        made = False

        async def call() -> Answer:
            nonlocal made
            made = True
            try:
                return await callback(*args, **kwargs)
            except RetryAfter:
                made = False
                raise

        try:
            return await self._paced(call, self._lane(chat), endpoint, data, rate_limit_args or Urgency.ANSWER)
        except asyncio.CancelledError:
            if made:
                raise
            raise NeverSent from None

    async def _paced(
        self, call: Callable[[], Awaitable[Answer]], lane: _Lane, endpoint: str, data: dict[str, Any], urgency: Urgency
    ) -> Answer:
        ticket = lane.ticket(endpoint, data, urgency)
        patient = ticket.urgency is Urgency.ANSWER or endpoint.startswith("edit")
        if not patient and (rest := lane.queue.rest()) > PATIENCE:
            raise _flood(ceil(rest))
        for attempt in range(TRIES):
            if attempt and lane.queue.overtaken(ticket):
                return True
            async with lane.queue.turn(ticket) as mine:
                if not mine:
                    return True
                try:
                    evenly = (self._evenly,) if ticket.urgency is Urgency.POST else ()
                    async with self._all.turn(Ticket(ticket.urgency, (self._window, *evenly))):
                        return await call()
                except RetryAfter as error:
                    wait = seconds_of(error)
                    lane.queue.pause(wait + MARGIN)
                    log.info("Chat %s has to wait %.0f s (%s)", data["chat_id"], wait, endpoint)
                    if attempt == TRIES - 1 or (not patient and wait > PATIENCE):
                        raise
            ticket.renew()
        raise AssertionError("unreachable")

    async def _unpaced(self, callback: Call, args: Any, kwargs: dict[str, Any], endpoint: str) -> Answer:
        for _ in range(TRIES - 1):
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                log.info("%s has to wait %.0f s", endpoint, seconds_of(error))
                await asyncio.sleep(seconds_of(error) + MARGIN)
        return await callback(*args, **kwargs)

    def _lane(self, chat: int | str) -> _Lane:
        if chat not in self._lanes and len(self._lanes) >= KEPT:
            now = asyncio.get_running_loop().time()
            self._lanes = {name: lane for name, lane in self._lanes.items() if not lane.idle(now)}
        return self._lanes.setdefault(chat, _Lane(chat))
