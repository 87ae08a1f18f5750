"""[History] under the findings: who did what with a company, and when."""

from bot.handlers import registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Turn, voice_of
from bot.render import history as render
from bot.services import history as changes


@registry.tap("history")
async def history(turn: Turn) -> None:
    """Show a page of the last changes in the place of the list."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    entries = await changes.last(turn.parts, known.watch.id)
    company, number = known.company, int(turn.arg) if turn.arg.isdecimal() else 1
    voice, places = voice_of(turn.chat, company.country), turn.parts.places(company.country)
    await turn.edit(render.page(entries, company.name, known.watch.id, places, voice, number=number))
