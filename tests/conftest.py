"""What all tests share.

An example of Hypothesis is never too slow: on a busy machine its time says nothing of the code, and the
benches measure that. Files lie in memory where the machine has room for that: a disk makes them wait, and what a disk
does to them is tried where the store is.
"""

import gc
import os
from asyncio import AbstractEventLoop
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.loop import new_event_loop

gc.disable()  # until all is collected: nothing of that is garbage
MEMORY = Path("/dev/shm")
if os.access(MEMORY, os.W_OK):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

settings.register_profile("goodname", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("goodname")


WAITING = ("test_real_process.py", "test_cli.py", "test_full_disk.py", "test_workers.py", "test_fetch_hostile.py")
"""Files of tests that wait more than they work."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with those that wait: beside them others work, while at the end nothing would be left to do."""
    items.sort(key=lambda item: item.path.name not in WAITING)


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], AbstractEventLoop]]:
    """Try everything on the loop it runs on."""
    return {"ours": new_event_loop}


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of every later round of the garbage collector: it stays to the end anyway."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()
