"""Servers that mean harm, or know no better, answer with real bytes; nothing here is pretended."""

import asyncio
import gzip
import time
import zlib
from functools import cache

import brotli
import pytest

from checks.job import CAP
from checks.web import Broken, LookError, Unreachable
from tests.checks.raw_server import answer, fetch, serve

MEGA = 1024 * 1024


def deflated(data: bytes, wbits: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return packer.compress(data) + packer.flush()


@cache
def boxes() -> dict[str, tuple[str, bytes]]:
    zeros = bytes(100 * MEGA)
    return {
        "gzip": ("gzip", gzip.compress(zeros, 6)),
        "deflate": ("deflate", deflated(zeros, 15)),
        "raw deflate": ("deflate", deflated(zeros, -15)),
        "brotli": ("br", brotli.compress(zeros, quality=1)),
    }


@pytest.mark.parametrize("kind", ["gzip", "deflate", "raw deflate", "brotli"])
async def test_a_bomb_is_cut_off_at_the_cap(kind):
    encoding, packed = boxes()[kind]
    async with serve({"/": answer(packed, Content_Encoding=encoding)}) as server, fetch(server) as web:
        found = await web.get("http://shop.example/")
        assert (len(found.body), found.cut) == (CAP, True)


async def test_a_body_without_end_is_cut_off():
    async def reply(asked, writer):
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x" * MEGA)
            await writer.drain()

    async with serve(reply) as server, fetch(server) as web:
        found = await web.get("http://shop.example/")
        assert (len(found.body), found.cut) == (CAP, True)


async def test_a_body_at_the_cap_is_whole():
    async with serve({"/": answer(b"x" * CAP)}) as server, fetch(server) as web:
        assert not (await web.get("http://shop.example/")).cut


async def test_a_drip_is_given_up():
    async def reply(asked, writer):
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n<html>")
        for _ in range(200):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.2)

    async with serve(reply) as server, fetch(server, drip_after=0.7) as web:
        started = time.monotonic()
        with pytest.raises(Unreachable, match="drips"):
            await web.get("http://shop.example/")
        assert time.monotonic() - started < 20, "the drip would have gone on for 40 s"
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    "first", [b"", b"HTTP/1.1 200 OK\r\nX-A: b", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"]
)
async def test_silence_is_given_up(first):
    async def reply(asked, writer):
        writer.write(first)
        await writer.drain()
        await asyncio.sleep(3)

    async with serve(reply) as server, fetch(server, sock_read=0.3) as web:
        with pytest.raises(Unreachable):
            await web.get("http://shop.example/")


async def test_headers_that_drip_are_given_up_in_all():
    async def reply(asked, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nX-A: ")
        for _ in range(50):
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.1)

    async with serve(reply) as server, fetch(server, total=0.7) as web:
        with pytest.raises(Unreachable, match="no whole answer"):
            await web.get("http://shop.example/")


async def test_a_header_of_20_kb_is_read_and_one_of_100_kb_is_not_proper():
    pages = {"/20": answer(b"ok", X_Long="a" * 20_000), "/100": answer(b"ok", X_Long="a" * 100_000)}
    async with serve(pages) as server, fetch(server) as web:
        assert len((await web.get("http://shop.example/20")).headers["x-long"]) == 20_000
        with pytest.raises(Broken, match="proper HTTP"):
            await web.get("http://shop.example/100")


@pytest.mark.parametrize(
    "data",
    [
        b"SSH-2.0-OpenSSH_9\r\n",
        b"\x15\x03\x01\x00\x02\x02\x16",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\nabcde",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 3\r\n\r\n\xff\xff\xff",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe://\x80\r\nContent-Length: 0\r\n\r\n",
        b"",
    ],
)
async def test_noise_is_never_an_answer(data):
    async def reply(asked, writer):
        writer.write(data)

    async with serve(reply) as server, fetch(server) as web:
        with pytest.raises(LookError) as caught:
            await web.get("http://shop.example/")
        assert isinstance(caught.value, Broken | Unreachable)
        assert caught.value.note


async def test_cookies_are_never_sent_back():
    pages = {"/": answer(b"a", Set_Cookie="id=1; Path=/")}
    async with serve(pages) as server, fetch(server) as web:
        await web.get("http://shop.example/")
        await web.get("http://shop.example/", headers={"Accept": "text/html"})
        assert [each.headers.get("cookie") for each in server.asked] == [None, None]


async def test_a_proxy_in_the_environment_is_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    async with serve({"/": answer(b"straight")}) as server, fetch(server) as web:
        assert (await web.get("http://shop.example/")).body == b"straight"


async def test_the_loop_is_never_held_up_by_a_bomb():
    turns = 0

    async def watch() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    packed = boxes()["brotli"][1]
    async with serve({"/": answer(packed, Content_Encoding="br")}) as server, fetch(server) as web:
        await web.get("http://shop.example/")
        task = asyncio.create_task(watch())
        before = turns
        found = await web.get("http://shop.example/")
        task.cancel()
    assert found.cut
    assert turns - before >= CAP // MEGA, "the loop turned for every piece of the body"
