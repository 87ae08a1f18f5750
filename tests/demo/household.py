"""The real bot between the town and a fake Telegram, all in this process: quick to start, and its clock can be set."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.process import Running, build
from bot.services import memory
from bot.settings import Settings, load
from bot.world import World, open_world
from checks import registry
from checks.ask import Reader
from checks.fetch import Fetch
from data.case import Case
from data.store.tiny import TinyStore
from tests.bot.conftest import Clock, Unhurried
from tests.fakegram import FakeGram
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message
from tests.town import Town

PATIENCE = 60.0


@dataclass
class Household:
    """Everything somebody who tries the bot out touches."""

    town: Town
    gram: FakeGram
    clock: Clock
    bot: Running
    stack: AsyncExitStack

    def owner(self, language: str = "en") -> Chat:
        """Return the chat of somebody new."""
        number = 100 + len(self.gram.people)
        return self.gram.private(self.gram.person(number, "Ann", language))

    async def settle(self, patience: float = PATIENCE) -> None:
        """Wait until everything in hand is done."""
        async with asyncio.timeout(PATIENCE):
            while self.gram.updates.pending:
                await asyncio.sleep(0.01)
        await self.bot.desk.parts.tasks.settle(patience)

    def on(self, **span: float) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(**span)

    async def reopen(self) -> None:
        """Open the web anew, as after a restart: names that ceased to exist are gone, nobody is remembered."""
        settings = load(self.town.write_settings(), {"GOODNAME_HOME": str(self.bot.desk.parts.settings.home)})
        parts = self.bot.desk.parts
        parts.web._web = await self.stack.enter_async_context(_door(settings, self.clock, parts.reader))

    async def cases(self, chat: Chat) -> dict[str, Case]:
        """Return the cases of a chat's company."""
        (watch_id,) = await self.bot.desk.parts.store.watches_of(chat.id)
        async with self.bot.desk.parts.store.watch(watch_id) as unit:
            return await memory.get_cases(unit)

    async def check(self, chat: Chat) -> Message:
        """Send /check an hour later and return the summary."""
        self.on(hours=1)
        mark = chat.mark
        await chat.say("/check")
        going = await chat.wait_for(lambda message: any("Stop" in row for row in message.buttons), PATIENCE, since=mark)
        await self.settle()
        assert not any("Stop" in row for row in going.buttons), str(going)
        return going

    async def press(self, chat: Chat, words: str, on: Message | None = None) -> str:
        """Press a button and wait until everything it began is done; returns the toast."""
        press = await chat.click(words, on=on)
        toast = await press.toast(PATIENCE) if press.id else None
        await self.settle()
        return toast.text if toast else ""


@asynccontextmanager
async def household(home: Path, now: datetime, *, reader: Reader | None = None) -> AsyncIterator[Household]:
    """Open a town, a fake Telegram and a bot between them; ``reader`` in place of workers."""
    async with AsyncExitStack() as stack:
        clock = Clock(now)
        town = await stack.enter_async_context(Town(now=now, rng=random.Random(1)))
        gram = await stack.enter_async_context(FakeGram())
        settings = load(
            town.write_settings(),
            {
                "GOODNAME_HOME": str(home),
                "TELEGRAM_BOT_TOKEN": gram.token,
                "TELEGRAM_BASE_URL": gram.base_url,
                "TELEGRAM_BASE_FILE_URL": gram.file_url,
            },
        )
        store = TinyStore(home)
        await store.open()
        stack.push_async_callback(store.close)
        world = await stack.enter_async_context(_world(settings, clock, reader))
        context = build(
            settings,
            store=store,
            world=world,
            clock=clock,
            rng=random.Random(7),
            edit_gaps=(0.02, 0.02),
            limiter=Unhurried(),
            set_menus=False,
        )
        bot = await stack.enter_async_context(context)
        polling = asyncio.create_task(bot.poller.run())
        try:
            yield Household(town, gram, clock, bot, stack)
        finally:
            bot.poller.stop()
            await polling


@asynccontextmanager
async def _world(settings: Settings, clock: Clock, reader: Reader | None) -> AsyncIterator[World]:
    if reader is None:
        async with open_world(settings, clock) as world:
            yield world
        return
    registry.discover()
    async with _door(settings, clock, reader) as web:
        yield World(web, reader)


def _door(settings: Settings, clock: Clock, reader: Reader) -> Fetch:
    return Fetch(
        now=clock,
        user_agent=settings.user_agent,
        reader=reader,
        cache_dir=settings.home / "cache",
        resolve=settings.resolve,
        ca_file=settings.ca_file,
    )
