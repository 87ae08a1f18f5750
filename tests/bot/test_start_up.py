"""A Telegram that does not answer at the start is waited for."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot import process
from tests.bot.conftest import House


async def test_it_is_asked_again_until_it_answers(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(process, "FIRST_PAUSE", 0.01)
    house.gram.fail("getMe", drop="before", times=2)
    async with AsyncExitStack() as stack:
        begun = await process._begun(stack, house.built, asyncio.Event())
        assert begun is not None
    assert caplog.text.count("Telegram cannot be reached") == 2


async def test_told_to_end_meanwhile_it_ends(house: House) -> None:
    stop = asyncio.Event()
    house.gram.fail("getMe", drop="before", times=100)
    asyncio.get_running_loop().call_later(0.05, stop.set)
    async with AsyncExitStack() as stack, asyncio.timeout(1):
        assert await process._begun(stack, house.built, stop) is None
