"""The internet and the workers as the settings want them, opened and closed together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.clock import Clock
from bot.settings import Settings
from checks import registry
from checks.ask import Reader
from checks.fetch import Fetch
from checks.remembering import Remembering
from checks.web import Web
from checks.workers import Workers


@dataclass(frozen=True, slots=True)
class World:
    """What a check needs of the outside."""

    web: Web
    reader: Reader


@asynccontextmanager
async def open_world(settings: Settings, clock: Clock, *, workers: int = 2) -> AsyncIterator[World]:
    """Open the door to the internet and start the workers; every source and check is known from here on."""
    registry.discover()
    reader = Workers(workers, preload=("checks.warm",))
    door = Fetch(
        now=clock,
        user_agent=settings.user_agent,
        reader=reader,
        cache_dir=settings.home / "cache",
        allow_hosts=settings.allow_hosts,
        resolve=settings.resolve,
        ca_file=settings.ca_file,
    )
    try:
        async with door as web:
            yield World(web, Remembering(reader, settings.home / "cache" / "readings"))
    finally:
        await reader.close()
