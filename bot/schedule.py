"""When things are done unasked: a tick that takes what is due from the store, and a nightly round."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import ExitStack, asynccontextmanager
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import now
from bot.duties import chat, house, watch
from bot.duties.outgoing import Outgoing
from bot.duties.turns import Turns
from bot.handlers.turn import Desk
from data.store import StoreError, UnitId

log = logging.getLogger(__name__)

EVERY = 30.0
"""Seconds between two ticks."""
LEASE = 600.0
AT_ONCE = 200
"""Units taken from the store in one go."""
PREPARING = 8
"""Units whose digests are written at the same time: while some wait for the disk others are composed."""
SENDING = 100
"""Units whose messages are sent at the same time; the limiter paces them."""
OFTEN = 3
"""How often one tick begins the same unit; one that stays due comes back when its lease ends."""
NIGHT = 3
"""Hour, UTC, of the nightly round."""
JOBS = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}


class Schedule:
    """Everything done unasked. One unit is never worked on twice at the same time."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk
        self._turns = Turns(desk.runs)
        self.ticked_at: float | None = None
        """When a tick last ended, by the loop's clock; None before the first has."""
        self._busy: set[UnitId] = set()
        self._again: set[UnitId] = set()
        """Units that became due anew while they were busy."""
        self._preparing = asyncio.Semaphore(PREPARING)
        self._outgoing = Outgoing(desk.parts.tasks, self._send, SENDING)

    @asynccontextmanager
    async def running(self, every: float = EVERY) -> AsyncIterator[None]:
        """Tick every so many seconds, and tidy up at night, until the end of the context."""
        for name in ("apscheduler.scheduler", "apscheduler.executors.default"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # a tick that takes long is none; failures we tell
        scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=JOBS)
        scheduler.add_job(self._guarded, "interval", seconds=every, args=[self.tick], id="tick", next_run_time=now())
        scheduler.add_job(self._guarded, "cron", hour=NIGHT, args=[self.night], id="night")
        scheduler.start()
        watching = asyncio.create_task(_keep_going(scheduler, every))
        try:
            yield
        finally:
            watching.cancel()
            scheduler.shutdown(wait=False)
            await asyncio.gather(watching, return_exceptions=True)

    async def tick(self) -> None:
        """Begin everything that is due; returns when it is begun and the digests stand in their outboxes."""
        parts, begun = self._desk.parts, Counter[UnitId]()
        while not parts.tasks.closed:
            due = await parts.store.claim_due(parts.clock(), LEASE, AT_ONCE)
            self._again.update(unit for unit in due if unit in self._busy)
            fresh = [unit for unit in due if unit not in self._busy and begun[unit] < OFTEN]
            begun.update(fresh)
            self._tell(await asyncio.gather(*(self._begin(unit) for unit in fresh), return_exceptions=True))
            if not due:
                self.ticked_at = asyncio.get_running_loop().time()
                return

    async def night(self) -> None:
        """Tidy up."""
        await house.tidy(self._desk)

    def _tell(self, outcomes: list[BaseException | None]) -> None:
        """Tell what units failed with; the others go on."""
        for outcome in outcomes:
            if isinstance(outcome, StoreError):
                log.warning("%s", outcome)
            elif isinstance(outcome, Exception):
                self._desk.parts.tasks.start(_failed(outcome), chat_id=None)

    async def _begin(self, unit: UnitId) -> None:
        """Do what is quick, and start what takes its time."""
        if unit in self._busy:
            self._again.add(unit)
            return
        self._busy.add(unit)
        if unit.kind == "watch":
            self._desk.parts.tasks.start(self._watch(unit), chat_id=None)
            return
        with ExitStack() as undo:
            undo.callback(self._end, unit)
            async with self._preparing:
                await chat.prepare(self._desk, int(unit.id))
            undo.pop_all()
        self._outgoing.put(unit)

    async def _watch(self, unit: UnitId) -> None:
        with ExitStack() as undo:
            undo.callback(self._end, unit)
            await watch.look(self._desk, self._turns, unit.id)
            undo.pop_all()
        self._outgoing.put(unit)

    async def _send(self, unit: UnitId) -> None:
        try:
            if unit.kind == "watch":
                await watch.send(self._desk, unit.id)
            else:
                await chat.send(self._desk, int(unit.id))
        finally:
            self._end(unit)

    def _end(self, unit: UnitId) -> None:
        """Free a unit, and begin it once more where it became due meanwhile: its lease would hide it for long."""
        self._busy.discard(unit)
        if unit in self._again and not self._desk.parts.tasks.closed:
            self._again.discard(unit)
            self._desk.parts.tasks.start(self._begin(unit), chat_id=None)

    async def _guarded(self, job: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run a job as a piece of work of ours, so that it ends with us and its failures are told."""
        done = asyncio.Event()

        async def run() -> None:
            try:
                await job()
            except StoreError as error:
                log.warning("%s", error)
            finally:
                done.set()

        if not self._desk.parts.tasks.closed:
            self._desk.parts.tasks.start(run(), chat_id=None)
            await done.wait()


async def _failed(error: Exception) -> None:
    """Fail as a piece of work of ours does, so that it is told like any other."""
    raise error


async def _keep_going(scheduler: AsyncIOScheduler, every: float) -> None:
    """Bring the jobs back when the machine's clock was turned back: their next runs would be far away. What was
    planned by the wrong clock is planned anew by the nightly round, now.
    """
    while True:
        await asyncio.sleep(max(every, 1.0) * 2)
        job = scheduler.get_job("tick")
        next_run = job.next_run_time if job else None
        if next_run is not None and (next_run - now()).total_seconds() > every * 2:
            log.warning("The clock was turned back; ticking on.")
            scheduler.reschedule_job("tick", trigger="interval", seconds=every)
            scheduler.reschedule_job("night", trigger="cron", hour=NIGHT)
            scheduler.modify_job("night", next_run_time=now())
