"""Calls of the Bot API: how each may fail, and that no text of a failure holds the token."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from telegram import InputFile
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.web import calls
from bot.web.calls import Calls, NeverLeft

TOKEN = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFake_0-x"
OK = b'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}'

Seen = list[bytes]


@asynccontextmanager
async def answering(answer: bytes | None, seen: Seen, pause: float = 0) -> AsyncIterator[int]:
    """Serve one raw answer to whatever is asked; None hangs up. Gives the port."""
    over = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"Content-Length: (\d+)", head)
        seen.append(head + await reader.readexactly(int(length[1]) if length else 0))
        with suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), pause or 0.001)
        writer.write(answer or b"")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        over.set()
        server.close()
        await asyncio.sleep(0.01)


async def call(port: int, *, read_timeout: float = 5.0, data: RequestData | None = None, times: int = 1) -> bytes:
    async with Calls(1, read_timeout=read_timeout) as ready:
        url = f"http://127.0.0.1:{port}/bot{TOKEN}/sendMessage"
        return (await asyncio.gather(*(ready.do_request(url, "POST", data) for _ in range(times))))[0][1]


async def test_an_answer_is_given_back_as_it_came() -> None:
    seen: Seen = []
    async with answering(OK, seen) as port:
        body = await call(port, data=RequestData([RequestParameter("text", "Ä & ö", None)]))
    assert Calls.parse_json_payload(body) == {"ok": True, "result": True}
    assert seen[0].startswith(f"POST /bot{TOKEN}/sendMessage ".encode())
    assert seen[0].endswith(b"text=%C3%84+%26+%C3%B6")


async def test_a_picture_is_sent_with_its_name_and_kind() -> None:
    seen: Seen = []
    picture = InputFile(b"\x89PNG-bytes", filename="month.png")
    data = RequestData([RequestParameter("photo", None, [picture]), RequestParameter("chat_id", 7, None)])
    async with answering(OK, seen) as port:
        await call(port, data=data)
    assert b"multipart/form-data" in seen[0]
    assert b'name="photo"; filename="month.png"' in seen[0]
    assert b"image/png" in seen[0] and b"\x89PNG-bytes" in seen[0] and b'name="chat_id"' in seen[0]


async def test_a_call_that_nobody_takes_never_left() -> None:
    async with answering(OK, []) as port:
        pass
    with pytest.raises(NeverLeft) as caught:
        await call(port)
    assert TOKEN not in repr(caught.value)


async def test_a_call_that_gets_no_connection_never_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "CONNECT", 0.05)
    seen: Seen = []
    async with answering(OK, seen, pause=0.4) as port:
        with pytest.raises(NeverLeft) as caught:
            await call(port, times=2)
    assert len(seen) == 1
    assert TOKEN not in repr(caught.value)


@pytest.mark.parametrize(
    ("answer", "pause", "kind"),
    [
        pytest.param(OK, 0.5, TimedOut, id="silence"),
        pytest.param(None, 0, NetworkError, id="hung up"),
        pytest.param(b"no HTTP at all\r\n\r\n", 0, NetworkError, id="rubbish"),
        pytest.param(OK[:-9], 0, NetworkError, id="cut off"),
    ],
)
async def test_a_call_without_an_answer_may_have_arrived(
    answer: bytes | None, pause: float, kind: type[TelegramError]
) -> None:
    async with answering(answer, [], pause) as port:
        with pytest.raises(kind) as caught:
            await call(port, read_timeout=0.1 if pause else 5.0)
    assert not isinstance(caught.value, NeverLeft)
    assert TOKEN not in repr(caught.value) and caught.value.__cause__ is None


async def test_a_call_is_never_led_elsewhere() -> None:
    elsewhere: Seen = []
    async with answering(OK, elsewhere) as other:
        moved = f"HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:{other}/\r\nContent-Length: 0\r\n\r\n"
        async with answering(moved.encode(), []) as port:
            assert await call(port) == b""
    assert elsewhere == []


async def test_the_proxy_of_the_environment_is_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: Seen = []
    async with answering(OK, seen) as proxy, Calls(1, read_timeout=5.0) as ready:
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy}")
        await ready.do_request(f"http://api.telegram.example/bot{TOKEN}/getMe", "POST")
    assert seen[0].startswith(b"POST http://api.telegram.example/bot")


async def test_closed_connections_are_opened_again() -> None:
    async with answering(OK, []) as port:
        ready = Calls(1, read_timeout=5.0)
        url = f"http://127.0.0.1:{port}/bot{TOKEN}/getMe"
        with pytest.raises(RuntimeError):
            await ready.do_request(url, "POST")
        for _ in range(2):
            await ready.initialize()
            assert (await ready.do_request(url, "POST"))[0] == 200
            await ready.shutdown()


@pytest.mark.parametrize("body", [b"<html>", b"", b"\xff"])
def test_an_answer_that_is_none_is_told_as_such(body: bytes) -> None:
    read: Callable[[bytes], object] = Calls.parse_json_payload
    with pytest.raises(TelegramError):
        read(body)
