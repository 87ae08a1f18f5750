import asyncio
import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from checks.ask import Reader
from checks.web import Blocked, Broken
from checks.workers import Workers


def upper(text: str) -> str:
    return text.upper()


def imported(names: tuple[str, ...]) -> list[str]:
    import sys

    return [name for name in names if name in sys.modules]


def refuse(note: str) -> None:
    raise Blocked(note)


def fail(note: str) -> None:
    raise ValueError(note)


def forever() -> None:
    """Hold the interpreter in C code, where no signal handler of Python's runs."""
    pow(7, 10**8)


def die() -> None:
    os._exit(9)


def swallow(count: int) -> int:
    return len(bytearray(count))


def secret() -> object:
    return lambda: None


@pytest.fixture
async def workers():
    pool = Workers(2, seconds=0.8, memory=1024**3)
    yield pool
    await pool.close()


async def test_workers_read_and_report(workers):
    reader: Reader = workers
    assert await reader.run(upper, "abc") == "ABC"
    assert await reader.run(imported, ("aiohttp", "tinydb", "telegram", "bot", "data.store")) == []
    with pytest.raises(Blocked, match="no entry"):
        await reader.run(refuse, "no entry")
    with pytest.raises(Broken, match="ValueError: no feed"):
        await reader.run(fail, "no feed")
    with pytest.raises(Broken):
        await reader.run(secret)
    with pytest.raises(Broken, match="memory"):
        await reader.run(swallow, 4 * 1024**3)
    assert await reader.run(swallow, 1000) == 1000


async def test_a_death_or_a_hold_up_hurts_nobody_else(workers):
    assert await workers.run(upper, "warm") == "WARM"
    started = time.monotonic()
    work = [workers.run(forever), *[workers.run(upper, str(n)) for n in range(20)]]
    stuck, *fine = await asyncio.gather(*work, return_exceptions=True)
    assert isinstance(stuck, Broken) and "took longer than 0.8 s" in stuck.note
    assert time.monotonic() - started < 30
    assert fine == [str(n) for n in range(20)]
    with pytest.raises(Broken, match="crash"):
        await workers.run(die)
    assert await workers.run(upper, "still here") == "STILL HERE"


async def test_readers_that_are_killed_while_they_have_nothing_to_do_are_replaced(workers):
    assert await workers.run(upper, "warm") == "WARM"
    for child in multiprocessing.active_children():
        child.kill()
    await asyncio.sleep(0.3)
    assert await workers.run(upper, "next") == "NEXT"
    assert await workers.run(upper, "and on") == "AND ON"


@pytest.mark.skipif(sys.platform != "linux", reason="only there they are copies of one process")
async def test_they_go_on_though_the_process_they_are_copies_of_was_killed(workers):
    assert await workers.run(upper, "warm") == "WARM"
    first = parent(await workers.run(os.getpid))
    assert first not in (None, os.getpid())
    os.kill(first, signal.SIGKILL)
    assert await workers.run(upper, "next") == "NEXT"
    with pytest.raises(Broken, match="crash"):
        await workers.run(die)
    assert await workers.run(upper, "and on") == "AND ON"
    assert parent(await workers.run(os.getpid)) not in (None, first, os.getpid())


async def test_work_nobody_waits_for_is_stopped(workers):
    await workers.run(upper, "warm")
    task = asyncio.create_task(workers.run(forever))
    await asyncio.sleep(0.3)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.wait_for(workers.run(upper, "next"), 6) == "NEXT"


@pytest.mark.parametrize("after", [0.0, 0.05, 0.4])
async def test_closing_ends_what_is_under_way(after):
    pool = Workers(1, seconds=30)
    task = asyncio.create_task(pool.run(forever))
    await asyncio.sleep(after)
    await pool.close()
    with pytest.raises(Broken):
        await asyncio.wait_for(task, 6)
    with pytest.raises(Broken, match="closed"):
        await pool.run(upper, "late")


OWNER = """
import asyncio, os, time
from checks.workers import Workers
from tests.checks.test_workers import forever

async def main():
    pool = Workers(1, seconds=1.0, alone=0.2)
    print(await pool.run(os.getpid), flush=True)
    await pool.run(forever)

if __name__ == "__main__":
    asyncio.run(main())
"""


async def test_a_process_at_a_hostile_page_ends_soon_after_the_program_was_killed(tmp_path):
    """It hears of nothing while the interpreter is held, so only the system can end it."""
    script = tmp_path / "owner.py"
    script.write_text(OWNER, "utf-8")
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    said = tmp_path / "said"
    with said.open("wb") as out:
        owner = await asyncio.create_subprocess_exec(sys.executable, script, stdout=out, env=paths)
    async with asyncio.timeout(20):
        while not said.read_text().endswith("\n"):
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.3)
    owner.kill()
    await owner.wait()
    worker = int(said.read_text())
    assert lives(worker), "nobody has told it"
    async with asyncio.timeout(20):
        while lives(worker):
            await asyncio.sleep(0.05)


def parent(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
