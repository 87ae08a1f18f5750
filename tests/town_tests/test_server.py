import asyncio
import random
import socket
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from tests.town import Town
from tests.town_tests.visit import TODAY, UA

PAGE = "http://luettelo.example/yritys/kahvila-aamunkoi/120455"
ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def visitor(town: Town) -> AsyncIterator[aiohttp.ClientSession]:
    class Resolver(aiohttp.abc.AbstractResolver):
        async def resolve(self, host, port=0, family=socket.AF_INET):
            to = town.https_port if port == 443 else town.port
            return [{"hostname": host, "host": "127.0.0.1", "port": to, "family": family, "proto": 0, "flags": 0}]

        async def close(self):
            pass

    trust = ssl.create_default_context(cafile=str(town.ca_file))
    door = aiohttp.TCPConnector(resolver=Resolver(), ssl=trust)
    async with aiohttp.ClientSession(connector=door, headers=UA) as session:
        yield session


@pytest.fixture
async def town():
    async with Town(now=TODAY, rng=random.Random(1)) as opened:
        opened.slow = 0.4
        yield opened


@pytest.fixture
async def web(town):
    async with visitor(town) as session:
        yield session


@pytest.mark.parametrize(
    "url",
    ["https://aamunkoi.example/", PAGE, "http://t.example/s/zarya_avto", "http://juttutupa.example/t/812",
     "http://prh.example/opendata-ytj-api/v3/companies?name=aamunkoi", "https://aamunkoi.example/sitemap.xml",
     "http://nominatim.example/search?q=Turku&format=jsonv2", "http://news-google.example/rss/search?q=Nokia",
     "http://searxng.example/search?q=aamunkoi&format=json"],
)  # fmt: skip
async def test_what_has_not_changed_costs_nothing_the_second_time(town, web, url):
    async with web.get(url) as first:
        tag, modified = first.headers["ETag"], first.headers["Last-Modified"]
        assert first.status == 200
    for known in ({"If-None-Match": tag}, {"If-Modified-Since": modified}):
        async with web.get(url, headers=known) as second:
            assert (second.status, await second.read()) == (304, b"")
    assert [row.status for row in town.requests] == [200, 304, 304]
    assert town.requests[0].bytes > 0 == town.requests[1].bytes


async def test_a_change_takes_effect_at_once_and_can_be_put_right(town, web):
    told = {"company": "aamunkoi", "place": "luettelo", "ref": "120455", "field": "phone", "value": "02 555 0161"}
    async with web.get(PAGE) as before:
        tag, modified = before.headers["ETag"], before.headers["Last-Modified"]
    async with web.post(f"http://127.0.0.1:{town.port}/town/change", data=told) as answer:
        assert answer.status == 200
        assert "02 555 0161" in await answer.text()
    async with web.get(PAGE, headers={"If-None-Match": tag, "If-Modified-Since": modified}) as after:
        assert "02 555 0161" in await after.text()
    async with web.get("http://searxng.example/search?q=aamunkoi+luettelo&format=json") as found:
        assert "02 555 0161" in await found.text()
    async with web.post(f"http://127.0.0.1:{town.port}/town/right", json=told) as answer:
        assert await answer.json() == {"ok": True}
    async with web.get(PAGE) as right:
        assert "+358 2 555 0142" in await right.text()
    async with web.post(f"http://127.0.0.1:{town.port}/town/reset", data={}):
        pass
    async with web.get(PAGE) as again:
        assert "02 555 0199" in await again.text()


async def test_a_changed_number_stands_everywhere_on_the_companys_own_site(town, web):
    town.world.change("aamunkoi", "site", "phone", "02 555 0161")
    async with web.get("https://aamunkoi.example/") as page:
        text = await page.text()
    assert "02 555 0142" not in text
    assert text.count("02 555 0161") >= 2
    assert "tel:025550161" in text


async def test_impossible_changes_are_refused_and_change_nothing(town, web):
    base = {"company": "aamunkoi", "place": "luettelo", "ref": "120455"}
    for wrong in ({"field": "hours", "value": "late"}, {"field": "name", "value": "x"}):
        async with web.post(f"http://127.0.0.1:{town.port}/town/change", data=base | wrong) as answer:
            assert answer.status == 400
    assert town.world.version == 0


