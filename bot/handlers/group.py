"""Being added to a group or taken out of it, and coming back to one that we knew."""

from dataclasses import replace

from bot.handlers import registry, team
from bot.handlers.start import NAME
from bot.handlers.turn import Turn
from bot.render import team as render
from bot.render.view import View
from bot.services import memory, watching, windows
from bot.services.roles import Right

IN = ("member", "administrator", "creator")


async def moved(turn: Turn, before: str, after: str) -> None:
    """Answer a change of our own standing in a chat: one message on being added, silence after removal."""
    if after not in IN:
        left_at = None if turn.chat.private else turn.chat.left_at or turn.parts.clock()
        await turn.remember(turn.with_chat(active=False, left_at=left_at))
    elif turn.chat.private or before in IN:
        await turn.remember(turn.with_chat(active=turn.chat.left_at is None))
    else:
        await _arrived(turn)


async def _arrived(turn: Turn) -> None:
    """Greet a group; one that we were taken out of lately may go on as before."""
    chat, now = turn.chat, turn.parts.clock()
    had = await turn.parts.store.watches_of(chat.id)
    if had and chat.left_at is None:
        chat = turn.with_chat(left_at=now)
    if windows.is_over(chat, now) or not had:
        await windows.forget_group(turn.parts, chat.id)
        chat = windows.as_new(chat)
    await turn.remember(replace(chat, added_by=turn.person.id, active=chat.left_at is None))
    message_id = await turn.say(await _greeting(turn, had if turn.chat.left_at else []))
    async with turn.unit() as unit:
        await memory.put_hello(unit, message_id, now)
    await turn.ask(NAME, message_id)


async def _greeting(turn: Turn, had: list[str]) -> View:
    found = [await watching.known(turn.parts, watch_id) for watch_id in had]
    names = [one.company.name for one in found if one is not None]
    if not names or turn.chat.left_at is None:
        return render.hello(turn.voice)
    return render.back_again(names, turn.voice.day(turn.chat.left_at), turn.voice)


@registry.tap("restore", role=Right.SETTINGS, fresh=True)
async def restore(turn: Turn) -> None:
    """Go on as before in a group that we were taken out of."""
    if turn.chat.left_at is None:
        await turn.out_of_date()
        return
    await turn.remember(turn.with_chat(left_at=None, active=True))
    await turn.refresh()
    names = [one.company.name for one in await watching.watches(turn.parts, turn.chat)]
    await turn.edit(turn.voice.say("team.restored", names=turn.voice.all_of(names)))


@registry.tap("afresh", role=Right.SETTINGS, fresh=True)
async def afresh(turn: Turn) -> None:
    """Begin anew in a group that we were taken out of."""
    if turn.chat.left_at is None:
        await turn.out_of_date()
        return
    await team.begin_afresh(turn)
    await turn.edit(render.hello(turn.voice))
