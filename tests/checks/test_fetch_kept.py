"""What is asked again, what is not, and what robots.txt has to say."""

import asyncio
import time
from datetime import timedelta

import pytest

from checks.pagecache import Kept, PageCache
from checks.web import Blocked, RateLimited, Unreachable
from checks.workers import Workers
from tests.checks.raw_server import NOW, answer, closed, fetch, serve


class Site:
    """A page that changes when told to, and answers conditions."""

    def __init__(self, **headers: str) -> None:
        self.headers = headers
        self.version = 1

    async def reply(self, asked, writer) -> None:
        tag = f'"v{self.version}"'
        if asked.headers.get("if-none-match") == tag:
            writer.write(answer(status="304 Not Modified", ETag=tag))
        else:
            writer.write(answer(b"x" * 1000 + tag.encode(), ETag=tag, **self.headers))


async def test_an_unchanged_page_is_asked_about_but_not_sent_again(tmp_path):
    site, clock = Site(X_Kind="shop"), [NOW]
    async with serve(site.reply) as server:
        async with fetch(server, cache_dir=tmp_path) as web:
            assert not (await web.get("http://shop.example/")).cached
        async with fetch(server, cache_dir=tmp_path, now=lambda: clock[0]) as web:
            clock[0] += timedelta(days=7)
            again = await web.get("http://shop.example/")
            assert (again.status, again.cached, again.fetched_at) == (200, True, clock[0])
            assert again.body.endswith(b'"v1"') and again.headers["x-kind"] == "shop"
            site.version = 2
            changed = await web.get("http://shop.example/")
            assert not changed.cached and changed.body.endswith(b'"v2"')
            assert (await web.get("http://shop.example/")).cached
    assert [each.headers.get("if-none-match") for each in server.asked] == [None, '"v1"', '"v1"', '"v2"']


async def test_what_is_gone_for_good_is_gone_here_too(tmp_path):
    there = [answer(b"a name and an address", ETag='"v1"'), answer(b"", status="410 Gone")]

    async def reply(asked, writer) -> None:
        writer.write(there[len(server.asked) - 1])

    async with serve(reply) as server, fetch(server, cache_dir=tmp_path) as web:
        assert (await web.get("http://register.example/1")).body
        assert [path for path in tmp_path.rglob("*") if path.is_file()]
        assert (await web.get("http://register.example/1")).status == 410
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


async def test_other_questions_are_other_pages(tmp_path):
    site = Site()
    async with serve(site.reply) as server, fetch(server, cache_dir=tmp_path) as web:
        await web.get("http://shop.example/", params={"q": "a"})
        assert not (await web.get("http://shop.example/", params={"q": "b"})).cached
        assert not (await web.get("http://shop.example/", headers={"Accept": "text/html"})).cached
        assert not (await web.get("http://shop.example/?q=a", headers={"X-Key": "secret"})).cached
        assert not (await web.get("http://shop.example/?q=a", headers={"X-Key": "secret"})).cached
        assert (await web.get("http://shop.example/?q=a")).cached


@pytest.mark.parametrize(
    ("control", "later", "asked"),
    [
        ("max-age=60", 59, 1),
        ("max-age=60", 61, 2),
        ("public, max-age=86400", 299, 1),
        ("public, max-age=86400", 301, 2),
        ("max-age=60, no-cache", 1, 2),
        ("max-age=x", 1, 2),
        ("no-store, max-age=60", 1, 2),
    ],
)
async def test_a_copy_is_fresh_only_as_long_as_its_server_says(tmp_path, control, later, asked):
    site, clock = Site(Cache_Control=control), [NOW]
    async with serve(site.reply) as server, fetch(server, cache_dir=tmp_path, now=lambda: clock[0]) as web:
        await web.get("http://shop.example/")
        clock[0] += timedelta(seconds=later)
        again = await web.get("http://shop.example/")
        assert len(server.asked) == asked
        assert again.cached == ("no-store" not in control)


async def test_who_wants_it_anew_gets_it_anew(tmp_path):
    site = Site(Cache_Control="max-age=60")
    async with serve(site.reply) as server, fetch(server, cache_dir=tmp_path) as web:
        await web.get("http://shop.example/")
        site.version = 2
        assert (await web.get("http://shop.example/")).body.endswith(b'"v1"')
        anew = await web.get("http://shop.example/", headers={"Cache-Control": "no-cache"})
        assert anew.body.endswith(b'"v2"')
        assert (await web.get("http://shop.example/")).body.endswith(b'"v2"')


