"""What cannot wait for the digest: noted in the commit that found it, told later, once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.services import happenings, memory
from bot.services.happenings import NEWS as KIND
from checks.cases import Moved, is_snoozed, was_claimed
from checks.edits import edited
from data.case import Case, CaseState
from data.codec import from_document, to_document
from data.finding import Kind, Severity
from data.news import Edit, News, What
from data.run import Run
from data.store import Unit
from data.trouble import story

CLAIM = "claim:"


async def note(unit: Unit, moved: Moved, now: datetime, last: Run | None = None) -> None:
    """Note the grave cases that a look opened, all that it brought back, and all that somebody edited at its place
    since the ``last`` check, where they are sure; reviews of a burst are told with it, and words that go from page to
    page are told at the first only.
    """
    new = {case.key for case in moved.opened}
    old = {story(case) for key, case in moved.cases.items() if key not in new} - {""}
    opened = [*(case for case in moved.opened if story(case) not in old), *moved.returned]
    opened = [case for case in opened if case.finding.sure]
    edits = await _edits(unit, opened, last)
    muted = await happenings.muted(unit) if opened else set()
    news = {
        case.key: to_document(News(at=now, edit=edits.get(case.key)))
        for case in opened
        if (_grave(case) or case.key in edits) and case.finding.subject.id not in muted
    }
    for case in moved.closed:
        news |= _of_claim(case, now) if was_claimed(case) else {}
    if news:
        await unit.put(KIND, news)


async def note_claim(unit: Unit, before: Case, after: Case, now: datetime) -> None:
    """Note what the second look at a case that a person called done came to."""
    if before.state is CaseState.DONE and after.state in (CaseState.OPEN, CaseState.CLOSED):
        await unit.put(KIND, _of_claim(after, now))


def _of_claim(case: Case, now: datetime) -> dict[str, dict[str, Any]]:
    """Return the news of a claim by an id of its own: a case can be called done again."""
    what = What.PUT_RIGHT if case.state is CaseState.CLOSED else What.STILL
    return {f"{CLAIM}{case.key}.{len(case.history)}": to_document(News(at=now, what=what))}


async def claims(unit: Unit, noted: dict[str, News]) -> dict[str, Case]:
    """Return the cases of noted claims that stand as they were noted, by the id of the news."""
    known = await memory.get_cases(unit)
    named = {id: known.get(id.removeprefix(CLAIM).partition(".")[0]) for id in noted if id.startswith(CLAIM)}
    states = {What.PUT_RIGHT: CaseState.CLOSED, What.STILL: CaseState.OPEN}
    return {id: case for id, case in named.items() if case and case.state is states[noted[id].what]}


async def due(unit: Unit, now: datetime) -> dict[str, News]:
    """Return what is to be told by now."""
    found = {key: from_document(News, doc) for key, doc in (await unit.all(KIND)).items()}
    return {key: one for key, one in found.items() if one.at <= now}


async def open_news(unit: Unit, noted: dict[str, News], now: datetime) -> list[Case]:
    """Return the noted cases that are still to do."""
    known = await memory.get_cases(unit)
    cases = [(known[key], one) for key, one in noted.items() if one.what is What.CASE and key in known]
    return [
        case
        for case, one in cases
        if case.state is CaseState.OPEN and (_grave(case) or one.edit) and not is_snoozed(case, now)
    ]


async def told(unit: Unit, keys: Iterable[str] | None = None) -> None:
    """Forget what was noted: these, or all."""
    await unit.delete(KIND, await unit.ids(KIND) if keys is None else list(keys))


async def _edits(unit: Unit, cases: list[Case], last: Run | None) -> dict[str, Edit]:
    """Return what changed at the places of these cases since the last check; its dossier is read only if needed."""
    wrong = [case for case in cases if case.finding.kind is Kind.INACCURATE]
    before = await memory.last_dossier(unit) if wrong and last else None
    if before is None or last is None:
        return {}
    return {case.key: edit for case in wrong if (edit := edited(case, before, last)) is not None}


def _grave(case: Case) -> bool:
    return case.finding.sure and (case.returned or case.finding.severity is Severity.HIGH)
