"""A year of weeks in five zones: one digest a week and chat, each at its local hour."""

import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from bot.handlers.turn import Desk
from bot.schedule import Schedule
from bot.services import memory
from bot.services.halting import Halting
from bot.services.parts import Parts
from bot.settings import Settings
from bot.telegram.gateway import Gateway
from bot.telegram.sent import Sent
from data.chat import Chat
from data.store.tiny import TinyStore
from data.watch import Window
from tests.bot.conftest import Clock
from tests.checks.direct import Direct
from tests.checks.dossiers import CARD
from tests.checks.saved_web import SavedWeb

START = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)
ZONES = ("Europe/Helsinki", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca")


class Noting:
    """Stands for the gateway: notes when what was sent."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.sent: dict[int, list[datetime]] = defaultdict(list)

    async def send(self, chat_id: int, text: str, **_: Any) -> Sent:
        self.sent[chat_id].append(self.clock())
        return Sent(chat_id, len(self.sent[chat_id]))


async def test_a_year_in_five_zones_has_one_digest_a_week_at_its_hour(tmp_path: Path) -> None:
    store, clock = TinyStore(tmp_path), Clock(START)
    await store.open()
    wire = Noting(clock)
    parts = Parts(
        store=store, web=Halting(SavedWeb()), reader=Direct(), settings=Settings(), clock=clock, rng=random.Random(1)
    )
    desk = Desk(parts=parts, gateway=cast(Gateway, wire))
    for number, zone in enumerate(ZONES, 1):
        async with store.watch(f"w{number}") as unit:
            await memory.put_company(unit, CARD)
            await memory.put_window(unit, Window(chat=number))
        await store.link(f"w{number}", number)
        async with store.chat(number) as unit:
            await memory.put_chat(unit, Chat(id=number, zone=zone, digest_day=(0, 6, 6, 0, 6)[number - 1]))
            unit.wake_at(START)
    schedule = Schedule(desk)
    try:
        await _live(schedule, store, clock, START + timedelta(days=365))
    finally:
        await parts.tasks.stop()
        await store.close()
    for number, zone in enumerate(ZONES, 1):
        local = [moment.astimezone(ZoneInfo(zone)) for moment in wire.sent[number]]
        assert {(moment.hour, moment.minute) for moment in local} == {(9, 0)}, zone
        weeks = [moment.isocalendar()[:2] for moment in local]
        assert len(weeks) == len(set(weeks)), zone
        whole = [week for year, week in weeks if year == 2027]
        assert len(whole) >= 51 and whole == list(range(1, len(whole) + 1)), zone


async def _live(schedule: Schedule, store: TinyStore, clock: Clock, end: datetime) -> None:
    """Go from one wake time of a chat to the next. The watches say not whose they are, so nobody looks."""
    while clock.moment < end:
        await schedule.tick()
        await schedule._desk.parts.tasks.settle(5)
        now = clock.moment.timestamp()
        chats = [when for unit, when in store._hub.wakes.items() if unit.kind == "chat" and when > now]
        clock.moment = datetime.fromtimestamp(min(chats), UTC)
