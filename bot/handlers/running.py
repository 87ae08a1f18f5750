"""A check while it runs: one message, edited with care, that in the end says what came of it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.handlers.turn import Desk, Speaker, voice_of
from bot.render.progress import progress
from bot.render.view import Tap, View
from bot.services import checking, memory, watching
from bot.services.checking import Checked, Gone, Running
from bot.telegram.sent import said
from data.chat import Chat
from data.coverage import Coverage
from data.store import Document

MOST_EDITS = 18
"""Besides the last one and the first text: 20 in all."""

Finish: TypeAlias = Callable[[Speaker, str, int, Checked], Awaitable[None]]
"""Gets the speaker, the watch's id, the progress message's id, and what came of the check."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A check that was asked for."""

    watch_id: str
    name: str
    finish: Finish


async def begin(speaker: Speaker, watch_id: str, name: str, finish: Finish, *, message_id: int = 0) -> None:
    """Start a check; its progress stands on the message given, or on a new one.

    That it was asked for is kept before this returns: a kill from here on is told after the restart.
    """
    await begin_all(speaker, [Wanted(watch_id, name, finish)], message_id=message_id)


async def begin_all(speaker: Speaker, wanted: Sequence[Wanted], *, message_id: int = 0) -> None:
    """Start checks that go on one after another, each with a progress message of its own."""
    desk, total = speaker.desk, checking.expected(speaker.desk.parts)
    queue = [
        (Running(watch_id=one.watch_id, chat_id=speaker.chat.id, total=total, message_id=message_id), one)
        for one in wanted
    ]
    for running, _ in queue:
        desk.runs.begin(running)
        await _remember(speaker, running)
    desk.parts.tasks.start(_next(speaker, queue), chat_id=speaker.chat.id, thread_id=speaker.thread_id)


async def _next(speaker: Speaker, queue: Sequence[tuple[Running, Wanted]]) -> None:
    """Run the first of a queue; whatever comes of it, the others follow."""
    try:
        running, one = queue[0]
        await _run(speaker, running, one.name, one.finish)
    finally:
        if len(queue) > 1:
            speaker.desk.parts.tasks.start(
                _next(speaker, queue[1:]), chat_id=speaker.chat.id, thread_id=speaker.thread_id
            )


async def _run(speaker: Speaker, running: Running, name: str, finish: Finish) -> None:
    desk, watch_id = speaker.desk, running.watch_id
    changed = asyncio.Event()

    def note(row: Coverage) -> None:
        running.rows.append(row)
        changed.set()

    try:
        await _paint_once(speaker, running, name)
        await _remember(speaker, running)
        painter = asyncio.create_task(_paint(speaker, running, name, changed))
        try:
            checked = await checking.check(desk.parts, watch_id, progress=note, stop=running.stop)
        finally:
            painter.cancel()
            await asyncio.gather(painter, return_exceptions=True)
        desk.runs.end(running)
        await finish(speaker, watch_id, running.message_id, checked)
        running.told = True
    except Gone:
        running.told = True
    finally:
        desk.runs.end(running)
        if not desk.parts.tasks.closed:
            if desk.runs.of(watch_id) is None:
                await _forget(desk, watch_id)
            if not running.told:
                await speaker.show_or_say(running.message_id, await _broke_off(desk, speaker.chat, watch_id))


async def _paint(speaker: Speaker, running: Running, name: str, changed: asyncio.Event) -> None:
    """Edit the progress message while the check goes on: not too often, not too many times."""
    gap = speaker.desk.edit_gap_private if speaker.chat.private else speaker.desk.edit_gap_group
    for _ in range(MOST_EDITS):
        await asyncio.sleep(gap)
        await changed.wait()
        changed.clear()
        if not await _paint_once(speaker, running, name):
            return


async def _paint_once(speaker: Speaker, running: Running, name: str) -> bool:
    view = progress(name, running.total, running.rows, f"watch {running.watch_id}", voice_of(speaker.chat))
    if running.message_id:
        return await speaker.show(running.message_id, view, urgent=False)
    running.message_id = await speaker.say(view)
    return True


async def _remember(speaker: Speaker, running: Running) -> None:
    """Note the check in the program's own unit, so that a restart can say that it was interrupted."""
    row = {"chat": running.chat_id, "message": running.message_id, "thread": speaker.thread_id}
    async with speaker.desk.parts.store.watch(memory.PROCESS) as unit:
        await unit.put("running", {running.watch_id: row})


async def _forget(desk: Desk, watch_id: str) -> None:
    async with desk.parts.store.watch(memory.PROCESS) as unit:
        await unit.delete("running", [watch_id])


async def tell_interrupted(desk: Desk) -> None:
    """Say under the checks that were going when the program ended that they were interrupted: beside everything
    else, since a chat that cannot be written to now must not keep the program from starting.
    """
    async with desk.parts.store.watch(memory.PROCESS) as unit:
        rows = await unit.all("running")
    for watch_id, row in rows.items():
        desk.parts.tasks.start(_interrupted(desk, watch_id, row), chat_id=None)


async def _interrupted(desk: Desk, watch_id: str, row: Document) -> None:
    async with desk.parts.store.chat(row["chat"]) as unit:
        chat = await memory.get_chat(unit)
    if chat is not None and chat.active:
        view = await _broke_off(desk, chat, watch_id)
        if not await said(Speaker(desk, chat, row["thread"]).show_or_say(row["message"], view)):
            return
    if desk.runs.of(watch_id) is None:
        await _forget(desk, watch_id)


async def _broke_off(desk: Desk, chat: Chat, watch_id: str) -> View:
    voice, known = voice_of(chat), await watching.known(desk.parts, watch_id)
    never_seen = known is not None and known.run is None
    again = Tap(voice.plain("button.run_again"), "check", f"watch {watch_id}", "first" if never_seen else "")
    view = View(voice.say("check.interrupted"), ((again,),))
    return Speaker(desk, chat).about(known.company, view) if known else view
