"""Names, against a name server of our own on the loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_address

import pytest
from yarl import URL

from checks.job import Job
from checks.web import Blocked, NoSuchHost, Unreachable
from tests.checks.raw_server import answer, fetch, serve

GONE, FAILS = 3, 2
A, AAAA = 1, 28


class NameServer(asyncio.DatagramProtocol):
    """Answers by ``zone``: addresses, or a response code; names it does not know are gone."""

    def __init__(self, zone: dict[str, list[str] | int]) -> None:
        self.zone = zone
        self.asked: list[str] = []

    def connection_made(self, transport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr) -> None:
        at, labels = 12, []
        while data[at]:
            labels.append(data[at + 1 : at + 1 + data[at]].decode().lower())
            at += 1 + data[at]
        question, kind = data[12 : at + 5], int.from_bytes(data[at + 1 : at + 3], "big")
        name = ".".join(labels)
        self.asked.append(name)
        known = self.zone.get(name, GONE)
        code, addresses = (known, []) if isinstance(known, int) else (0, known)
        records = [ip_address(each).packed for each in addresses]
        records = [each for each in records if len(each) == (4 if kind == A else 16)]
        body = b"".join(
            b"\xc0\x0c" + kind.to_bytes(2, "big") + b"\0\1\0\0\0\x3c" + len(each).to_bytes(2, "big") + each
            for each in records
        )
        flags = bytes([0x81, 0x80 | code])
        counts = b"\0\1" + len(records).to_bytes(2, "big") + b"\0\0\0\0"
        self.transport.sendto(data[:2] + flags + counts + question + body, addr)


@asynccontextmanager
async def names(zone: dict[str, list[str] | int]) -> AsyncIterator[tuple[NameServer, str]]:
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(lambda: NameServer(zone), local_addr=("127.0.0.1", 0))
    try:
        yield server, f"127.0.0.1:{transport.get_extra_info('sockname')[1]}"
    finally:
        transport.close()


async def test_a_name_is_gone_only_while_a_control_name_is_there():
    zone = {"control.example": ["192.0.2.1"]}
    controls = ("none.example", "control.example")
    async with names(zone) as (_, at), fetch(name_servers=[at], control_names=controls) as web:
        with pytest.raises(NoSuchHost):
            await web.get("https://gone.example/")
        with pytest.raises(NoSuchHost):
            await web.certificate("gone.example")
    async with names({}) as (_, at), fetch(name_servers=[at], control_names=("control.example",)) as web:
        with pytest.raises(Unreachable) as caught:
            await web.get("https://gone.example/")
        assert not isinstance(caught.value, NoSuchHost)


@pytest.mark.parametrize("state", [FAILS, 5, []])
async def test_a_name_server_in_trouble_proves_nothing(state):
    zone = {"control.example": ["192.0.2.1"], "shop.example": state}
    async with names(zone) as (_, at), fetch(name_servers=[at], control_names=("control.example",)) as web:
        with pytest.raises(Unreachable):
            await web.get("https://shop.example/")


async def test_no_name_server_at_all_is_unreachable():
    async with names({}) as (_, at):
        pass
    async with fetch(name_servers=[at], sock_connect=0.4) as web:
        with pytest.raises(Unreachable):
            await web.get("https://shop.example/")


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["::1"],
        ["10.0.0.1", "192.168.0.1"],
        ["169.254.169.254"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
    ],
)
async def test_a_name_that_leads_home_is_refused(addresses):
    async with serve({"/": answer(b"secret")}) as server, names({"evil.example": addresses}) as (_, at):
        async with fetch(name_servers=[at]) as web:
            for url in ("http://evil.example/", "https://evil.example:8443/"):
                with pytest.raises(Blocked):
                    await web.get(url)
            with pytest.raises(Blocked):
                await web.certificate("evil.example")
        assert server.asked == []


async def test_a_name_that_leads_home_is_refused_also_as_a_redirect():
    pages = {"/": answer(status="302 Found", Location="http://evil.test:8080/")}
    async with serve(pages) as server, names({"evil.test": ["127.0.0.1"]}) as (asked, at):
        async with fetch(server, name_servers=[at]) as web:
            with pytest.raises(Blocked):
                await web.get("http://shop.example/")
        assert "evil.test" in asked.asked
        assert server.paths == ["/"]


async def test_an_allowed_name_may_lead_home():
    home = {"search.example": ["127.0.0.1"]}
    allow = {"allow_hosts": ("search.example",)}
    async with (
        serve({"/": answer(b"mine")}) as server,
        names(home) as (_, at),
        fetch(name_servers=[at], **allow) as web,
    ):
        assert (await web.get(f"http://search.example:{server.port}/")).body == b"mine"
        with pytest.raises(Blocked):
            await web.get(f"http://127.0.0.1:{server.port}/")


async def test_the_last_word_is_at_the_socket_whatever_names_and_urls_said():
    async with serve({"/": answer(b"secret")}) as server, fetch() as web:
        async with asyncio.timeout(5) as timer:
            for address in ("127.0.0.1", "[::ffff:127.0.0.1]"):
                job = Job(url=URL(f"http://{address}:{server.port}/"), headers={}, timer=timer)
                with pytest.raises(Blocked):
                    await web._ask(job, {})
        assert server.asked == []
