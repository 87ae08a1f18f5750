"""What is done for the house at night: every unit that lost its wake time gets one again."""

import asyncio
import logging

from bot.handlers.turn import Desk
from bot.services import planning
from data.store import UnitId

log = logging.getLogger(__name__)


async def tidy(desk: Desk) -> None:
    """Plan every chat and watch anew, one after another; what is planned already stays. A unit that cannot be read
    keeps no other from its plan; raises what the first one failed with, in the end.
    """
    count, failed = 0, []
    for unit in await desk.parts.store.units():
        (outcome,) = await asyncio.gather(_plan(desk, unit), return_exceptions=True)
        if isinstance(outcome, BaseException):
            log.error("%s %s could not be planned: %s", unit.kind, unit.id, type(outcome).__name__)
            failed.append(outcome)
        count += 1
    log.info("%s watches and chats have their wake times", count - len(failed))
    if failed:
        raise failed[0]


async def _plan(desk: Desk, unit: UnitId) -> None:
    if unit.kind == "watch":
        await planning.plan_watch(desk.parts, unit.id)
    else:
        await planning.plan_chat(desk.parts, int(unit.id))
