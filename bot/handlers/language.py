"""/language: in a private chat for the person, in a group for everybody."""

from dataclasses import replace

from bot.handlers import registry
from bot.handlers.turn import Turn
from bot.render import language as render
from bot.render import start as render_start
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
async def from_hello(turn: Turn) -> None:
    """Offer every language in the place of the first message."""
    await turn.edit(render.choose(turn.voice, private=turn.chat.private, back=HELLO))


@registry.tap("speak", role=Right.LANGUAGE)
async def speak(turn: Turn) -> None:
    """Speak the language whose button was pressed."""
    code, _, back = turn.arg.partition("~")
    if code not in languages():
        await turn.out_of_date()
        return
    async with turn.unit() as unit:
        await memory.put_chat(unit, replace(await memory.get_chat(unit) or turn.chat, language=code))
    await turn.refresh()
    if back == HELLO:
        await turn.edit(render_start.hello(turn.voice, private=turn.chat.private))
    else:
        await turn.edit(render.choose(turn.voice, private=turn.chat.private))
