"""The last changes of a company: what became of its cases, and what its people changed."""

from dataclasses import dataclass

from bot.services import changes, memory
from bot.services.parts import Parts
from data.case import Case, Event
from data.change import Change

MOST = 20
NO_CHANGES = ("looked", "seen")
"""What stands in a case's history and changed nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change: of a case, or of a fact of the company."""

    event: Event
    case: Case | None = None
    fact: str = ""


async def last(parts: Parts, watch_id: str) -> list[Entry]:
    """Return the last twenty changes, the newest first."""
    async with parts.store.watch(watch_id) as unit:
        cases = await memory.get_cases(unit)
        facts = await memory.read_all(unit, changes.KIND, Change)
    of_cases = [
        Entry(event=event, case=case)
        for case in cases.values()
        for event in case.history
        if event.what not in NO_CHANGES
    ]
    of_facts = [Entry(event=Event(at=one.at, what="other", who=one.who), fact=one.fact) for one in facts.values()]
    return sorted((*of_cases, *of_facts), key=lambda one: one.event.at)[-MOST:][::-1]
