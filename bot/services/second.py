"""The second reader of texts: asked between gathering and judging, and how often it was of another mind."""

from dataclasses import dataclass
from datetime import datetime

from bot.services import larger, memory
from bot.services.parts import Parts
from checks import second_reader
from checks.second_reader import Tally
from data.codec import to_document
from data.dossier import Dossier

KIND = "second_reader"
"""The document in the program's own unit that adds up what came of asking."""
SAID = "second"
"""The documents of a watch that keep what it said: of which words, told by their digest."""
MOST = 1_000
"""Opinions a watch keeps; the oldest go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One second opinion."""

    feeling: str
    at: datetime


async def read_again(parts: Parts, watch_id: str, dossier: Dossier) -> Dossier:
    """Return the dossier with what the larger reader says, and second opinions where a second reader is set and we are
    still unsure.

    What it said of the same words before is not asked again. Checks, glances and looks at one place share this.
    """
    dossier = await larger.read(parts, watch_id, dossier)
    if not parts.settings.language.base_url:
        return dossier
    async with parts.store.watch(watch_id) as unit:
        known = await memory.read_all(unit, SAID, Said)
    dossier = second_reader.recalled(dossier, {name: said.feeling for name, said in known.items()})
    dossier, tally = await second_reader.read_again(
        dossier, web=parts.web, reader=parts.reader, settings=parts.settings.language
    )
    if tally.asked:
        await _keep(parts, watch_id, dossier, known)
        async with parts.store.watch(memory.PROCESS) as unit:
            before = await memory.read(unit, KIND, memory.ONLY, Tally)
            await memory.write(unit, KIND, memory.ONLY, (before or Tally()).plus(tally))
    return dossier


async def _keep(parts: Parts, watch_id: str, dossier: Dossier, known: dict[str, Said]) -> None:
    now = parts.clock()
    new = {
        name: Said(feeling=feeling, at=now)
        for name, feeling in second_reader.opinions(dossier).items()
        if name not in known
    }
    rows = sorted((known | new).items(), key=lambda row: row[1].at)
    async with parts.store.watch(watch_id) as unit:
        if new and await memory.get_company(unit) is not None:
            await unit.put(SAID, {name: to_document(said) for name, said in new.items()})
            await unit.delete(SAID, [name for name, _ in rows[:-MOST]])
