"""The conversation: answers while many checks run, [Stop], many chats, and a crowd through a kill."""

import asyncio
import random
import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import loop
from bot.process import build, tune
from bot.services import memory
from bot.settings import Settings
from bot.world import World
from checks.remembering import Remembering
from checks.workers import Workers
from data.chat import Chat
from data.store.tiny import TinyStore
from tests.bench.table import Row
from tests.bot.cafe import MAP, on_map, open_for_business
from tests.bot.conftest import Clock, Unhurried
from tests.checks.saved_web import Saved, SavedWeb, answer_json
from tests.demo.bot_process import BotProcess
from tests.fakegram import FakeGram
from tests.fakegram.chat import Chat as Screen
from tests.fakegram.message import Message

CHECKS, ASKED, CHATS = 50, 40, 10_000
GUESTS = 3
"""People who ask so often each: with the checks from their beginning on, and for some seconds."""
PEOPLE, EACH = 100, 10
PATIENCE = 120.0
COMMITTED = 0.1
"""Seconds after an answer in which a kill may come before the note that it was given."""
TAKES = 20.0
"""Seconds that each of the many checks takes."""


def rows() -> Iterator[Row]:
    """Yield every figure of the conversation."""
    with TemporaryDirectory() as home:
        idle, busy, stop = loop.run(_while_checking(Path(home)))
    what = f"chat: p95 answer to a tap or command with {CHECKS} checks running"
    yield Row(what=what, value=busy * 1000, goal=150, unit="ms")
    yield Row(what=f"{what}, over the idle one ({idle * 1000:.0f} ms)", value=busy / idle, goal=2)
    yield Row(what="chat: [Stop] ends a check in", value=stop, goal=2, unit="s")
    with TemporaryDirectory() as home:
        alone, many, memory_used = loop.run(_many_chats(Path(home)))
    yield Row(what=f"chat: start-up for {CHATS} chats beyond that of none", value=many - alone, goal=1, unit="s")
    yield Row(what=f"chat: memory with {CHATS} chats", value=memory_used, goal=150, unit="MB")
    for killed in (False, True):
        with TemporaryDirectory() as home:
            lost, twice, swapped, in_flight = loop.run(_crowd(Path(home), killed=killed))
        what = f"chat: {PEOPLE * EACH} taps and commands of {PEOPLE} people" + (", killed midway" if killed else "")
        yield Row(what=f"{what}: lost", value=lost, goal=0, unit="")
        yield Row(what=f"{what}: out of order", value=swapped, goal=0, unit="")
        yield Row(what=f"{what}: answered twice", value=twice, goal=in_flight, unit="")


async def _while_checking(home: Path) -> tuple[float, float, float]:
    """Return p95 of the answers when idle and when busy, and what [Stop] takes."""
    store, web = TinyStore(home), SavedWeb()
    await store.open()
    open_for_business(web)
    async with FakeGram() as gram:
        settings = Settings(token=gram.token, base_url=gram.base_url, base_file_url=gram.file_url, home=home)
        workers, rng = Workers(preload=("checks.warm",)), random.Random(5)
        world = World(web, Remembering(workers, home / "cache" / "readings"))
        async with build(settings, store=store, world=world, clock=Clock(), rng=rng, limiter=Unhurried()) as bot:
            polling = asyncio.create_task(bot.poller.run())
            owners = [gram.private(gram.person(100 + n, "Owner")) for n in range(CHECKS)]
            for owner in owners:
                await owner.say("aamunkoi.example")
            for owner in owners:
                await owner.wait_for("This is what a stranger finds", 120)
            await bot.desk.parts.tasks.settle(60)
            tune()
            idle = await _p95([gram.private(gram.person(number, "Ann")) for number in range(1, GUESTS + 1)])
            web.pages[MAP] = Saved(body=answer_json([on_map()]).body, seconds=TAKES)
            for owner in owners:
                await owner.say("/check")
            for owner in owners:
                await owner.wait_for("Checking Kahvila", 60)
            busy = await _p95([gram.private(gram.person(10 + number, "Ben")) for number in range(GUESTS)])
            started = time.perf_counter()
            await owners[0].click("Stop")
            await owners[0].wait_for("The check was stopped", 30)
            stop = time.perf_counter() - started
            bot.poller.stop()
            await polling
        await workers.close()
    await store.close()
    return idle, busy, stop


