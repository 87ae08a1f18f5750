"""A bot that is to be killed: loaded once, then forked for each of its lives.

Run as a module it reads a moment a line, forks a bot whose clock starts there, tells its process id, and waits for
its end. What a page says is read in the bot's own process, so that a life begins at once.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.clock import Clock, shifted
from bot.process import serve
from bot.settings import Settings, load
from bot.world import World
from checks import registry
from checks.fetch import Fetch
from tests.checks.direct import Direct

TICK = 0.3


@asynccontextmanager
async def _world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    registry.discover()
    reader, cache = Direct(), settings.home / "cache"
    async with Fetch(
        now=clock,
        user_agent=settings.user_agent,
        reader=reader,
        cache_dir=cache,
        resolve=settings.resolve,
        ca_file=settings.ca_file,
    ) as web:
        yield World(web, reader)


class Lives:
    """The lives of one bot, one after another. ``log`` keeps what it says."""

    def __init__(self, log: Path, environment: dict[str, str]) -> None:
        self._log, self._environment = log, os.environ | environment
        self._pid = 0

    async def __aenter__(self) -> "Lives":
        """Load everything once."""
        with self._log.open("ab") as said:
            self._parent = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.bench.killed_bot", env=self._environment, stderr=said,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2],
            )  # fmt: skip
        return self

    async def __aexit__(self, *_: object) -> None:
        """End the parent."""
        if self._parent.stdin:
            self._parent.stdin.close()
        await self._parent.wait()

    async def begin(self, moment: datetime) -> None:
        """Start a bot whose clock reads ``moment``."""
        assert self._parent.stdin
        self._parent.stdin.write(f"{moment.isoformat()}\n".encode())
        self._pid = int(await self._line())

    async def end(self, how: signal.Signals = signal.SIGKILL) -> int:
        """End it by a signal; returns what ``os.waitpid`` says of it."""
        os.kill(self._pid, how)
        return int(await self._line())

    async def _line(self) -> str:
        assert self._parent.stdout
        return (await self._parent.stdout.readline()).decode()


def main() -> None:
    """Fork a bot for every line."""
    settings = load()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(serve(settings, clock=shifted(datetime.fromisoformat(line.strip())), tick=TICK, world_of=_world))
        print(child, flush=True)
        print(os.waitpid(child, 0)[1], flush=True)


if __name__ == "__main__":
    main()
