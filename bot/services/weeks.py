"""A few numbers a week, kept longer than whole runs, so that a report can tell how a quarter or a year went."""

from dataclasses import dataclass
from datetime import datetime

from bot.services import memory
from bot.services.outcome import failed, looked
from checks.scores import Score
from checks.scores.standing import Standing
from data.codec import to_document
from data.promise import Clash
from data.run import Run
from data.store import Unit

KIND = "week"
PROMISE = "promise"
KEPT = 60
"""Weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The last full look of one ISO week."""

    at: datetime
    read: int
    """Sources that said something."""
    unread: tuple[str, ...] = ()
    """Sources that were asked and told us nothing."""
    scores: tuple[Score, ...] = ()

    def score(self, kind: str) -> Score | None:
        """Return one of its scores."""
        return next((one for one in self.scores if one.kind == kind), None)


async def keep(unit: Unit, run: Run, found: Standing) -> None:
    """Keep what a look came to; the last one of a week stands for it. A look that was broken off keeps nothing."""
    if run.asked:
        return
    week = Week(
        at=run.started,
        read=len(looked(run.coverage)),
        unread=tuple(row.source for row in failed(run.coverage)),
        scores=found.scores,
    )
    await memory.write(unit, KIND, f"{run.started:%G-W%V}", week)
    known = sorted(await unit.ids(KIND))
    await unit.delete(KIND, known[:-KEPT])
    now = {clash.topic: to_document(clash) for clash in found.clashes}
    await unit.delete(PROMISE, [topic for topic in await unit.ids(PROMISE) if topic not in now])
    if now:
        await unit.put(PROMISE, now)


async def recall(unit: Unit) -> list[Week]:
    """Return the weeks, oldest first."""
    rows = await memory.read_all(unit, KIND, Week)
    return [rows[name] for name in sorted(rows)]


async def clashes(unit: Unit) -> list[Clash]:
    """Return where promise and experience clash, the most contradicted first."""
    rows = (await memory.read_all(unit, PROMISE, Clash)).values()
    return sorted(rows, key=lambda clash: (-len(clash.said), clash.topic))