async def _p95(guests: list[Screen]) -> float:
    """Ask and press, one after another, each guest never so often that the bot would ask for patience."""
    took: list[float] = []
    for turn, guest in product(range(ASKED // 4), guests):
        started = time.perf_counter()
        hello = await _answer(guest, "/start", "What is it called")
        took.append(time.perf_counter() - started)
        for label in ("See an example", "Back"):
            started = time.perf_counter()
            await (await guest.click(label, on=hello)).toast(30)
            took.append(time.perf_counter() - started)
        started = time.perf_counter()
        await _answer(guest, "/cancel", "dropped" if turn == 0 else "")
        took.append(time.perf_counter() - started)
    return sorted(took)[int(len(took) * 0.95)]


async def _answer(guest: Screen, words: str, wanted: str) -> Message:
    mark = guest.mark
    await guest.say(words)
    return await guest.wait_for(lambda message: message.mine and wanted in message.text, 30, since=mark)


async def _many_chats(home: Path) -> tuple[float, float, float]:
    """Return the start-up with no chat and with many, and the memory with many."""
    async with FakeGram() as gram:
        empty = BotProcess(gram, home / "empty")
        alone = await empty.start()
        await empty.end(signal.SIGTERM)
        store = TinyStore(home / "full")
        await store.open()
        for number in range(1, CHATS + 1):
            async with store.chat(number) as unit:
                await memory.put_chat(unit, Chat(id=number, language="en"))
        await store.close()
        full = BotProcess(gram, home / "full")
        many = await full.start()
        used = full.megabytes()
        await full.end(signal.SIGTERM)
    return alone, many, used


async def _crowd(home: Path, *, killed: bool) -> tuple[int, int, int, int]:
    """Let everybody speak at once; return what was lost, answered twice, the chats answered out of order, and the
    answers that were in flight at the kill.
    """
    in_flight = 0
    async with FakeGram() as gram:
        people = [gram.private(gram.person(1000 + n, f"P{n}")) for n in range(PEOPLE)]
        bot = BotProcess(gram, home)
        await bot.start()
        hellos = [await _answer(one, "/start", "What is it called") for one in people]
        presses = []
        for turn in range(EACH):
            for one, hello in zip(people, hellos, strict=True):
                if turn % 2:
                    presses.append(one.ask(hello, "1:nosuch:-", gram.people[one.id]))
                else:
                    await one.say(f"/check{turn}")
        if killed:
            await asyncio.sleep(3)
            end = time.monotonic()
            await bot.end(signal.SIGKILL)
            in_flight = sum(0 <= end - call.seconds <= COMMITTED for call in gram.calls())
            await bot.start()
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while gram.updates.pending or any(not press.answers for press in presses):
                    await asyncio.sleep(0.2)
                while len(gram.calls("sendMessage")) < PEOPLE * (1 + EACH // 2):
                    await asyncio.sleep(0.2)
        await bot.end(signal.SIGTERM)
    orders = [re.findall(r"I do not know /check(\d)", str(one)) for one in people]
    wanted = [str(turn) for turn in range(0, EACH, 2)]
    lost = sum(len(set(wanted) - set(order)) for order in orders) + sum(not press.answers for press in presses)
    toasts = Counter(call.params["callback_query_id"] for call in gram.calls("answerCallbackQuery") if call.ok)
    twice = sum(len(order) - len(set(order)) for order in orders) + sum(count - 1 for count in toasts.values())
    swapped = sum(list(dict.fromkeys(order)) != sorted(set(order)) for order in orders)
    return lost, twice, swapped, in_flight
