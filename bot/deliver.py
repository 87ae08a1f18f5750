"""From the outbox to Telegram: written before it is sent, marked after, nothing lost, repeats marked."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, TypeAlias

from bot.clock import Clock
from bot.render import chart
from bot.render.keyboard import Button, Keyboard
from bot.telegram.gateway import Gateway
from bot.telegram.sent import ChatGone, NeverSent, SendLater, SendRejected, SendUncertain, Sent
from data import outbox
from data.codec import from_document, to_document
from data.outbox import Row
from data.phrases import FALLBACK, load
from data.store import Unit

log = logging.getLogger(__name__)

KIND = "outbox"

OpenUnit: TypeAlias = Callable[[], AbstractAsyncContextManager[Unit]]
"""Opens the watch or the chat whose outbox it is: ``lambda: store.chat(7)``."""


def message(
    text: str,
    *,
    keyboard: Keyboard | None = None,
    silent: bool = False,
    preview_url: str = "",
    repeated: str = "",
    file: tuple[str, str] | None = None,
) -> Mapping[str, Any]:
    """Return a row's payload for a text; ``repeated`` words the mark, in the chat's language (Telegram HTML).

    ``file`` is the name and the content of a document that the text stands under; then it has 1,000 units at most.
    """
    repeated = repeated or load(FALLBACK).text("outbox.repeated")
    rows = [[to_document(button) for button in row] for row in keyboard or ()]
    plain = {"text": str(text), "repeated": str(repeated)}  # plain values are what a store keeps without a second look
    made = {**plain, "keyboard": rows, "silent": silent, "preview_url": preview_url}
    return made | ({"file": [str(part) for part in file]} if file else {})


def picture(caption: str, plan: Mapping[str, Any], *, repeated: str = "") -> Mapping[str, Any]:
    """Return a row's payload for a picture, which is drawn when it is sent; it rings no bell."""
    return {**message(caption, silent=True, repeated=repeated), "picture": plan}


async def put(unit: Unit, row: Row) -> bool:
    """Write a row in the commit of its cause; False when its key is there already (sent or not)."""
    if await unit.get(KIND, row.key) is not None:
        return False
    await unit.put(KIND, {row.key: to_document(row)})
    return True


async def deliver_unit(
    open_unit: OpenUnit,
    gateway: Gateway,
    now: Clock,
    *,
    moved: Callable[[int], OpenUnit] | None = None,
    at_first: Callable[[Unit], Awaitable[None]] | None = None,
    at_end: Callable[[Unit], Awaitable[None]] | None = None,
) -> datetime | None:
    """Send what is due in one unit, one row after another; return when something is due next, if ever.

    ``moved`` opens the unit of a chat whose id changed on the way: its rows have moved there with it. ``at_first`` and
    ``at_end`` belong to the first and the last commit.

    Call it once at a time for a unit: a row it finds ``sending`` is taken for one that a crash cut off. The unit
    is not held while a call is made. Rows behind one that has not come through wait with it.
    """
    done: Row | None = None
    while True:
        async with open_unit() as unit:
            if done is not None:
                await unit.put(KIND, {done.key: to_document(done)})
            elif at_first is not None:
                await at_first(unit)
            rows = await _tidy(unit, now())
            row = outbox.choose(rows, now())
            if row is None:
                if at_end is not None:
                    await at_end(unit)
                return outbox.next_due(rows)
            waiting, row = row, outbox.sending(row, now())
            await unit.put(KIND, {row.key: to_document(row)})
        try:
            done = await _send(row, gateway, now)
        except NeverSent:
            async with open_unit() as unit:
                await unit.put(KIND, {waiting.key: to_document(waiting)})
            raise
        if done.chat_id != row.chat_id and moved is not None:
            open_unit = moved(done.chat_id)


async def _tidy(unit: Unit, now: datetime) -> list[Row]:
    rows = [from_document(Row, document) for document in (await unit.all(KIND)).values()]
    old = [row.key for row in rows if row.expired(now)]
    if old:
        await unit.delete(KIND, old)
    return [row for row in rows if not row.expired(now)]


async def _send(row: Row, gateway: Gateway, now: Clock) -> Row:
    """Make the call and return the row as it then stands."""
    try:
        sent = await _call(row, gateway)
    except ChatGone as error:
        return outbox.dead(row, now(), f"chat gone: {error}")
    except SendRejected as error:
        log.error("%s could not be sent and never can be: %s", row.key, error)
        return outbox.dead(row, now(), str(error))
    except SendLater as error:
        return outbox.later(row, now(), error.seconds)
    except SendUncertain as error:
        log.warning("%s got no answer (%s); again later", row.key, error)
        return outbox.failed(row, now(), unsent=error.unsent)
    return outbox.sent(row, now(), chat_id=sent.chat_id, message_id=sent.message_id)


async def _call(row: Row, gateway: Gateway) -> Sent:
    payload = row.payload
    text = f"{payload['repeated']}\n{payload['text']}" if row.repeated else payload["text"]
    if payload.get("picture") and chart.available():
        drawn = await asyncio.to_thread(chart.draw, payload["picture"])
        return await gateway.photo(row.chat_id, drawn, text, thread_id=row.thread_id, silent=True, urgent=False)
    keyboard = tuple(tuple(from_document(Button, button) for button in buttons) for buttons in payload["keyboard"])
    if payload.get("file"):
        name, content = payload["file"]
        return await gateway.document(
            row.chat_id,
            name,
            content.encode(errors="replace"),
            text,
            keyboard=keyboard or None,
            thread_id=row.thread_id,
            silent=payload["silent"],
            urgent=False,
        )
    return await gateway.send(
        row.chat_id,
        text,
        keyboard=keyboard or None,
        thread_id=row.thread_id,
        silent=payload["silent"],
        preview_url=payload["preview_url"],
        urgent=False,
    )
