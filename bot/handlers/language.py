"""/language: in a private chat for the person, in a group for everybody."""

from dataclasses import replace

from bot.handlers import registry
from bot.handlers.turn import Turn
from bot.render import language as render
from bot.render import start as render_start
from bot.render.view import Tap, came_from
from bot.services import memory
from bot.services.roles import Right
from data.phrases import languages

HELLO = "hello"
"""The first message, from which the languages can be opened too."""


@registry.command("language", task="me", order=55, role=Right.LANGUAGE)
async def language(turn: Turn) -> None:
    """Offer every language."""
    await turn.say(render.choose(turn.voice, private=turn.chat.private))


@registry.tap("language")
async def opened(turn: Turn) -> None:
    """Offer every language in the place of the message it was opened from: the first one, or another that says
    how to come back.
    """
    label = turn.voice.plain("button.back")
    back = came_from(turn.target, label) if turn.target else Tap(label, HELLO)
    await (turn.edit(render.choose(turn.voice, private=turn.chat.private, back=back)) if back else turn.out_of_date())


@registry.tap("speak", role=Right.LANGUAGE)
async def speak(turn: Turn) -> None:
    """Speak the language whose button was pressed."""
    if turn.arg not in languages():
        await turn.out_of_date()
        return
    async with turn.unit() as unit:
        await memory.put_chat(unit, replace(await memory.get_chat(unit) or turn.chat, language=turn.arg))
    await turn.refresh()
    back = came_from(turn.target, turn.voice.plain("button.back"))
    if back is not None and back.op == HELLO:
        await turn.edit(render_start.hello(turn.voice))
    else:
        await turn.edit(render.choose(turn.voice, private=turn.chat.private, back=back))
