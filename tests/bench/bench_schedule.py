"""Many digests due in one second: how soon they stand in their outboxes, and how long the loop is held up."""

import asyncio
import os
import random
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from bot import loop
from bot.handlers.turn import Desk, voice_of
from bot.process import tune
from bot.render import digest as render
from bot.schedule import Schedule
from bot.services import digests, memory, planning
from bot.services.halting import Halting
from bot.services.parts import Parts
from bot.settings import Settings
from bot.telegram.gateway import Gateway
from bot.telegram.limiter import Limiter, Urgency
from bot.telegram.sent import Sent
from checks import registry
from data import outbox
from data.case import Case
from data.chat import Chat
from data.codec import to_document
from data.store import UnitId
from data.store.layout import unit_path
from data.store.tiny import TinyStore
from data.store.writes import following, previous
from data.watch import Watch, Window
from tests.bench.table import Row
from tests.checks.direct import Direct
from tests.checks.dossiers import CARD
from tests.checks.findings import finding, run
from tests.checks.saved_web import SavedWeb

ALL = 10_000
MONDAY = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
CASES = 8


class Wire:
    """Stands for the gateway: paced as the real one, and Telegram answers at once."""

    def __init__(self) -> None:
        self._limiter = Limiter()

    async def send(self, chat_id: int, text: str, **_: Any) -> Sent:
        async def answer() -> bool:
            return True

        await self._limiter.process_request(answer, (), {}, "sendMessage", {"chat_id": chat_id}, Urgency.POST)
        return Sent(chat_id, 1)


def rows() -> Iterator[Row]:
    """Yield what a Monday morning costs."""
    with TemporaryDirectory() as home:
        took, work, stall, written = loop.run(_monday(Path(home)))
    said = f"schedule: {ALL} digests due in one second"
    yield Row(what=f"{said}, none written", value=ALL - written, goal=0, unit="")
    yield Row(what=f"{said}, until all are committed", value=took, goal=40, unit="s")
    yield Row(what=f"{said}, until all are committed, our own work", value=work, goal=40, unit="s")
    yield Row(what=f"{said}, longest stall of the loop", value=stall * 1000, goal=100, unit="ms")


async def _monday(home: Path) -> tuple[float, float, float, int]:
    registry.discover()
    store = TinyStore(home)
    await store.open()
    await one(store)
    await store.close()
    many(home, ALL)
    store = TinyStore(home)
    await store.open()
    parts = Parts(
        store=store, web=Halting(SavedWeb()), reader=Direct(), settings=Settings(), clock=lambda: MONDAY,
        rng=random.Random(1),
    )  # fmt: skip
    desk = Desk(parts=parts, gateway=cast(Gateway, Wire()))
    schedule = Schedule(desk)
    chat = Chat(id=1, zone="Europe/Helsinki", watches=("w1",))
    render.digest(await digests.compose_for(parts, chat, digests.period_of(chat, MONDAY)), parts.places, voice_of(chat))
    tune()
    stalls: list[float] = []
    watching = asyncio.create_task(_watch(stalls))
    started, work = time.perf_counter(), time.process_time()
    await schedule.tick()
    took, work = time.perf_counter() - started, time.process_time() - work
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    await parts.tasks.stop(5)
    written = 0
    for number in range(1, ALL + 1):
        async with store.chat(number) as unit:
            written += await unit.get("outbox", "digest:2026-W49") is not None
    await store.close()
    return took, work, max(stalls), written


async def _watch(stalls: list[float]) -> None:
    loop = asyncio.get_running_loop()
    while True:
        before = loop.time()
        await asyncio.sleep(0.005)
        stalls.append(loop.time() - before - 0.005)


async def one(store: TinyStore) -> None:
    """Make one chat with one watch as they stand on a Monday morning."""
    chat = Chat(id=1, language="en", zone="Europe/Helsinki", digest_day=0)
    found = [finding(key=f"k{number}", found=f"+3582555{number:04}") for number in range(CASES)]
    async with store.watch("w1") as unit:
        await memory.write(unit, "card", "watch", Watch(id="w1", owner=1, made_at=MONDAY - timedelta(days=90)))
        await memory.put_company(unit, CARD)
        await memory.put_window(unit, Window(chat=1))
        cases = {one.key: Case(key=one.key, finding=one, first_seen=MONDAY, last_seen=MONDAY) for one in found}
        await memory.put_cases(unit, cases)
        for days in range(0, 28, 7):
            look = run(*found)
            at = MONDAY - timedelta(days=days, hours=10)
            await memory.put_run(unit, replace(look, started=at, finished=at))
    async with store.chat(1) as unit:
        await memory.put_chat(unit, chat)
        await unit.put("watches", {"w1": {"watch": "w1"}})
        due = planning.next_digest(chat, MONDAY - timedelta(minutes=1))
        await memory.put_due(unit, planning.DIGEST, due)
        for week in range(1, 5):
            text = {"text": "x" * 2500}
            old = outbox.row(f"digest:2026-W{49 - week}", 1, text, MONDAY - timedelta(weeks=week))
            sent = outbox.sent(outbox.sending(old, old.created), old.created, chat_id=1, message_id=week)
            await unit.put("outbox", {sent.key: to_document(sent)})
        unit.wake_at(due.at)


def many(home: Path, chats: int) -> None:
    """Copy the one as often as wanted, under other names, with the generations that weeks of use leave."""
    chat = unit_path(home, UnitId("chat", "1")).read_text("utf-8")
    watch = unit_path(home, UnitId("watch", "w1")).read_text("utf-8")
    for number in range(2, chats + 1):
        for kind, name, base in (("chat", str(number), chat), ("watch", f"w{number}", watch)):
            own = base.replace('"w1"', f'"w{number}"').replace('"id":1,', f'"id":{number},')
            own = own.replace('"name":"1"', f'"name":"{number}"').replace('"chat":1,', f'"chat":{number},')
            path = unit_path(home, UnitId(kind, name))
            path.parent.mkdir(parents=True, exist_ok=True)
            own = own.replace('"windows":{"1":', f'"windows":{{"{number}":')
            for generation, text in ((path, own), (previous(path), own), (following(path), "")):
                generation.write_text(text, "utf-8")
    (home / "hub.json").unlink(missing_ok=True)
    os.sync()
