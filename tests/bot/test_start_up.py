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


async def test_a_gateways_page_in_the_place_of_an_answer_is_waited_through_too(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(process, "FIRST_PAUSE", 0.01)
    house.gram.fail("getMe", status=200, times=1)
    house.gram.fail("getMe", status=502, times=1)
    async with AsyncExitStack() as stack:
        assert await process._begun(stack, house.built, asyncio.Event()) is not None
    said = [record.getMessage() for record in caplog.records if record.name == "bot.process"]
    assert [line.partition("(")[2].partition(")")[0] for line in said] == [
        "Invalid server response",
        "Bad Gateway (502",
    ]
    assert "<html>" not in "".join(said)


async def test_told_to_end_while_no_answer_comes_it_ends_at_once(house: House) -> None:
    stop = asyncio.Event()
    slow = house.gram.fail("getMe", delay=5)
    asyncio.get_running_loop().call_later(0.05, stop.set)
    async with AsyncExitStack() as stack, asyncio.timeout(1):
        assert await process._begun(stack, house.built, stop) is None
    assert slow.met


async def test_told_to_end_meanwhile_it_ends(house: House) -> None:
    stop = asyncio.Event()
    house.gram.fail("getMe", drop="before", times=100)
    asyncio.get_running_loop().call_later(0.05, stop.set)
    async with AsyncExitStack() as stack, asyncio.timeout(1):
        assert await process._begun(stack, house.built, stop) is None
