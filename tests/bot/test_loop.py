"""The loop everything runs on."""

import asyncio
import os
import signal

import pytest
import uvloop

from bot import loop


async def _which() -> asyncio.AbstractEventLoop:
    return asyncio.get_running_loop()


def test_programs_run_on_the_quick_loop() -> None:
    assert isinstance(loop.run(_which()), uvloop.Loop)


async def test_so_do_their_tests() -> None:
    assert isinstance(await _which(), uvloop.Loop)


def test_ctrl_c_ends_what_runs_and_lets_it_clear_up() -> None:
    cleared = []

    async def works() -> None:
        try:
            asyncio.get_running_loop().call_later(0.05, os.kill, os.getpid(), signal.SIGINT)
            await asyncio.sleep(20)
        finally:
            cleared.append(True)

    with pytest.raises(KeyboardInterrupt):
        loop.run(works())
    assert cleared == [True]
