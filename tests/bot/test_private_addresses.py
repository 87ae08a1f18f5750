"""Story 02: an address inside a house is refused with a plain reason, and nobody knocks there."""

import asyncio

import pytest

from tests.bot.conftest import House
from tests.checks.raw_server import fetch


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.7", "printer.local", "[::1]", "http://192.168.0.1"])
async def test_it_is_refused_and_nothing_is_asked_of_it(house: House, host: str) -> None:
    knocks: list[object] = []

    async def knocked(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        knocks.append(writer)
        writer.close()

    server = await asyncio.start_server(knocked, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, fetch() as web:
        await house.stop()
        house.web = web  # type: ignore[assignment]
        await house.start()
        ann = house.ann()
        await ann.say(f"{host}:{port}/admin")
        refused = await ann.wait_for("I may not open ")
        assert "I only read public pages on the open web." in refused.text
        await house.settle()
    assert not knocks
