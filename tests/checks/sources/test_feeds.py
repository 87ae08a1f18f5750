"""News searches and feeds of the owner's choice."""

from dataclasses import replace
from datetime import date

import pytest

from checks import registry
from checks.ask import Seen
from checks.web import Blocked, Broken, Unreachable
from data.evidence import Mention
from tests.checks.saved_web import SavedWeb, page, rss
from tests.checks.sources.answers import CARD, ITEM, KAFE
from tests.checks.sources.asking import again, ask_for, look

GOOGLE, BING, ALERTS = "https://news.google.com", "https://www.bing.com", "https://alerts.example"
NEWS = pytest.mark.parametrize(("source", "host"), [("google_news", GOOGLE), ("bing_news", BING)])
ELSEWHERE = ITEM.replace("Kahvila Aamunkoi", "Parturi Kesäpolku")
WRAPPED = "http://www.bing.com/news/apiclick.aspx?ref=x&amp;url=https%3A%2F%2Fjokiviesti.example%2Fuutinen&amp;c=1"
ALERT = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>Alert</title>
<entry><id>tag:a,1</id><title type="html">&lt;b&gt;Kahvila Aamunkoi&lt;/b&gt; oli hidas</title>
<link href="https://www.google.com/url?rct=j&amp;url=https://juttu.example/1&amp;ct=ga"/>
<published>2026-11-19T08:00:00Z</published><updated>2026-11-19T08:00:00Z</updated>
<content type="html">Odotin tunnin, &lt;b&gt;Kahvila Aamunkoi&lt;/b&gt; Turussa.</content></entry></feed>"""


def mentions(seen: Seen) -> list[Mention]:
    return [item for item in seen.evidence if isinstance(item, Mention)]


@NEWS
async def test_a_headline_about_the_company_is_a_mention_in_the_news(source: str, host: str) -> None:
    (item,) = mentions(await look(source, {host: rss(ITEM)}))
    assert (item.source, item.channel, item.written) == (source, "news", date(2026, 11, 20))
    assert item.author == "Jokiviesti"
    assert item.url == "https://jokiviesti.example/uutinen"
    assert "toisen salin" in item.body
    assert not item.replies_shown


@NEWS
async def test_news_of_others_are_an_answer_and_silence_on_us(source: str, host: str) -> None:
    seen = await look(source, {host: rss(ELSEWHERE)})
    assert (seen.evidence, seen.silent, seen.answered) == ((), ("mention",), True)
    assert (await look(source, {host: rss("")})).answered is False


@NEWS
@pytest.mark.parametrize(
    "wall",
    [
        page("<html>consent</html>", moved_to="https://consent.google.com/m?continue=x"),
        page("<html>", moved_to="https://www.google.com/sorry/index?continue=x"),
        page('<html><a href="/sorry/index">x</a></html>'),
        page("<html><div class='g-recaptcha'></div></html>"),
    ],
)
async def test_a_wall_in_place_of_a_feed_is_blocked(source: str, host: str, wall: object) -> None:
    with pytest.raises(Blocked):
        await look(source, {host: wall})  # type: ignore[dict-item]


@NEWS
async def test_a_page_in_place_of_a_feed_is_broken(source: str, host: str) -> None:
    with pytest.raises(Broken):
        await look(source, {host: page("<html><title>News</title></html>")})


async def test_news_are_asked_for_in_the_words_and_codes_of_the_country() -> None:
    web = SavedWeb({GOOGLE: rss(""), BING: rss("")})
    for source in ("google_news", "bing_news"):
        await registry.sources[source].look(ask_for(source, web, KAFE))
    assert web.asked[0].startswith(f"{GOOGLE}/rss/search?q=%22Morgenr%C3%B8de+Kafe%22+when%3A30d")
    assert web.asked[0].endswith("hl=no&gl=NO&ceid=NO%3Ano")
    assert web.asked[1].endswith("format=rss&setlang=nb&cc=NO")


async def test_bing_wraps_its_links_and_google_never_resolves() -> None:
    wrapped = ITEM.replace("https://jokiviesti.example/uutinen", WRAPPED)
    (item,) = mentions(await look("bing_news", {BING: rss(wrapped)}))
    assert item.url == "https://jokiviesti.example/uutinen"
    opaque = ITEM.replace("https://jokiviesti.example/uutinen", f"{GOOGLE}/rss/articles/CBMabc")
    moved = opaque.replace("CBMabc", "CBMxyz")
    first, second = [mentions(await look("google_news", {GOOGLE: rss(one)}))[0] for one in (opaque, moved)]
    assert first.ref == second.ref != ""


async def test_an_alert_is_a_mention_at_its_real_address_without_markup() -> None:
    (item,) = mentions(await look("feeds", {ALERTS: page(ALERT, kind="application/atom+xml")}))
    assert item.url == "https://juttu.example/1"
    assert item.title == "Kahvila Aamunkoi oli hidas"
    assert "Odotin tunnin" in item.body
    assert "<b>" not in item.body
    assert item.written == date(2026, 11, 19)


async def test_one_bad_feed_does_not_hide_the_others() -> None:
    card = replace(CARD, feeds=("https://alerts.example/feed", "https://bad.example/feed"))
    seen = await look("feeds", {ALERTS: rss(ITEM), "https://bad.example": Unreachable("x")}, card)
    assert len(seen.evidence) == 1
    assert seen.note == "1 of 2 feeds could not be read"


async def test_feeds_may_also_stand_in_the_settings_and_the_own_feed_is_no_mention() -> None:
    card = replace(CARD, feeds=())
    own = ITEM.replace("https://jokiviesti.example/uutinen", "https://aamunkoi.example/blogi")
    seen = await look("feeds", {ALERTS: rss(own + ITEM)}, card, options={"urls": ["https://alerts.example/x"]})
    assert [item.url for item in seen.evidence] == ["https://jokiviesti.example/uutinen"]


@pytest.mark.parametrize(("source", "host"), [("google_news", GOOGLE), ("bing_news", BING), ("feeds", ALERTS)])
async def test_looking_again_keeps_the_one_item(source: str, host: str) -> None:
    second = ITEM.replace("uutinen", "toinen").replace("n1", "n2").replace("laajentaa", "muuttaa")
    first, _ = mentions(await look(source, {host: rss(ITEM + second)}))
    seen, asked = await again(source, {host: rss(ITEM + second)}, first)
    assert [item.url for item in seen.evidence] == [first.url]
    assert len(asked) == 1
