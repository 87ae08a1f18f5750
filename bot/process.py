"""The composition root: settings become a store, a web, a Telegram application and what runs beside it."""

import asyncio
import gc
import logging
import random
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias, TypeVar

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ExtBot

from bot import logs, loop, menus
from bot.clock import Clock, now
from bot.dispatch import ALLOWED_UPDATES, handler, install
from bot.errors import report
from bot.handlers import looking, running
from bot.handlers.turn import Desk
from bot.schedule import EVERY, Schedule
from bot.services import memory, windows
from bot.services.halting import Halting
from bot.services.parts import Parts
from bot.settings import Settings
from bot.shelf import Shelf
from bot.telegram.gateway import Gateway
from bot.telegram.limiter import Limiter, Urgency
from bot.telegram.poller import Poller, PollerConflict, PollerToken
from bot.telegram.request import make_bot
from bot.telegram.troubles import Hooks
from bot.web.health import HealthError, Pulse, page
from bot.world import World, open_world
from data.phrases import load, negotiate
from data.store import Store, StoreFull
from data.store.tiny import TinyStore

log = logging.getLogger(__name__)

T = TypeVar("T")

SENDS_END = 1.5
"""Seconds that what is being said gets when the process is told to end."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 30.0
"""Seconds before Telegram, which did not answer at the start, is asked again."""
TIDIED = (5_000, 20, 20)
"""New things after which memory is tidied, and how often that is done before older ones are looked through."""
LAST_WORDS = 6.0
"""Seconds that work which was cut off gets to clean up."""


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that is ready to take updates."""

    desk: Desk
    poller: Poller
    schedule: Schedule


@asynccontextmanager
async def build(
    settings: Settings,
    *,
    store: Store,
    world: World,
    clock: Clock = now,
    rng: random.Random | None = None,
    edit_gaps: tuple[float, float] = (3.0, 6.0),
    tick: float = EVERY,
    limiter: Limiter | None = None,
    set_menus: bool = True,
) -> AsyncIterator[Running]:
    """Put the bot together on a store that is open; on leaving, end its work in good order.

    ``edit_gaps`` are the seconds between two edits of a progress message, in private and in groups. The command
    menus are set beside everything else (``set_menus``): nobody waits for them.
    """
    parts = Parts(
        store=store,
        web=Halting(world.web),
        reader=world.reader,
        settings=settings,
        clock=clock,
        rng=rng or random.SystemRandom(),
    )
    bot = make_bot(settings.token, base_url=settings.base_url, base_file_url=settings.base_file_url, limiter=limiter)
    gateway = Gateway(bot, hooks(store), note=topic_gone(store))
    desk = Desk(parts=parts, gateway=gateway, edit_gap_private=edit_gaps[0], edit_gap_group=edit_gaps[1])
    parts.tasks.on_error = lambda error, chat_id, thread_id: report(desk, error, chat_id, thread_id)
    application = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
    install(application, desk)
    async with _closing(bot), application:
        if set_menus:
            parts.tasks.start(menus.register(bot), chat_id=None)
        await running.tell_interrupted(desk)
        await looking.tell_interrupted(desk)
        try:
            poller = Poller(
                bot,
                handler(application),
                allowed=ALLOWED_UPDATES,
                retry_on=(StoreFull,),
                patience=settings.conflict_seconds,
                shelf=Shelf(store, bot),
            )
            schedule = Schedule(desk)
            async with schedule.running(tick):
                yield Running(desk, poller, schedule)
        finally:
            parts.tasks.closed = True
            await parts.tasks.settle(SENDS_END)
            await parts.tasks.stop(LAST_WORDS)


@asynccontextmanager
async def _closing(bot: ExtBot[Urgency]) -> AsyncIterator[None]:
    """Close the connections also of a start that failed or was broken off: the application then leaves them open."""
    try:
        yield
    finally:
        await bot.shutdown()


