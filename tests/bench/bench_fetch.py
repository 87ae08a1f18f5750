"""The door and the workers: what hostile pages and a large one cost the process that speaks."""

import asyncio
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from bot import loop
from checks.fetch import Fetch
from checks.reading import page
from checks.web import LookError
from checks.workers import Workers
from tests.bench.hostile_web import HOSTILE, ORDINARY
from tests.bench.table import Row

NOW = datetime(2027, 3, 1, tzinfo=UTC)
ROUNDS = 3


def rows() -> Iterator[Row]:
    """Yield every figure of the door and the workers."""
    with _web() as port:
        yield from loop.run(_measure(port))


@contextmanager
def _web() -> Iterator[int]:
    command = [sys.executable, "-m", "tests.bench.hostile_web"]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True) as web:
        try:
            yield int(web.stdout.readline())
        finally:
            web.kill()


class Lag:
    """How late the event loop comes back from a short sleep: the worst of each round, in ms."""

    def __init__(self) -> None:
        self.rounds = [0.0]

    async def watch(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.002)
            self.rounds[-1] = max(self.rounds[-1], (time.perf_counter() - before - 0.002) * 1000)

    def usual(self) -> float:
        """Return the median of the rounds so far (others use this machine too), and start anew."""
        worst, self.rounds = median(self.rounds[:-1] or self.rounds), [0.0]
        return worst

    def turn(self) -> None:
        """Begin another round."""
        self.rounds.append(0.0)


async def _measure(port: int) -> list[Row]:
    workers = Workers(2, preload=("checks.reading.page",))
    resolve = {"*.example": f"127.0.0.1:{port}"}
    async with Fetch(now=lambda: NOW, user_agent="Goodname/bench", reader=workers, resolve=resolve) as web:
        ordinary = len(HOSTILE)
        for _ in range(2):
            await _read(web, workers, ordinary)
        before, lag = _most_memory(), Lag()
        watching = asyncio.create_task(lag.watch())
        took = {name: await _read(web, workers, number) for number, name in enumerate(HOSTILE)}
        took["a worker held for ever"] = await _hold(workers)
        hostile_lag, large = lag.usual(), []
        for _ in range(ROUNDS):
            large.append(await _read(web, workers, ordinary))
            lag.turn()
        large_lag = lag.usual()
        for _ in range(ROUNDS):
            await asyncio.gather(*(_read(web, workers, number) for number in range(ordinary + 1)))
            lag.turn()
        watching.cancel()
        grown = _most_memory() - before
    await workers.close()
    slowest = max(took, key=lambda name: took[name])
    return [
        Row(what=f"door: slowest hostile page read or given up ({slowest})", value=took[slowest], goal=6, unit="s"),
        Row(what=f"door: loop lag over {len(HOSTILE)} hostile pages", value=hostile_lag, goal=50, unit="ms"),
        Row(
            what=f"door: loop lag over a page of {ORDINARY}, read in {min(large):.2f} s",
            value=large_lag,
            goal=50,
            unit="ms",
        ),
        Row(what="door: loop lag over all of them at once", value=lag.usual(), goal=50, unit="ms"),
        Row(what="door: growth of the main process", value=grown, goal=64, unit="MB"),
    ]


def hold() -> int:
    """Never come back, in C code where no signal is heard."""
    return pow(7, 10**9)


async def _hold(workers: Workers) -> float:
    started = time.perf_counter()
    with suppress(LookError):
        await workers.run(hold)
    return time.perf_counter() - started


async def _read(web: Fetch, workers: Workers, number: int) -> float:
    """Fetch and read one page as a source does, and return the seconds until it was read or given up."""
    started = time.perf_counter()
    with suppress(LookError):
        answer = await web.get(f"http://page{number}.example/{number}", crawl=True)
        await workers.run(page.read, answer.body, answer.url, "text/html", "NO", date(2027, 3, 1))
    return time.perf_counter() - started


def _most_memory() -> float:
    """Return the most memory this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
