"""What is due: the second look at what people called done."""

import asyncio
import logging

from bot.handlers.card import second_look
from bot.handlers.turn import Desk
from bot.services import casework, memory
from checks.cases import is_due
from data.case import Case
from data.store import UnitId

log = logging.getLogger(__name__)

EVERY = 30.0
"""Seconds between two ticks."""
LEASE = 600.0
AT_ONCE = 20


async def run(desk: Desk, every: float = EVERY) -> None:
    """Tick until cancelled."""
    while True:
        await tick(desk)
        await asyncio.sleep(every)


async def tick(desk: Desk) -> None:
    """Do what is due now; repeatable, since a unit keeps its wake time until its work is done."""
    for unit in await desk.parts.store.claim_due(desk.parts.clock(), LEASE, AT_ONCE):
        if unit.kind == "watch":
            desk.parts.tasks.start(_look_again(desk, unit), chat_id=None)


async def _look_again(desk: Desk, unit_id: UnitId) -> None:
    for case in await _due(desk, unit_id.id):
        item = await casework.hold(desk.parts, unit_id.id, case.key)
        if item is not None:
            await second_look(desk, item)
    async with desk.parts.store.watch(unit_id.id) as unit:
        unit.wake_at(await memory.next_wake(unit))


async def _due(desk: Desk, watch_id: str) -> list[Case]:
    now = desk.parts.clock()
    async with desk.parts.store.watch(watch_id) as unit:
        return [case for case in (await memory.get_cases(unit)).values() if is_due(case, now)]
