import asyncio
import logging
from datetime import timedelta

import pytest

from checks.web import Blocked, Broken, LookError, NoSuchHost, RateLimited, Rejected, Unreachable
from tests.checks.raw_server import NOW, answer, closed, fetch, serve


async def test_whatever_a_server_answers_is_an_answer():
    pages = {
        "/": answer(b"hello", X_Note="a"),
        "/teapot": answer(b"short", status="418 I'm a teapot"),
        "/broken": answer(b"", status="500 Oops"),
    }
    async with serve(pages) as server, fetch(server) as web:
        home = await web.get("https://me:secret@shop.example:80/#part".replace("https", "http"))
        assert (home.status, home.body, home.headers["x-note"]) == (200, b"hello", "a")
        assert (home.url, home.fetched_at, home.cached, home.cut) == ("http://shop.example/", NOW, False, False)
        assert (await web.get("http://shop.example/teapot")).status == 418
        assert (await web.get("http://shop.example/broken")).status == 500
        assert (await web.get("http://shop.example/none")).status == 404
        first = server.asked[0].headers
        assert first["user-agent"] == "Goodname/1 (+test)"
        assert first["host"] == "shop.example"
        assert "authorization" not in first and "cookie" not in first


async def test_questions_and_headers_arrive_as_given():
    async with serve({"/find?lang=en&q=a+b%26c": answer(b"yes")}) as server, fetch(server) as web:
        found = await web.get("http://api.example/find?lang=en", params={"q": "a b&c"}, headers={"X-Key": "k"})
        assert found.body == b"yes"
        assert server.asked[0].headers["x-key"] == "k"


async def test_json_is_posted_once():
    async with serve({"/ask": answer(b"{}")}) as server, fetch(server) as web:
        assert (await web.post_json("http://api.example/ask", {"q": "ä"}, headers={"X-Key": "k"})).body == b"{}"
        assert server.asked[0].body == '{"q":"ä"}'.encode()
        assert server.asked[0].headers["content-type"] == "application/json"


async def test_a_form_is_posted_as_a_form():
    async with serve({"/token": answer(b"{}")}) as server, fetch(server) as web:
        assert (await web.post_form("http://api.example/token", {"a": "1//x y", "b": "ä"})).body == b"{}"
        assert server.asked[0].body == b"a=1%2F%2Fx+y&b=%C3%A4"
        assert server.asked[0].headers["content-type"] == "application/x-www-form-urlencoded"


async def test_redirects_are_followed_and_named():
    pages = {
        "/": answer(status="301 Moved", Location="/a?x=1"),
        "/a?x=1": answer(status="307 Over there", Location="http://other.example/b#part"),
        "/b": answer(b"there"),
    }
    async with serve(pages) as server, fetch(server) as web:
        found = await web.get("http://shop.example/", headers={"X-Key": "k", "Accept": "text/html"})
        assert (found.body, found.url, found.asked) == (b"there", "http://other.example/b", "http://shop.example/")
        assert [each.headers.get("x-key") for each in server.asked] == ["k", "k", None]
        assert server.asked[2].headers["accept"] == "text/html"


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1:{port}/secret",
        "http://localhost:{port}/secret",
        "http://[::ffff:127.0.0.1]:8080/",
        "http://2130706433/",
        "http://shop.example.org:22/",
        "ftp://shop.example/",
        "file:///etc/passwd",
        "//10.0.0.1/",
    ],
)
async def test_a_redirect_leads_nowhere_forbidden(place):
    async def reply(asked, writer):
        writer.write(answer(status="302 Found", Location=place.format(port=server.port)))

    async with serve(reply) as server, fetch(server) as web:
        with pytest.raises(Blocked):
            await web.get("http://shop.example/")
        assert server.paths == ["/"]


@pytest.mark.parametrize("place", ["http://[::1", "http://a b/", "http:///"])
async def test_a_redirect_to_nonsense_is_a_broken_answer(place):
    async with serve({"/": answer(status="302 Found", Location=place)}) as server, fetch(server) as web:
        with pytest.raises(Broken):
            await web.get("http://shop.example/")


async def test_a_ring_of_redirects_ends():
    async with serve({"/": answer(status="302 Found", Location="/")}) as server, fetch(server) as web:
        with pytest.raises(Broken, match="redirects"):
            await web.get("http://shop.example/")
        assert len(server.asked) == 6


