"""What is done for the house at night: every unit that lost its wake time gets one again."""

import logging

from bot.handlers.turn import Desk
from bot.services import planning

log = logging.getLogger(__name__)


async def tidy(desk: Desk) -> None:
    """Plan every chat and watch anew, one after another; what is planned already stays."""
    count = 0
    for unit in await desk.parts.store.units():
        if unit.kind == "watch":
            await planning.plan_watch(desk.parts, unit.id)
        else:
            await planning.plan_chat(desk.parts, int(unit.id))
        count += 1
    log.info("%s watches and chats have their wake times", count)
