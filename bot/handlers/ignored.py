"""What is left be, and the sources in short: opened from /settings."""

from bot.handlers import registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Turn, voice_of
from bot.render import ignored as render
from bot.render.voice import Html
from bot.services import ignoring, watching
from bot.services.roles import Right
from bot.services.watching import Known


@registry.tap("ignored")
async def ignored(turn: Turn) -> None:
    """Show what is not raised any more, a page at a time."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    await _show(turn, known, turn.arg)


@registry.tap("unignore", role=Right.RULES)
async def take_back(turn: Turn) -> None:
    """Let something be raised again."""
    parts = turn.split("rule")
    known = await watching.known(turn.parts, parts[0]) if parts and parts[0] in turn.chat.watches else None
    if parts is None or known is None:
        await turn.out_of_date()
        return
    one = await ignoring.take_back(turn.parts, known.watch.id, parts[1], turn.person)
    if one is None:
        await turn.out_of_date()
        return
    await turn.toast()
    places = turn.parts.places(known.company.country)
    note = render.taken_back(one, places, voice_of(turn.chat, known.company.country))
    await _show(turn, known, turn.arg, note)


@registry.tap("sources_on")
async def sources(turn: Turn) -> None:
    """Say in short which sources are on."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    await turn.edit(render.sources(known.company.name, known.run, known.watch.id, turn.voice))


async def _show(turn: Turn, known: Known, said: str, note: Html | str = "") -> None:
    found = await ignoring.ignored(turn.parts, known.watch.id)
    places, voice = turn.parts.places(known.company.country), voice_of(turn.chat, known.company.country)
    page = int(said) if said.isdecimal() else 1
    view = render.ignored(known.company.name, found, known.watch.id, places, voice, page=page, note=note)
    await turn.edit(view)
