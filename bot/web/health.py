"""A page of our own for whatever watches over the process: whether the bot still polls and ticks.

``GET /health`` answers 200, or 503 when either has been stuck for minutes, with one JSON object:
``polling`` and ``schedule`` (seconds since Telegram last answered and since a tick last ended, null before the
first), ``outbox`` (chats and companies for which something is due that is not done yet) and ``version``.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import web

from bot.clock import Clock
from bot.settings import VERSION
from data.store import Store

PATH = "/health"
POLLING_STUCK = 180.0
"""Seconds without any answer of Telegram, who is asked at least every 60."""
SCHEDULE_STUCK = 600.0
"""Seconds without the end of a tick; ten thousand digests at once take one minute."""

Since = Callable[[], float | None]
"""Gives a moment of the loop's clock, or None while there is none."""


class HealthError(Exception):
    """The page cannot be opened; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """Where the page looks."""

    polled: Since
    ticked: Since
    store: Store
    clock: Clock


@asynccontextmanager
async def page(host: str, port: int, pulse: Pulse) -> AsyncIterator[str]:
    """Serve the page until the context ends; gives its address. Raises ``HealthError``."""
    started = asyncio.get_running_loop().time()

    async def health(_: web.Request) -> web.Response:
        told, well = await _told(pulse, started)
        return web.json_response(told, status=200 if well else 503, headers={"Cache-Control": "no-store"})

    app = web.Application()
    app.router.add_get(PATH, health)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise HealthError(f"/health cannot listen on {host}:{port}: {error.strerror}. See health_port.") from error
        yield f"http://{host}:{runner.addresses[0][1]}{PATH}"
    finally:
        await runner.cleanup()


async def _told(pulse: Pulse, started: float) -> tuple[dict[str, Any], bool]:
    now = asyncio.get_running_loop().time()
    polled, ticked = pulse.polled(), pulse.ticked()
    told = {
        "polling": None if polled is None else round(now - polled, 1),
        "schedule": None if ticked is None else round(now - ticked, 1),
        "outbox": await pulse.store.waiting(pulse.clock()),
        "version": VERSION,
    }
    well = now - (polled or started) <= POLLING_STUCK and now - (ticked or started) <= SCHEDULE_STUCK
    return told, well


async def ask(host: str, port: int, seconds: float = 5.0) -> tuple[int, dict[str, Any]] | None:
    """Ask the page of a bot that runs; None when nobody answers."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(seconds)) as session,
            session.get(f"http://{host}:{port}{PATH}") as answer,
        ):
            told = await answer.json()
            return (answer.status, told) if isinstance(told, dict) else None
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return None
