"""Feeds and sitemaps, with the wrapping of news searches undone."""

from datetime import UTC, date, datetime

import pytest

from checks.reading import feeds, sitemap

URL = "https://aamunkoi.example/feed"
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:News="https://www.bing.com/news/search?q=x">
<channel><title>Aamunkoi</title><link>https://aamunkoi.example</link>{items}</channel></rss>"""


def one(item: str) -> feeds.FeedEntry:
    (entry,) = feeds.read(RSS.format(items=f"<item>{item}</item>").encode(), URL).entries
    return entry


def test_a_plain_feed():
    entry = one(
        "<title>Uusi &amp; lämmin</title><link>/uuni</link><guid isPermaLink='false'>g1</guid>"
        "<pubDate>Tue, 03 Nov 2026 08:00:00 GMT</pubDate>"
        "<description>&lt;p&gt;Uuni &lt;b&gt;saapui&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Tule!&lt;/p&gt;</description>"
    )
    assert (entry.id, entry.title, entry.text) == ("g1", "Uusi & lämmin", "Uuni saapui. Tule!")
    assert entry.url == "https://aamunkoi.example/uuni"
    assert entry.published == datetime(2026, 11, 3, 8, tzinfo=UTC)


def test_google_news_names_the_publisher_once():
    entry = one(
        "<title>Kahvila palkittiin - Turun Uutiset</title><link>https://news.google.com/rss/articles/CBMx</link>"
        '<source url="https://turunuutiset.example">Turun Uutiset</source>'
    )
    assert (entry.title, entry.publisher) == ("Kahvila palkittiin", "Turun Uutiset")


def test_bing_news_gives_the_real_address():
    entry = one(
        "<title>Kahvila</title><News:Source>Turun Uutiset</News:Source>"
        "<link>http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;url=https%3a%2f%2fturunuutiset.example%2f1&amp;c=2</link>"
    )
    assert (entry.url, entry.publisher) == ("https://turunuutiset.example/1", "Turun Uutiset")


def test_google_alerts_give_the_real_address():
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Alert</title><entry><id>tag:1</id>
    <title type="html">&lt;b&gt;Aamunkoi&lt;/b&gt; avattiin</title><published>2026-11-02T10:00:00Z</published>
    <link href="https://www.google.com/url?rct=j&amp;url=https://blogi.example/a&amp;ct=ga"/></entry></feed>"""
    (entry,) = feeds.read(atom.encode(), URL).entries
    assert (entry.title, entry.url) == ("Aamunkoi avattiin", "https://blogi.example/a")


def test_an_empty_feed_is_a_feed():
    assert feeds.read(RSS.format(items="").encode(), URL).entries == ()


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><body>Not found</body></html>", b'{"items": []}', b"<rss version='2.0'><channel><item><title>cut o"],
)
def test_what_is_no_feed_or_is_cut_off_raises(body: bytes):
    with pytest.raises(ValueError, match="feed"):
        feeds.read(body, URL)


def test_a_sitemap_and_an_index():
    row = "<url><loc>https://a.example/{n}</loc><lastmod>2026-0{n}-01T10:00:00+02:00</lastmod></url>"
    rows = "".join(row.format(n=n) for n in (1, 2))
    seen = sitemap.read(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode(), URL)
    assert seen.urls == (("https://a.example/1", date(2026, 1, 1)), ("https://a.example/2", date(2026, 2, 1)))
    assert seen.newest == date(2026, 2, 1)
    index = sitemap.read(b"<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap></sitemapindex>", URL)
    assert index.sitemaps == ("https://aamunkoi.example/s1.xml",)


def test_equal_days_in_a_sitemap_say_nothing():
    rows = "".join(f"<url><loc>https://a.example/{n}</loc><lastmod>2026-01-01</lastmod></url>" for n in (1, 2))
    assert sitemap.read(f"<urlset>{rows}</urlset>".encode(), URL).newest is None


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"hello", b"\x1f\x8bbroken"])
def test_what_is_no_sitemap_raises(body: bytes):
    with pytest.raises(ValueError, match="sitemap"):
        sitemap.read(body, URL)
