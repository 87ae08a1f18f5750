"""The real bot on the fake Telegram, with the real store on disk and a web of saved pages."""

import asyncio
import os
import random
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.process import Running, build
from bot.settings import Settings
from bot.telegram.limiter import Limiter
from bot.world import World
from checks import engine
from data.store.tiny import TinyStore
from tests.checks.direct import Direct
from tests.checks.saved_web import SavedWeb
from tests.fakegram import TOKEN, FakeGram
from tests.fakegram.chat import Chat
from tests.fakegram.people import Person


@dataclass
class Clock:
    """A clock that tests set."""

    moment: datetime = datetime(2026, 11, 23, 7, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def on(self, **span: float) -> None:
        self.moment += timedelta(**span)


class Unhurried(Limiter):
    """No pace at all: what is paced is tested with the limiter."""

    async def process_request(
        self,
        callback: Any,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Any,
    ) -> Any:
        return await callback(*args, **kwargs)


@dataclass
class House:
    """Everything a test touches."""

    gram: FakeGram
    web: SavedWeb
    clock: Clock
    store: TinyStore
    settings: Settings
    edit_gaps: tuple[float, float] = (0.02, 0.02)
    set_menus: bool = False
    """Twenty-five calls at every start: only where a test looks at them."""
    limiter: Callable[[], Limiter] = Unhurried
    bot: Running | None = None
    polling: asyncio.Task[None] | None = None
    stack: list[object] = field(default_factory=list)

    def built(self) -> AbstractAsyncContextManager[Running]:
        return build(
            self.settings,
            store=self.store,
            world=World(self.web, Direct()),
            clock=self.clock,
            rng=random.Random(7),
            edit_gaps=self.edit_gaps,
            limiter=self.limiter(),
            tick=0.05,
            set_menus=self.set_menus,
        )

    async def start(self) -> None:
        self._context = self.built()
        self.bot = await self._context.__aenter__()
        self.polling = asyncio.create_task(self.bot.poller.run())

    async def stop(self) -> None:
        assert self.bot and self.polling
        self.bot.poller.stop()
        await self.polling
        await self._context.__aexit__(None, None, None)

    async def kill(self) -> None:
        """End as by ``kill -9``: what is not on the disk at this moment is lost.

        A file that is being written becomes another while it is copied, and is never read: it is left out.
        """
        assert self.bot
        home = self.settings.home
        kept = home.with_name(f"{home.name}.kept")
        shutil.copytree(home, kept, ignore=shutil.ignore_patterns("*.next"))
        await self.bot.desk.parts.tasks.stop(1)
        await self.stop()
        await self.store.close()
        shutil.rmtree(home)
        kept.rename(home)
        self.store = TinyStore(home)
        await self.store.open()

    async def start_again(self) -> None:
        await self.stop()
        await self.start()

    async def with_places(self, file: Path, rows: str) -> None:
        """Start again with places of the operator's own."""
        file.write_text(rows, "utf-8")
        self.settings = replace(self.settings, places=file)
        await self.start_again()

    async def settle(self) -> None:
        assert self.bot
        await self.bot.desk.parts.tasks.settle(10)

    async def quiet(self) -> None:
        """Wait until the handlers have committed what they said, however busy the machine is."""
        with suppress(TimeoutError):
            async with asyncio.timeout(3):
                while self.gram.updates.pending:
                    await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)

    def ann(self) -> Chat:
        return self.gram.private(self.gram.person(7, "Ann"))


@pytest.fixture(autouse=True, scope="session")
def unsynced() -> Iterator[None]:
    """Leave out what only a power cut would miss, and the spread with which sources begin: the tests of the store and
    the killed processes do sync, those of the engine do spread.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(engine, "_SPREAD", 0.0)
        yield


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with FakeGram() as gram:
        store = TinyStore(tmp_path)
        await store.open()
        settings = Settings(token=TOKEN, base_url=gram.base_url, base_file_url=gram.file_url, home=tmp_path)
        house = House(gram=gram, web=SavedWeb(), clock=Clock(), store=store, settings=settings)
        await house.start()
        try:
            yield house
        finally:
            await house.stop()
            await house.store.close()


__all__ = ["Person"]
