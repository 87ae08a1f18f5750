"""A look-up while it goes on: remembered, so that none is left standing as "Looking for..." when it breaks off."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.handlers.turn import Desk, Speaker, Turn, voice_of
from bot.render import start as render
from bot.render.voice import Html, lines
from bot.services import memory
from bot.telegram.sent import said
from data.chat import Chat
from data.store import Document

KIND = "looking"
KEPT = timedelta(days=1)
"""So long Telegram keeps an update that was not confirmed."""
AGAIN = "lookagain"
"""The op of the button that looks once more."""


async def begin(turn: Turn, wanted: str, line: Html) -> int:
    """Say what is looked for, in the place of the pressed button's message or on a new one; returns that message.

    It is noted in the program's own unit before it is said, under the update that asked for it. After a kill the
    update comes again and takes up the message that was noted; where that kill came between saying and noting,
    nobody can reach the line any more, and the one said in its stead is marked as repeated.
    """
    name, known = _name(turn), turn.message_id if turn.query_id else 0
    async with turn.parts.store.watch(memory.PROCESS) as unit:
        before = await unit.get(KIND, name)
        await unit.put(KIND, {name: before or _row(turn, wanted, known)})
    if before and not before["message"]:
        line = lines(turn.voice.say("outbox.repeated"), line)
    known = before["message"] if before else known
    await turn.toast()
    message_id = await turn.speaker.show_or_say(known, line)
    if message_id != known:
        async with turn.parts.store.watch(memory.PROCESS) as unit:
            await unit.put(KIND, {name: _row(turn, wanted, message_id)})
    return message_id


def _row(turn: Turn, wanted: str, message_id: int) -> Document:
    return {"chat": turn.chat.id, "message": message_id, "text": wanted, "at": turn.parts.clock().isoformat()}


def _name(turn: Turn) -> str:
    return f"{turn.chat.id}.{turn.update_id}"


@asynccontextmanager
async def remembered(turn: Turn, message_id: int, text: str) -> AsyncIterator[None]:
    """Keep the note of a look-up until it is found or told.

    When the program ends meanwhile, the next start tells; when we fail, it is told at once.
    """
    desk, name = turn.desk, _name(turn)
    ended = False
    try:
        yield
        ended = True
    finally:
        if ended or not desk.parts.tasks.closed:
            await _forget(desk, name)
        if not ended and not desk.parts.tasks.closed:
            await _tell(desk, turn.chat, message_id, text)


async def tell_interrupted(desk: Desk) -> None:
    """Say under the look-ups that were going when the program ended that they were interrupted, beside everything
    else.
    """
    async with desk.parts.store.watch(memory.PROCESS) as unit:
        rows = await unit.all(KIND)
    for name, row in rows.items():
        if not row["message"] and desk.parts.clock() - datetime.fromisoformat(row["at"]) < KEPT:
            continue  # its update comes again
        desk.parts.tasks.start(_interrupted(desk, name, row), chat_id=None)


async def _interrupted(desk: Desk, name: str, row: Document) -> None:
    async with desk.parts.store.chat(row["chat"]) as unit:
        chat = await memory.get_chat(unit)
    if chat is None or not row["message"] or await said(_tell(desk, chat, row["message"], row["text"])):
        await _forget(desk, name)


async def _tell(desk: Desk, chat: Chat, message_id: int, text: str) -> None:
    await Speaker(desk, chat).show(message_id, render.interrupted(text, f"look {text}", voice_of(chat)))


async def _forget(desk: Desk, name: str) -> None:
    async with desk.parts.store.watch(memory.PROCESS) as unit:
        await unit.delete(KIND, [name])
