"""Once more the next day: what a person puts off from a digest, and what of it is left then."""

from dataclasses import dataclass
from datetime import date, datetime

from bot import deliver
from bot.services import casework, holidays, memory, planning, watching
from bot.services.digests import Step
from bot.services.parts import Parts
from checks.cases import is_snoozed
from checks.digest import minutes_of
from data.case import CaseState
from data.chat import Chat
from data.digest import HOLIDAY_MINUTES
from data.due import Due
from data.store import Unit
from data.when import next_day

KIND = "tomorrow"


class Already(Exception):
    """It came once more already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What of a digest is still to do."""

    things: int
    minutes: int


def row_key(period: str) -> str:
    """Return the key of the message: one for each digest."""
    return f"{KIND}:{period}"


async def put_off(parts: Parts, chat: Chat, period: str) -> datetime | None:
    """Let a digest come once more the next day, and return when; None when the next digest comes before.

    Raises ``Already``.
    """
    now = parts.clock()
    at = next_day(now, chat.digest_hour, chat.zone)
    comes = await planning.digest_comes(parts, chat.id)
    if comes is not None and comes <= at:
        return None
    async with parts.store.chat(chat.id) as unit:
        if await unit.get(deliver.KIND, row_key(period)) is not None:
            raise Already
        await memory.put_due(unit, KIND, Due(at=at, period=period))
        unit.wake_at(await memory.next_wake(unit))
    return at


async def due(unit: Unit, now: datetime) -> Due | None:
    """Return what is to come once more now."""
    found = await memory.get_due(unit, KIND)
    return found if found is not None and found.at <= now else None


async def left(parts: Parts, chat: Chat, steps: list[Step]) -> Left:
    """Return what of a digest's things is still to do: not what is settled or put off further."""
    things: set[int] = set()
    minutes = 0
    for step in steps:
        if step.holidays is not None and await _unanswered(parts, chat, step, step.holidays):
            things.add(step.thing)
            minutes += HOLIDAY_MINUTES
        held = await casework.hold(parts, step.watch_id, step.name) if step.watch_id in chat.watches else None
        if held is None or held.case.state is not CaseState.OPEN or is_snoozed(held.case, parts.clock()):
            continue
        things.add(step.thing)
        minutes += minutes_of(held.case.finding)
    return Left(things=len(things), minutes=minutes)


async def _unanswered(parts: Parts, chat: Chat, step: Step, first: date) -> bool:
    known = await watching.known(parts, step.watch_id) if step.watch_id in chat.watches else None
    group = await holidays.group_of(parts, known.company, first) if known else None
    return bool(known and group and len(holidays.told(known.company, group)) < len(group.days))
