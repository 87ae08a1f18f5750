"""The larger reader of texts, where it is installed: each text is read once, in a worker, and kept by its digest."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from bot.services import memory
from bot.services.parts import Parts
from checks import larger_reader
from checks.language.model import larger
from checks.language.model.larger import Likely
from checks.web import Broken
from data.codec import to_document
from data.dossier import Dossier

KIND = "likely"
"""The documents of a watch that keep what it said of which words."""
MOST = 60
"""Texts read in one look; the others are read at the next."""
AT_ONCE = 8
"""Texts a worker reads in one go: about a second."""
KEPT = 1_000
"""Texts that a watch remembers; the oldest go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What it says of one text."""

    likely: Likely
    at: datetime


async def read(parts: Parts, watch_id: str, dossier: Dossier) -> Dossier:
    """Return the dossier with what the larger reader says of its opinions; as it is, where that is not installed.

    What a worker could not read is left to the built-in reader.
    """
    if not larger.installed():
        return dossier
    async with parts.store.watch(watch_id) as unit:
        known = await memory.read_all(unit, KIND, Said)
    dossier = larger_reader.filled(dossier, {name: said.likely for name, said in known.items()})
    new: dict[str, Likely] = {}
    with suppress(Broken):
        wanted = list((await parts.reader.run(larger_reader.unread, dossier)).items())[:MOST]
        for start in range(0, len(wanted), AT_ONCE):
            if parts.web.stopped:
                break
            some = wanted[start : start + AT_ONCE]
            said = await parts.reader.run(larger.read, [asked for _, asked in some])
            new |= dict(zip((name for name, _ in some), said, strict=True))
    await _keep(parts, watch_id, new, known)
    return larger_reader.filled(dossier, new)


async def _keep(parts: Parts, watch_id: str, new: Mapping[str, Likely], known: Mapping[str, Said]) -> None:
    if not new:
        return
    now = parts.clock()
    oldest = sorted(known, key=lambda name: known[name].at)
    async with parts.store.watch(watch_id) as unit:
        if await memory.get_company(unit) is not None:
            await unit.put(KIND, {name: to_document(Said(likely=likely, at=now)) for name, likely in new.items()})
            await unit.delete(KIND, oldest[: max(0, len(known) + len(new) - KEPT)])
