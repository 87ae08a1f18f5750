"""Telling a chat of its windows: a company came home to its owner, or is no longer shared with it."""

from bot import deliver
from bot.handlers.turn import Desk, voice_of
from bot.render.voice import Html
from bot.services import memory, planning, watching
from data import outbox
from data.chat import Chat
from data.watch import Watch
from data.when import next_allowed


async def tell(desk: Desk, watch: Watch, group: str) -> None:
    """Tell an owner that a company is in their own chat now, since the last group let it go."""
    chat, known = await planning.read_chat(desk.parts, watch.owner), await watching.known(desk.parts, watch.id)
    if chat is not None and known is not None:
        words = voice_of(chat).say("team.home", group=group, name=known.company.name)
        await _post(desk, chat, f"home:{watch.id}", words)


async def tell_unshared(desk: Desk, chat_id: int, name: str) -> None:
    """Tell a chat that its owner no longer shares a company with it."""
    chat = await planning.read_chat(desk.parts, chat_id)
    if chat is not None:
        await _post(desk, chat, "unshared", voice_of(chat).say("team.unlinked", name=name))


async def _post(desk: Desk, chat: Chat, key: str, words: Html) -> None:
    """Write it into the chat's outbox; in quiet hours it waits."""
    if not chat.active:
        return
    now = desk.parts.clock()
    payload = deliver.message(words, silent=not chat.private, repeated=voice_of(chat).say("outbox.repeated"))
    start = next_allowed(now, chat.zone, chat.quiet_from, chat.quiet_to)
    key = f"{key}:{int(now.timestamp())}"
    row = outbox.row(key, chat.id, payload, now, not_before=start, thread_id=chat.thread_id)
    async with desk.parts.store.chat(chat.id) as unit:
        await deliver.put(unit, row)
        unit.wake_at(await memory.next_wake(unit))
