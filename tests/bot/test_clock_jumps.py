"""A machine whose clock is wrong for a while: no digest twice, and none forgotten once it is right again."""

from datetime import datetime, timedelta

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import schedule
from bot.clock import now
from bot.services import memory
from data.outbox import Row, State
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick, until
from tests.bot.test_digest import MONDAY, digests

WEEK = timedelta(days=7)


async def jump(house: House, moment: datetime) -> None:
    """Set the clock, and let the nightly round come by, as it does when the clock was turned back."""
    assert house.bot
    house.clock.moment = moment
    await house.bot.schedule.night()
    await tick(house)


async def sent(house: House) -> set[str]:
    """Return the keys of the messages that were sent unasked."""
    async with house.store.chat(7) as unit:
        rows = await memory.read_all(unit, "outbox", Row)
    return {key for key, row in rows.items() if row.state is State.SENT}


@pytest.mark.parametrize("back", [timedelta(minutes=1), timedelta(hours=3), timedelta(days=6)], ids=str)
async def test_a_clock_turned_back_repeats_no_digest(house: House, back: timedelta) -> None:
    ann = await set_up(house)
    await until(house, MONDAY)
    assert len(digests(ann)) == 1
    await jump(house, MONDAY - back)
    await until(house, MONDAY + timedelta(days=6))
    assert len(digests(ann)) == 1
    await until(house, MONDAY + WEEK)
    assert len(digests(ann)) == 2


async def test_a_clock_that_was_a_year_ahead_silences_nobody(house: House) -> None:
    await set_up(house)
    await jump(house, MONDAY + timedelta(days=365, hours=5))
    await jump(house, MONDAY - timedelta(days=2))
    [watch_id] = await house.store.watches_of(7)
    async with house.store.watch(watch_id) as unit:
        for kind in ("check", "glance"):
            due = await memory.get_due(unit, kind)
            assert due and due.at < MONDAY + WEEK, kind
    await until(house, MONDAY)
    assert "digest:2026-W49" in await sent(house)
    await until(house, MONDAY + WEEK)
    assert "digest:2026-W50" in await sent(house)


async def test_jobs_that_the_clock_left_far_ahead_are_brought_back(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    async def note(what: str) -> None:
        ran.append(what)

    async def at_once(_: float) -> None:
        if ran or far.get_job("tick").next_run_time < now() + timedelta(minutes=5):
            raise StopAsyncIteration

    far = AsyncIOScheduler(timezone="UTC")
    for name in ("tick", "night"):
        far.add_job(note, "interval", seconds=30, args=[name], id=name, next_run_time=now() + timedelta(days=365))
    far.start(paused=True)
    monkeypatch.setattr(schedule.asyncio, "sleep", at_once)
    with pytest.raises((StopAsyncIteration, RuntimeError)):
        await schedule._keep_going(far, 30)
    assert far.get_job("tick").next_run_time < now() + timedelta(minutes=1)
    assert far.get_job("night").next_run_time <= now()
    far.shutdown(wait=False)