async def test_the_longest_unused_pages_go_first_and_damaged_ones_are_not_there(tmp_path):
    cache = PageCache(tmp_path, limit=5_000)
    page = Kept(headers={"etag": "x"}, body=b"y" * 1000, fetched_at=NOW)
    for number in range(4):
        await cache.put(f"{number}", page)
    assert await cache.get("0") == page
    for number in range(4, 6):
        await cache.put(f"{number}", page)
    assert [await cache.get(f"{number}") is not None for number in range(6)] == [True, False, False, True, True, True]
    again = PageCache(tmp_path, limit=2_500)
    await again.put("6", page)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        path.write_bytes(path.read_bytes()[:-1])
    assert await again.get("6") is None


ROBOTS = b"User-agent: goodname\nDisallow: /private/*.html$\nAllow: /\n\nUser-agent: *\nDisallow: /\n"


async def test_robots_are_obeyed_for_pages_and_not_for_interfaces():
    pages = {"/robots.txt": answer(ROBOTS), "/private/a.html": answer(b"a"), "/private/a.json": answer(b"b")}
    workers = Workers(1)
    try:
        async with serve(pages) as server, fetch(server, reader=workers) as web:
            with pytest.raises(Blocked, match=r"robots\.txt asks"):
                await web.get("http://shop.example/private/a.html", crawl=True)
            assert (await web.get("http://shop.example/private/a.json", crawl=True)).body == b"b"
            assert (await web.get("http://shop.example/private/a.html")).body == b"a"
            assert server.paths.count("/robots.txt") == 1
    finally:
        await workers.close()


async def test_a_redirect_is_obeyed_where_it_leads():
    pages = {"/robots.txt": answer(b"User-agent: *\nDisallow: /no"), "/": answer(status="302 Found", Location="/no")}
    async with serve(pages) as server, fetch(server) as web:
        with pytest.raises(Blocked, match="robots"):
            await web.get("http://shop.example/", crawl=True)
        assert "/no" not in server.paths


@pytest.mark.parametrize(
    ("robots", "open_"),
    [
        (answer(status="404 Not Found"), True),
        (answer(status="403 Forbidden"), True),
        (answer(b"<html>a page</html>"), True),
        (answer(b""), True),
        (answer(b"\xff\xfe\x00Disallow: /"), True),
        (answer(b"User-agent: *\nDisallow:\n" + b"# x\n" * 200_000 + b"Disallow: /"), True),
        (answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /"), False),
        (answer(status="500 Oops"), False),
        (answer(status="503 Busy"), False),
    ],
)
async def test_no_robots_allow_all_and_failing_ones_nothing(robots, open_):
    async with serve({"/robots.txt": robots, "/": answer(b"page")}) as server, fetch(server) as web:
        if open_:
            assert (await web.get("http://shop.example/", crawl=True)).body == b"page"
        else:
            with pytest.raises(Blocked, match=r"robots\.txt"):
                await web.get("http://shop.example/", crawl=True)
            assert "/" not in server.paths


async def test_a_site_that_is_down_is_down_not_closed_to_us():
    with closed() as server:
        async with fetch(server) as web:
            with pytest.raises(Unreachable):
                await web.get("http://shop.example/", crawl=True)


async def test_a_host_is_asked_at_its_pace_and_others_meanwhile():
    options = {"gaps": {"slow.example": 0.25, "never.example": 100.0}}
    async with serve({"/": answer(b"a"), "/2": answer(b"b")}) as server, fetch(server, **options) as web:
        started = time.monotonic()
        await web.get("http://slow.example/")
        second = asyncio.create_task(web.get("http://slow.example/2"))
        await asyncio.sleep(0)
        await web.get("http://quick.example/")
        assert not second.done()
        await second
        assert time.monotonic() - started > 0.24
        await web.get("http://never.example/")
        with pytest.raises(RateLimited) as caught:
            await web.get("http://never.example/2")
        assert caught.value.retry_after == pytest.approx(100, abs=1)


async def test_waiting_ones_turn_is_not_held_against_the_time_allowed():
    options = {"gaps": {"slow.example": 0.8}, "total": 0.5}
    async with serve({"/": answer(b"a"), "/2": answer(b"b")}) as server, fetch(server, **options) as web:
        await web.get("http://slow.example/")
        assert (await web.get("http://slow.example/2")).body == b"b"