async def test_a_name_said_to_be_gone_is_gone_but_a_redirect_to_one_proves_nothing():
    pages = {"/": answer(status="302 Found", Location="http://gone.example/")}
    async with serve(pages) as server, fetch(server, resolve={"gone.example": "nxdomain"}) as web:
        with pytest.raises(NoSuchHost):
            await web.get("https://gone.example/", crawl=True)
        with pytest.raises(Unreachable) as caught:
            await web.get("http://shop.example/")
        assert not isinstance(caught.value, NoSuchHost)


async def test_a_closed_door_is_knocked_at_twice_and_then_unreachable():
    with closed() as server:
        async with fetch(server) as web:
            with pytest.raises(Unreachable, match="no connection"):
                await web.get("http://shop.example/")


async def test_a_passing_failure_is_tried_again_without_a_word(caplog):
    async def reply(asked, writer):
        late = len(server.asked) > 1
        writer.write(answer(b"well") if late else answer(status="503 Busy", Retry_After="0"))

    async with serve(reply) as server, fetch(server) as web:
        assert (await web.get("http://shop.example/")).body == b"well"
        assert len(server.asked) == 2
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_server_that_hangs_up_is_asked_twice():
    async def reply(asked, writer):
        if len(server.asked) > 1:
            writer.write(answer(b"well"))

    async with serve(reply) as server, fetch(server) as web:
        assert (await web.get("http://shop.example/")).body == b"well"


async def test_a_lasting_failure_is_told_as_it_is():
    async with serve({"/": answer(b"sorry", status="503 Busy")}) as server, fetch(server) as web:
        assert (await web.get("http://shop.example/")).status == 503
        assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("header", "wait"),
    [("120", 120), ((NOW + timedelta(minutes=5)).strftime("%a, %d %b %Y %H:%M:%S GMT"), 300)],
)
async def test_a_host_that_wants_rest_is_left_alone(header, wait):
    async with serve({"/": answer(status="429 Too Many", Retry_After=header)}) as server, fetch(server) as web:
        for _ in range(2):
            with pytest.raises(RateLimited) as caught:
                await web.get("http://shop.example/")
            assert caught.value.retry_after == pytest.approx(wait, abs=2)
        assert len(server.asked) == 1
        with pytest.raises(RateLimited):
            await web.post_json("http://shop.example/", {})


async def test_a_limit_without_a_time_is_an_answer():
    async with serve({"/": answer(status="429 Too Many")}) as server, fetch(server) as web:
        assert (await web.get("http://shop.example/")).status == 429
        assert len(server.asked) == 1


async def test_those_who_ask_the_same_at_once_share_one_request():
    async def reply(asked, writer):
        await asyncio.sleep(0.1)
        writer.write(answer(b"one"))

    async with serve(reply) as server, fetch(server) as web:
        tasks = [asyncio.create_task(web.get("http://shop.example/")) for _ in range(5)]
        await asyncio.sleep(0.03)
        tasks[0].cancel()
        done = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(done[0], asyncio.CancelledError)
        assert [each.body for each in done[1:]] == [b"one"] * 4
        assert len(server.asked) == 1


async def test_the_guard_holds_without_a_word_from_the_operator():
    async with serve({"/": answer(b"secret")}) as server, fetch() as web:
        for url in (f"http://127.0.0.1:{server.port}/", f"http://localhost:{server.port}/", "http://[::1]:8080/"):
            with pytest.raises(Blocked):
                await web.get(url)
            with pytest.raises(Blocked):
                await web.post_json(url, {})
        with pytest.raises(Blocked):
            await web.certificate("127.0.0.1", 443)
        assert server.asked == []


async def test_the_operator_may_open_a_host():
    async with serve({"/": answer(b"mine")}) as server, fetch(allow_hosts=("127.0.0.1",)) as web:
        assert (await web.get(f"http://127.0.0.1:{server.port}/")).body == b"mine"


@pytest.mark.parametrize("url", ["", "shop", "shop.example", "http://", "http://shop example/", "http://[x]/"])
async def test_what_is_no_address_is_rejected(url):
    async with fetch() as web:
        with pytest.raises(Rejected):
            await web.get(url)


async def test_no_key_is_ever_logged_or_told(caplog):
    caplog.set_level(logging.DEBUG)
    with closed() as server:
        async with fetch(server) as web:
            with pytest.raises(LookError) as caught:
                await web.get("http://shop.example/find", params={"key": "hidden-word"})
    assert "hidden-word" not in caplog.text + str(caught.value) + repr(caught.value.__cause__)
    assert "shop.example/find" in caplog.text