async def test_the_visitors_page_lists_what_is_invented_and_escapes_it(town, web):
    town.world.change("aamunkoi", "luettelo", "phone", "'><script>alert(1)</script>")
    async with web.get(town.url) as page:
        text = await page.text()
    assert "Заря Авто" in text
    assert "inaccurate.phone" in text
    assert "<script>alert" not in text
    async with web.get(f"http://127.0.0.1:{town.port}/town/see", params={"url": PAGE}) as page:
        assert "Kahvila Aamunkoi" in await page.text()
        assert page.headers["Content-Security-Policy"].startswith("sandbox")
    async with web.get(f"http://127.0.0.1:{town.port}/town.json") as page:
        assert (await page.json())["companies"]["swit"]["card"]["name"] == "Meble Świt"


@pytest.mark.parametrize(
    ("kind", "status", "holds"),
    [("403", 403, ""), ("503", 503, ""), ("captcha", 200, "challenge-form"), ("429", 429, "Too many")],
)
async def test_a_fault_stands_for_as_long_as_it_is_told_to(town, web, kind, status, holds):
    town.fault("luettelo.example", kind, times=1)
    async with web.get(PAGE) as answer:
        assert answer.status == status
        assert holds in await answer.text()
        assert answer.headers.get("Retry-After") == ("120" if kind == "429" else None)
    async with web.get(PAGE) as answer:
        assert "Kahvila Aamunkoi" in await answer.text()


async def test_faults_that_keep_a_visitor_or_lead_him_away(town, web):
    town.fault("searxng.example", "truncated")
    async with web.get("http://searxng.example/search?q=aamunkoi&format=json") as answer:
        with pytest.raises(ValueError, match=r"JSON|delimiter|Unterminated|Expecting"):
            await answer.json()
    town.fault("luettelo.example", "private")
    async with web.get(PAGE, allow_redirects=False) as answer:
        assert answer.headers["Location"].startswith("http://10.")
    for kind in ("slow", "drip"):
        town.fault("luettelo.example", kind)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.15), web.get(PAGE) as answer:
                await answer.read()
    town.fault("luettelo.example", "reset")
    with pytest.raises(aiohttp.ClientError):
        async with web.get(PAGE):
            pass


async def test_faults_come_over_http_too_and_names_can_cease_to_exist(town, web):
    told = {"host": "luettelo.example", "kind": "nxdomain"}
    async with web.post(f"http://127.0.0.1:{town.port}/town/fault", json=told) as answer:
        assert answer.status == 200
    assert '"luettelo.example" = "nxdomain"' in town.settings_toml()
    async with web.post(f"http://127.0.0.1:{town.port}/town/fault", json=told | {"kind": "plague"}) as answer:
        assert answer.status == 400
    town.fault("luettelo.example", "ok")
    assert '"luettelo.example"' not in town.settings_toml()


async def last_day(town: Town, host: str) -> int:
    trust = ssl.create_default_context(cafile=str(town.ca_file))
    loop = asyncio.get_running_loop()
    shown: list[float] = []

    class Look(asyncio.Protocol):
        def connection_made(self, transport):
            shown.append(ssl.cert_time_to_seconds(transport.get_extra_info("peercert")["notAfter"]))
            transport.abort()

    await loop.create_connection(Look, "127.0.0.1", town.https_port, ssl=trust, server_hostname=host)
    return round((shown[0] - TODAY.timestamp()) / timedelta(days=1).total_seconds())


async def test_every_host_shows_its_own_certificate(town, web):
    assert await last_day(town, "aamunkoi.example") == 365
    assert await last_day(town, "morgenrode.example") == 9
    town.fault("aamunkoi.example", "expired")
    with pytest.raises(aiohttp.ClientConnectorCertificateError):
        await web.get("https://aamunkoi.example/")
    town.fault("aamunkoi.example", "ok")
    async with web.get("https://aamunkoi.example/") as page:
        assert page.status == 200


async def test_names_outside_the_town_are_closed_doors(web):
    for url, status in (("http://www.facebook.com/aamunkoi.example", 403), ("http://nobody.example/", 421)):
        async with web.get(url) as answer:
            assert answer.status == status


async def test_the_town_opens_as_a_process(tmp_path):
    wanted = ["-m", "tests.town", "--now", "2027-12-31", "--settings-out", str(tmp_path / "goodname.toml")]
    process = await asyncio.create_subprocess_exec(sys.executable, *wanted, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout
        async with asyncio.timeout(10):
            line = (await process.stdout.readline()).decode()
        assert "http://127.0.0.1:" in line
        assert "[sources.nominatim]" in (tmp_path / "goodname.toml").read_text("utf-8")
    finally:
        process.terminate()
        await process.wait()
