"""What cannot wait for the digest: noted in the commit that found it, told later, once."""

from datetime import datetime

from bot.services import memory
from checks.cases import Moved, is_snoozed
from data.case import Case, CaseState
from data.finding import Severity
from data.store import Unit

KIND = "news"


async def note(unit: Unit, moved: Moved, now: datetime) -> None:
    """Note the grave cases that a look opened, and all that it brought back, where they are sure."""
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


def _grave(case: Case) -> bool:
    return case.finding.sure and (case.returned or case.finding.severity is Severity.HIGH)
