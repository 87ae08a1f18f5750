"""What is done for a watch: the weekly check, the daily glance, second looks, news, its outbox."""

import logging

from bot import deliver
from bot.duties import news, reminding
from bot.duties.chat import tidy
from bot.duties.turns import Turns
from bot.handlers.card import second_look
from bot.handlers.changed import tell_through
from bot.handlers.turn import Desk
from bot.services import casework, checking, glancing, planning, rivals
from bot.services.checking import Gone
from bot.services.planning import WatchPlan

log = logging.getLogger(__name__)


async def look(desk: Desk, turns: Turns, watch_id: str) -> None:
    """Look where a look is due: at what people called done, then at everything or at the talk of the day."""
    plan = await planning.plan_watch(desk.parts, watch_id)
    if plan.again or plan.check or plan.glance:
        await _in_turn(desk, turns, watch_id, plan)
        await planning.plan_watch(desk.parts, watch_id)
    await planning.wake_waiting(desk.parts, watch_id)


async def _in_turn(desk: Desk, turns: Turns, watch_id: str, plan: WatchPlan) -> None:
    async with turns.turn():
        for case in plan.again:
            item = await casework.hold(desk.parts, watch_id, case.key)
            if item is not None:
                await second_look(desk, item)
        if desk.runs.of(watch_id) is None:
            await _look_around(desk, watch_id, plan)


async def send(desk: Desk, watch_id: str) -> None:
    """Write the news, send what is due, and keep when to wake next."""
    store, clock = desk.parts.store, desk.parts.clock
    await news.announce(desk, watch_id)
    await reminding.remind(desk, watch_id)
    plan = await planning.plan_watch(desk.parts, watch_id)
    async with store.watch(watch_id) as unit:
        await tidy(unit, None, set(plan.silenced), clock())
        await news.give_up(unit, clock())
    await deliver.deliver_unit(lambda: store.watch(watch_id), desk.gateway, clock)
    await planning.plan_watch(desk.parts, watch_id)


async def _look_around(desk: Desk, watch_id: str, plan: WatchPlan) -> None:
    """Check or glance; a person who asks for a check meanwhile gets one of their own."""
    parts = desk.parts
    try:
        if plan.check:
            done = await checking.check(parts, watch_id, unasked=True)
            if not done.outcome.run.looked:
                log.info("watch %s: nothing could be reached", watch_id)
                await planning.tried_in_vain(parts, watch_id)
            else:
                await rivals.look(parts, watch_id, done.dossier)
        elif plan.glance:
            await glancing.glance(parts, watch_id)
        await planning.glanced(parts, watch_id)
        await tell_through(desk, watch_id)
    except Gone:
        log.info("watch %s went away while it was looked at", watch_id)