def hooks(store: Store) -> Hooks:
    """Return what becomes of a chat that is gone or has moved."""

    async def gone(chat_id: int, reason: str) -> None:
        log.info("chat %s: %s", chat_id, reason)
        async with store.chat(chat_id) as unit:
            chat = await memory.get_chat(unit)
            if chat is not None and chat.active:
                await memory.put_chat(unit, replace(chat, active=False))

    async def thread_gone(chat_id: int, _: int) -> None:
        async with store.chat(chat_id) as unit:
            chat = await memory.get_chat(unit)
            if chat is not None and chat.thread_id is not None:
                await memory.put_chat(unit, replace(chat, thread_id=None))

    return Hooks(on_gone=gone, on_migrated=partial(windows.follow, store), on_thread_gone=thread_gone)


def topic_gone(store: Store) -> Callable[[int], Awaitable[str]]:
    """Return how to say in a chat's language that its topic is gone."""

    async def word(chat_id: int) -> str:
        async with store.chat(chat_id) as unit:
            chat = await memory.get_chat(unit)
        return load(negotiate(chat.language if chat else None)).text("outbox.topic_gone")

    return word


def tune() -> None:
    """Hold up nobody for long: what was loaded for good is left out when memory is tidied, which took 100 ms a
    time, and what is older than a moment is seldom looked through; a thread that has written a file waits .2 ms for
    its turn, not 5.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*TIDIED)
    sys.setswitchinterval(0.0002)


OpenWorld: TypeAlias = Callable[[Settings, Clock], AbstractAsyncContextManager[World]]


def serve(settings: Settings, *, clock: Clock = now, tick: float = EVERY, world_of: OpenWorld = open_world) -> int:
    """Run the bot until it is told to end; return the exit code. ``tick``: seconds between two ticks."""
    logs.setup(settings.secrets)
    with suppress(KeyboardInterrupt):
        return loop.run(_serve(settings, clock, tick, world_of))
    return 0


async def _serve(settings: Settings, clock: Clock, tick: float, world_of: OpenWorld) -> int:
    async with AsyncExitStack() as stack:
        store = TinyStore(settings.home)
        await store.open()
        stack.push_async_callback(store.close)
        world = await stack.enter_async_context(world_of(settings, clock))
        stop = _told_to_stop()
        try:
            bot = await _begun(stack, lambda: build(settings, store=store, world=world, clock=clock, tick=tick), stop)
        except InvalidToken:
            log.error("Telegram does not know this token. Ask @BotFather for it and set TELEGRAM_BOT_TOKEN.")
            return 2
        if bot is None:
            return 0
        if settings.health_port:
            pulse = Pulse(
                polled=lambda: bot.poller.answered_at, ticked=lambda: bot.schedule.ticked_at, store=store, clock=clock
            )
            try:
                address = await stack.enter_async_context(page(settings.health_host, settings.health_port, pulse))
            except HealthError as error:
                log.error("%s", error)
                return 2
            log.info("%s tells how the bot is", address)
        tune()
        return await _poll(bot, stop)


def _told_to_stop() -> asyncio.Event:
    """Return what is set as soon as the process is told to end."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


async def _begun(
    stack: AsyncExitStack, make: Callable[[], AbstractAsyncContextManager[Running]], stop: asyncio.Event
) -> Running | None:
    """Put the bot together as soon as Telegram answers; None when we are told to end before it does."""
    pause = FIRST_PAUSE
    while not stop.is_set():
        try:
            return await _unless(stop, stack.enter_async_context(make()))
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram cannot be reached (%s); again in %.0f s.", _short(error), pause)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        pause = min(pause * 2, LONGEST_PAUSE)
    return None


async def _unless(stop: asyncio.Event, work: Awaitable[T]) -> T | None:
    """Return what comes of ``work``, or break it off and return None as soon as ``stop`` is set."""
    task, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not task.done():
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return None
    return task.result()


def _short(error: TelegramError) -> str:
    """Return what failed, without the page that a gateway sent in the place of an answer."""
    return error.message.partition(":")[0].partition(". Parsing")[0]


async def _poll(bot: Running, stop: asyncio.Event) -> int:
    polling, stopping = asyncio.create_task(bot.poller.run()), asyncio.create_task(stop.wait())
    await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    bot.poller.stop()
    try:
        await polling
    except (PollerConflict, PollerToken) as error:
        log.error("%s", error)
        return 1
    return 0
