"""The store: what kills cost, how long a commit and a start take."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bot import loop
from data.store.tiny import TinyStore
from tests.bench.table import Row
from tests.data.store.killing import kill_often

KILLS = 200
CHATS = 10_000
NOW = datetime(2027, 1, 1, tzinfo=UTC)


def rows() -> Iterator[Row]:
    """Yield every figure of the store."""
    with TemporaryDirectory() as home:
        toll = kill_often(Path(home), KILLS, Random(7))
    said = f"in {toll.kills} kills, {toll.acknowledged} changes acknowledged"
    yield Row(what=f"store: units unreadable {said}", value=toll.unreadable, goal=0, unit="")
    yield Row(what=f"store: changes half applied {said}", value=toll.half_applied, goal=0, unit="")
    yield Row(what=f"store: acknowledged and lost {said}", value=toll.lost, goal=0, unit="")
    yield Row(what=f"store: wakes late or links astray {said}", value=toll.late + toll.astray, goal=0, unit="")
    with TemporaryDirectory() as home:
        took = loop.run(_commits(Path(home)))
    what = "store: commit of 500 findings and 200 reviews"
    walls = sorted(wall for wall, _ in took)
    yield Row(what=f"{what}, our own work, p50", value=median(work for _, work in took), goal=5, unit="ms")
    yield Row(what=f"{what}, p50 {median(walls):.1f} ms, p99", value=walls[-1 - len(took) // 100], goal=40, unit="ms")
    with TemporaryDirectory() as home:
        start, rebuild, lag = loop.run(_starts(Path(home)))
    yield Row(what=f"store: start with {CHATS} chats", value=start, goal=1, unit="s")
    yield Row(what=f"store: start with {CHATS} chats and a lost hub", value=rebuild, goal=14, unit="s")
    yield Row(what=f"store: claiming {CHATS} due chats, longest step", value=lag, goal=100, unit="ms")


async def _commits(home: Path) -> list[tuple[float, float]]:
    """Return the milliseconds of each commit, and of the work in it."""
    store = TinyStore(home)
    await store.open()
    rng = Random(1)
    took = []
    for turn in range(120):
        cases = {f"case{n}": {"state": "open", "turn": turn, "note": "n" * rng.randrange(300)} for n in range(500)}
        reviews = {f"r{n}": {"rating": n % 6, "text": "t" * 300, "turn": turn} for n in range(200)}
        wall, work = time.perf_counter(), time.process_time()
        async with store.watch("w") as unit:
            await unit.put("cases", cases)
            await unit.put("reviews", reviews)
            unit.wake_at(NOW + timedelta(hours=turn))
        wall, work = time.perf_counter() - wall, time.process_time() - work
        took.append((wall * 1000, work * 1000))
    await store.close()
    return took


async def _starts(home: Path) -> tuple[float, float, float]:
    store = TinyStore(home)
    await store.open()
    for number in range(CHATS):
        async with store.chat(number) as unit:
            await unit.put("settings", {"zone": {"is": "Europe/Helsinki"}})
    await store.close()
    for path in (home / "chats").rglob("*.json"):
        path.write_bytes(path.read_bytes().replace(b'"schema":1', b'"schema":1,"wake_at":"2027-01-01T00:00:00+00:00"'))
    (home / "hub.json").unlink()
    rebuild = await _open(home)
    start = await _open(home)
    store = TinyStore(home)
    await store.open()
    longest = 0.0
    while True:
        started = time.perf_counter()
        due = await store.claim_due(NOW, 600, 100)
        longest = max(longest, time.perf_counter() - started)
        if not due:
            break
    await store.close()
    return start, rebuild, longest * 1000


async def _open(home: Path) -> float:
    store = TinyStore(home)
    started = time.perf_counter()
    await store.open()
    took = time.perf_counter() - started
    await store.close()
    return took
