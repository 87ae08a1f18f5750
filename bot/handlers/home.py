"""Telling an owner that a company came home to their own chat, since the last group let it go."""

from bot import deliver
from bot.handlers.turn import Desk, voice_of
from bot.services import memory, planning, watching
from data import outbox
from data.watch import Watch
from data.when import next_allowed


async def tell(desk: Desk, watch: Watch, group: str) -> None:
    """Write it into the outbox of the owner's chat; in quiet hours it waits."""
    parts, now = desk.parts, desk.parts.clock()
    chat, known = await planning.read_chat(parts, watch.owner), await watching.known(parts, watch.id)
    if chat is None or known is None or not chat.active:
        return
    voice = voice_of(chat)
    text = voice.say("team.home", group=group, name=known.company.name)
    payload = deliver.message(text, repeated=voice.say("outbox.repeated"))
    start = next_allowed(now, chat.zone, chat.quiet_from, chat.quiet_to)
    row = outbox.row(f"home:{watch.id}:{int(now.timestamp())}", chat.id, payload, now, not_before=start)
    async with parts.store.chat(chat.id) as unit:
        await deliver.put(unit, row)
        unit.wake_at(await memory.next_wake(unit))
