"""A look-up while it goes on: remembered, so that none is left standing as "Looking for..." when it breaks off."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.handlers.turn import Desk, Speaker, voice_of
from bot.render import start as render
from bot.services import memory
from bot.telegram.sent import said
from data.chat import Chat
from data.store import Document

KIND = "looking"
AGAIN = "lookagain"
"""The op of the button that looks once more."""


async def note(speaker: Speaker, message_id: int, text: str) -> None:
    """Note in the program's own unit what is looked for on a message: before the update that asked for it counts
    as handled, so that no kill loses it.
    """
    row = {"chat": speaker.chat.id, "message": message_id, "text": text}
    async with speaker.desk.parts.store.watch(memory.PROCESS) as unit:
        await unit.put(KIND, {_name(speaker, message_id): row})


def _name(speaker: Speaker, message_id: int) -> str:
    return f"{speaker.chat.id}.{message_id}"


@asynccontextmanager
async def remembered(speaker: Speaker, message_id: int, text: str) -> AsyncIterator[None]:
    """Keep the note of a look-up until it is found or told.

    When the program ends meanwhile, the next start tells; when we fail, it is told at once.
    """
    desk, name = speaker.desk, _name(speaker, message_id)
    ended = False
    try:
        yield
        ended = True
    finally:
        if ended or not desk.parts.tasks.closed:
            await _forget(desk, name)
        if not ended and not desk.parts.tasks.closed:
            await _tell(desk, speaker.chat, message_id, text)


async def tell_interrupted(desk: Desk) -> None:
    """Say under the look-ups that were going when the program ended that they were interrupted, beside everything
    else.
    """
    async with desk.parts.store.watch(memory.PROCESS) as unit:
        rows = await unit.all(KIND)
    for name, row in rows.items():
        desk.parts.tasks.start(_interrupted(desk, name, row), chat_id=None)


async def _interrupted(desk: Desk, name: str, row: Document) -> None:
    async with desk.parts.store.chat(row["chat"]) as unit:
        chat = await memory.get_chat(unit)
    if chat is None or await said(_tell(desk, chat, row["message"], row["text"])):
        await _forget(desk, name)


async def _tell(desk: Desk, chat: Chat, message_id: int, text: str) -> None:
    await Speaker(desk, chat).show(message_id, render.interrupted(text, f"look {text}", voice_of(chat)))


async def _forget(desk: Desk, name: str) -> None:
    async with desk.parts.store.watch(memory.PROCESS) as unit:
        await unit.delete(KIND, [name])
