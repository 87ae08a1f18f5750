"""The second reader of texts: asked between gathering and judging, and how often it was of another mind."""

from bot.services import memory
from bot.services.parts import Parts
from checks import second_reader
from checks.second_reader import Tally
from data.dossier import Dossier

KIND = "second_reader"
"""The document in the program's own unit that adds up what came of asking."""


async def read_again(parts: Parts, dossier: Dossier) -> Dossier:
    """Return the dossier with second opinions where a second reader is set and we were unsure."""
    dossier, tally = await second_reader.read_again(
        dossier, web=parts.web, reader=parts.reader, settings=parts.settings.language
    )
    if tally.asked:
        async with parts.store.watch(memory.PROCESS) as unit:
            known = await memory.read(unit, KIND, memory.ONLY, Tally)
            await memory.write(unit, KIND, memory.ONLY, (known or Tally()).plus(tally))
    return dossier
