"""A writer that is killed again and again, and what must be true of the store afterwards.

Run as a module it is the writer's parent: for each seed on its standard input it forks a writer,
tells its process id, and waits for its end.
"""

import asyncio
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from data.store.tiny import TinyStore

START = datetime(2027, 1, 1, tzinfo=UTC)
WATCHES = tuple(f"w{number}" for number in range(4))
CHATS = (1, -2, 3)
TABLES = ("cases", "runs", "outbox")


@dataclass
class Toll:
    """What a number of kills did."""

    kills: int = 0
    acknowledged: int = 0
    unreadable: int = 0
    half_applied: int = 0
    lost: int = 0
    late: int = 0
    """Wake times the hub would have missed."""
    astray: int = 0
    """Links the hub and the units do not agree on."""


async def write(home: Path, seed: int) -> None:
    """Write until killed, noting each change before and after in a diary beside the store."""
    rng = Random(seed)
    diary = os.open(home / "diary", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(*words: object) -> None:
        os.write(diary, (" ".join(map(str, words)) + "\n").encode())

    store = TinyStore(home / "store")
    await store.open()
    number = seed * 100_000
    while True:
        number += 1
        watch, chat = rng.choice(WATCHES), rng.choice(CHATS)
        change = rng.choice(("link", "unlink")) if rng.random() < 0.2 else "put"
        note("begin", change, watch, number if change == "put" else chat)
        if change == "put":
            async with store.watch(watch) as unit:
                wake = START + timedelta(minutes=rng.randrange(1000))
                for table in TABLES:
                    await unit.put(
                        table, {"n": {"n": number, "wake": wake.isoformat(), "pad": "x" * rng.randrange(9000)}}
                    )
                unit.wake_at(wake)
        elif change == "link":
            await store.link(watch, chat)
        else:
            await store.unlink(watch, chat)
        note("done", change, watch, number if change == "put" else chat)


def kill_often(home: Path, kills: int, rng: Random) -> Toll:
    """Kill the writer ``kills`` times and look at the store after each."""
    toll = Toll()
    with _parent(home) as parent:
        for seed in range(1, kills + 1):
            parent.stdin.write(f"{seed}\n")
            parent.stdin.flush()
            child = int(parent.stdout.readline())
            _wait(home / "diary", lines=rng.randrange(1, 12))
            time.sleep(rng.uniform(0.0, 0.01))
            os.kill(child, signal.SIGKILL)
            assert parent.stdout.readline() == "ended\n"
            toll.kills += 1
            asyncio.run(_look(home, toll))
    return toll


def _wait(diary: Path, lines: int) -> None:
    """Wait until so much is under way, however slow the disk is today."""
    give_up = time.monotonic() + 20
    while not diary.exists() or diary.read_bytes().count(b"\n") < lines:
        if time.monotonic() > give_up:
            raise TimeoutError("the writer does not write")
        time.sleep(0.001)


@contextmanager
def _parent(home: Path):
    here = Path(__file__).parents[3]
    command = [sys.executable, "-m", "tests.data.store.killing", str(home)]
    with subprocess.Popen(command, cwd=here, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        yield parent
        parent.stdin.close()


async def _look(home: Path, toll: Toll) -> None:
    """Hold the store against the diary, then begin a new diary from what is there."""
    diary = home / "diary"
    lines = [line.split() for line in diary.read_text().splitlines()]
    toll.acknowledged += sum(line[0] == "done" for line in lines)
    done: dict[tuple[str, ...], str] = {}
    begun: dict[tuple[str, ...], str] = {}
    for state, change, watch, what in lines:
        key, value = ((watch,), what) if change == "put" else ((watch, what), change)
        (done if state == "done" else begun)[key] = value
    store = TinyStore(home / "store")
    await store.open()
    toll.unreadable += len(list((home / "store").rglob("*.damaged*")))
    wakes: dict[str, datetime] = {}
    for watch in WATCHES:
        async with store.watch(watch) as unit:
            docs = [await unit.get(table, "n") for table in TABLES]
            windows = sorted(int(chat) for chat in await unit.all("windows"))
        numbers = {doc and doc["n"] for doc in docs}
        toll.half_applied += len(numbers) > 1
        found = str(next(iter(numbers)))
        toll.lost += (watch,) in done and found not in (done[watch,], begun[watch,])
        if docs[0]:
            wakes[watch] = datetime.fromisoformat(docs[0]["wake"])
        chats = await store.chats_of(watch)
        toll.astray += chats != windows or any([watch not in await store.watches_of(chat) for chat in chats])
        for chat in CHATS:
            key = (watch, str(chat))
            state = "link" if chat in chats else "unlink"
            toll.lost += key in done and state not in (done[key], begun[key])
    claimed: set[str] = set()
    for watch, wake in sorted(wakes.items(), key=lambda each: each[1]):
        claimed |= {unit.id for unit in await store.claim_due(wake, 1e9, 99)}
        toll.late += watch not in claimed
    await store.close()
    diary.unlink()


def _fork_writers(home: Path) -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(write(home, int(line)))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("ended\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _fork_writers(Path(sys.argv[1]))
