"""Checks that begin at the same moment."""

import asyncio

from bot.services.spacing import Spacing


async def begun(spacing: Spacing, stop: asyncio.Event) -> float:
    await spacing.turn(stop)
    return asyncio.get_running_loop().time()


async def test_the_first_begins_at_once_and_each_other_a_moment_after_the_one_before() -> None:
    spacing, stop = Spacing(apart=0.02), asyncio.Event()
    now = asyncio.get_running_loop().time()
    at = await asyncio.gather(*(begun(spacing, stop) for _ in range(4)))
    assert at == sorted(at)
    assert all(one - now >= 0.02 * number - 0.005 for number, one in enumerate(at))


async def test_after_a_while_without_any_the_next_begins_at_once() -> None:
    spacing, stop = Spacing(apart=0.02), asyncio.Event()
    await spacing.turn(stop)
    await asyncio.sleep(0.03)
    ready = asyncio.create_task(spacing.turn(stop))
    await asyncio.sleep(0)
    assert ready.done()


async def test_who_is_told_to_stop_waits_no_longer() -> None:
    spacing, stop = Spacing(apart=3600), asyncio.Event()
    await spacing.turn(stop)
    waiting = asyncio.create_task(spacing.turn(stop))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    stop.set()
    await asyncio.wait_for(waiting, 5)
