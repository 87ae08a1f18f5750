"""A Monday morning: a thousand chats due in one second on a Telegram that keeps its limits, and people who ask.

Ten thousand chats due in one hour are three a second; this is what their worst minute can be.
"""

import asyncio
import random
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import loop
from bot.process import build, tune
from bot.settings import Settings
from bot.world import World
from checks import registry
from data.store.tiny import TinyStore
from tests.bench import bench_schedule as monday
from tests.bench.table import Row
from tests.bot.conftest import Clock
from tests.checks.direct import Direct
from tests.checks.saved_web import SavedWeb
from tests.fakegram import FakeGram
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

DUE = 1_000
GUESTS = 12
PATIENCE = 180.0


def rows() -> Iterator[Row]:
    """Yield what the morning does to those who are told and those who ask."""
    with TemporaryDirectory() as home:
        told, early, refused, took, idle, busy = loop.run(_morning(Path(home)))
    said = f"morning: {DUE} digests due in one second, Telegram's limits on"
    yield Row(what=f"{said}, not delivered or twice", value=DUE - told, goal=0, unit="")
    yield Row(what=f"{said}, early", value=early, goal=0, unit="")
    yield Row(what=f"{said}, calls beyond the limits", value=refused, goal=0, unit="")
    yield Row(what=f"{said}, from the first to the last, for 10,000 in proportion", value=took, goal=360, unit="s")
    yield Row(what=f"{said}, p95 of an answer over the idle one ({idle * 1000:.0f} ms)", value=busy / idle, goal=2)


async def _morning(home: Path) -> tuple[int, int, int, float, float, float]:
    """Return chats told once, messages that came early, 429s, seconds for 10,000, and both p95."""
    registry.discover()
    store = TinyStore(home)
    await store.open()
    await monday.one(store)
    await store.close()
    monday.many(home, DUE)
    await store.open()
    clock = Clock(monday.MONDAY - timedelta(minutes=1))
    async with FakeGram() as gram:
        gram.limits.on = True
        owners = [gram.private(gram.person(number, f"P{number}")) for number in range(1, DUE + 1)]
        settings = Settings(token=gram.token, base_url=gram.base_url, base_file_url=gram.file_url, home=home)
        async with build(
            settings, store=store, world=World(SavedWeb(), Direct()), clock=clock, rng=random.Random(1), tick=2.0
        ) as bot:
            polling = asyncio.create_task(bot.poller.run())
            tune()
            idle = await _p95(gram, 20_000)
            early = sum(len(owner.answers) for owner in owners)
            clock.moment = monday.MONDAY
            await asyncio.sleep(2)
            busy = await _p95(gram, 30_000)
            await _until_told(owners)
            bot.poller.stop()
            await polling
        refused = sum(call.error is not None and call.error.code == 429 for call in gram.journal)
        told = sum(len(owner.answers) == 1 for owner in owners)
        sent = [call.seconds for call in gram.calls("sendMessage") if (call.chat_id or 0) <= DUE]
        took = (max(sent) - min(sent)) * 10_000 / DUE
    await store.close()
    return told, early, refused, took, idle, busy


async def _until_told(owners: list[Chat]) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while any(not owner.answers for owner in owners):
                await asyncio.sleep(0.1)


async def _p95(gram: FakeGram, first: int) -> float:
    """Let one guest after another ask and press, each so little that no pace holds them up."""
    took: list[float] = []
    for number in range(GUESTS):
        guest = gram.private(gram.person(first + number, "Guest"))
        started = time.perf_counter()
        hello = await _answer(guest, "/start")
        took.append(time.perf_counter() - started)
        started = time.perf_counter()
        await (await guest.click("See an example", on=hello)).toast(30)
        took.append(time.perf_counter() - started)
        started = time.perf_counter()
        await _answer(guest, "/help")
        took.append(time.perf_counter() - started)
    return sorted(took)[int(len(took) * 0.95)]


async def _answer(guest: Chat, words: str) -> Message:
    mark = guest.mark
    await guest.say(words)
    return await guest.wait_for(lambda message: message.mine, 30, since=mark)
