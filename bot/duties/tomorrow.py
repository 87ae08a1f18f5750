"""What a person put off till tomorrow: one short message, unless all of it is done by then."""

from datetime import timedelta

from bot import deliver
from bot.handlers.turn import Desk, voice_of
from bot.render import digest_keys as render
from bot.services import digests, memory, planning, tomorrow
from data import outbox
from data.when import next_allowed

TOO_LATE = timedelta(hours=24)
"""After so long it is no longer the day it was for."""


async def remind(desk: Desk, chat_id: int) -> None:
    """Write the message into the outbox if it is due; quiet hours hold it."""
    parts, now = desk.parts, desk.parts.clock()
    chat = await planning.read_chat(parts, chat_id)
    async with parts.store.chat(chat_id) as unit:
        due = await tomorrow.due(unit, now)
        if due is None:
            return
        steps = await digests.get_walk(unit, due.period)
    left = None
    if chat is not None and chat.active and now - due.at < TOO_LATE:
        left = await tomorrow.left(parts, chat, steps)
    async with parts.store.chat(chat_id) as unit:
        if chat is not None and left is not None and left.things:
            voice = voice_of(chat)
            view = render.once_more(left, due.period, voice)
            await memory.put_targets(unit, view.targets(), now)
            payload = deliver.message(
                view.text,
                keyboard=view.keyboard(),
                silent=not chat.private,
                repeated=voice.say("outbox.repeated"),
            )
            start = next_allowed(now, chat.zone, chat.quiet_from, chat.quiet_to)
            key = tomorrow.row_key(due.period)
            await deliver.put(unit, outbox.row(key, chat_id, payload, now, not_before=start, thread_id=chat.thread_id))
        await memory.put_due(unit, tomorrow.KIND, None)
        unit.wake_at(await memory.next_wake(unit))
