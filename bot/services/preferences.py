"""What a chat wants: kept, and what waits for it put where it now belongs."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot import deliver
from bot.services import memory, planning
from bot.services.parts import Parts
from data.chat import Chat
from data.codec import from_document, to_document
from data.outbox import Row, State
from data.store import Unit
from data.when import next_allowed

URGENT = "urgent:"
"""Keys of rows with what cannot wait for the digest begin with this."""


async def change(parts: Parts, chat: Chat, **changes: Any) -> Chat:
    """Keep some fields of a chat as they are now wanted; messages that wait follow them. Returns the chat."""
    async with parts.store.chat(chat.id) as unit:
        known = await memory.get_chat(unit) or chat
        now = replace(known, id=chat.id, **changes)
        await _move(unit, now, parts.clock())
        await memory.put_chat(unit, now)
    for watch_id in now.watches:
        async with parts.store.watch(watch_id) as unit:
            await _move(unit, now, parts.clock())
        await planning.plan_watch(parts, watch_id)
    return now


async def _move(unit: Unit, chat: Chat, now: datetime) -> None:
    """Give messages that wait for the end of quiet hours the hour and the topic that hold now."""
    rows = [from_document(Row, doc) for doc in (await unit.all(deliver.KIND)).values()]
    held = [row for row in rows if row.chat_id == chat.id and _waits(row, now)]
    moved = {row.key: to_document(_placed(row, chat, now)) for row in held}
    if moved:
        await unit.put(deliver.KIND, moved)
        unit.wake_at(await memory.next_wake(unit))


def _waits(row: Row, now: datetime) -> bool:
    return row.state is State.PENDING and row.first_try is None and row.not_before > now


def _placed(row: Row, chat: Chat, now: datetime) -> Row:
    allowed = next_allowed(now, chat.zone, chat.quiet_from, chat.quiet_to)
    at_once = row.key.startswith(URGENT) and chat.urgent_anytime
    silent = not chat.private or (at_once and allowed != now)
    payload = {**row.payload, "silent": silent}
    return replace(row, not_before=now if at_once else allowed, thread_id=chat.thread_id, payload=payload)
