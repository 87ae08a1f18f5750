"""What cannot wait for the digest: noted in the commit that found it, told later, once."""

from datetime import datetime

from bot.services import memory
from checks.cases import Moved, is_snoozed
from data.case import Case, CaseState
from data.finding import Severity
from data.store import Unit

KIND = "news"


async def note(unit: Unit, moved: Moved, now: datetime) -> None:
    """Note the grave and sure cases that a look opened or brought back."""
    grave = [case for case in (*moved.opened, *moved.returned) if _grave(case)]
    if grave:
        await unit.put(KIND, {case.key: {"at": now.isoformat()} for case in grave})


async def open_news(unit: Unit, now: datetime) -> list[Case]:
    """Return the noted cases that are still to do."""
    noted = await unit.all(KIND)
    known = await memory.get_cases(unit)
    cases = [known[key] for key in noted if key in known]
    return [case for case in cases if case.state is CaseState.OPEN and _grave(case) and not is_snoozed(case, now)]


async def told(unit: Unit, keys: list[str] | None = None) -> None:
    """Forget what was noted: these cases, or all."""
    await unit.delete(KIND, list(await unit.all(KIND)) if keys is None else keys)


def times(case: Case) -> int:
    """Return how often a case has come back: what was told is told again only after that."""
    return sum(event.what == "returned" for event in case.history)


def _grave(case: Case) -> bool:
    return case.finding.severity is Severity.HIGH and case.finding.sure
