"""One parse tells everything a page has to say."""

import pickle
from datetime import date

import pytest

from checks.reading import page
from data.facts import Where

NOW = date(2026, 11, 21)
CAFE = """<!doctype html><html lang="fi"><head><title>Kahvila Aamunkoi | Turku</title>
<link rel="alternate" type="application/rss+xml" href="/feed/"></head><body>
<h1>Kahvila Aamunkoi</h1><p>Leivomme joka aamu. Päivitetty 3.11.2026.</p>
<footer>Jokikatu 5, 20100 Turku<br>Puh. 02 555 0142<br>Faksi 02 555 0143<br>hei@aamunkoi.example<br>
Ma-pe 8-17, la 10-15<br>Y-tunnus 1234567-1<br><a href="https://www.facebook.com/aamunkoi.turku">Facebook</a>
<a href="/yhteys">Yhteys</a> © 2024 Aamunkoi Oy</footer></body></html>"""


def read(markup: str, country: str | None = None) -> page.PageRead:
    return page.read(markup.encode(), "https://aamunkoi.example/", "text/html; charset=utf-8", country, NOW)


def test_a_footer_tells_phone_fax_mail_address_hours_and_number():
    facts = read(CAFE).facts
    assert [found.value for found in facts.phones] == ["+35825550142"]
    assert [found.value for found in facts.faxes] == ["+35825550143"]
    assert [found.value for found in facts.emails] == ["hei@aamunkoi.example"]
    assert [str(found.value) for found in facts.addresses] == ["Jokikatu 5, 20100 Turku"]
    assert [str(found.value) for found in facts.hours] == ["Mo-Fr 08:00-17:00; Sa 10:00-15:00"]
    assert [found.value for found in facts.registry_ids] == ["1234567-1"]
    assert [found.value for found in facts.profiles] == ["https://www.facebook.com/aamunkoi.turku"]


def test_links_feeds_title_and_signs_of_life_are_told():
    seen = read(CAFE)
    assert seen.title == "Kahvila Aamunkoi | Turku"
    assert seen.language == "fi"
    assert seen.feeds == ("https://aamunkoi.example/feed/",)
    assert ("https://aamunkoi.example/yhteys", "Yhteys") in [(link.url, link.text) for link in seen.links]
    assert [(sign.by, sign.day) for sign in seen.signs] == [
        ("visible", date(2026, 11, 3)),
        ("copyright", date(2024, 12, 31)),
    ]
    assert seen.whole


def test_what_is_read_can_be_sent_to_another_process():
    seen = read(CAFE)
    assert pickle.loads(pickle.dumps(seen)) == seen


def test_the_same_value_stands_once_for_each_part_of_the_page_that_shows_it():
    facts = read('<html lang="nb"><a href="tel:+4755550142">Ring 55 55 01 42</a><p>Tlf. 55 55 01 42</p></html>').facts
    assert [(found.value, found.where) for found in facts.phones] == [
        ("+4755550142", Where.LINK),
        ("+4755550142", Where.TEXT),
    ]


@pytest.mark.parametrize("body", [b"", b"<", b"\x00\x00\x00", b"<html", "<p>".encode("utf-16")])
def test_an_empty_or_broken_page_reads_as_an_empty_page(body: bytes):
    assert page.read(body, "https://leer.example/", "", None, NOW).facts.phones == ()


def test_what_stands_behind_the_end_of_a_page_is_read_as_browsers_show_it():
    """Some makers put the foot of a page, or a second page, behind ``</html>``."""
    behind = """<footer>Tel. <a href="tel:+35825550142">02 555 0142</a></footer>
    <div class="vcard"><span class="fn">Kahvila Aamunkoi</span><span class="tel">02 555 0143</span></div>
    <div class="review"><span class="author">Aino</span><span class="date">2026-10-02</span>
    <p class="text">Kahvi oli kylm\u00e4\u00e4.</p></div>"""
    for markup in (f"<html><body><h1>Aamunkoi</h1></body></html>{behind}",
                   f"<html><body><h1>Aamunkoi</h1></body></html><html><body>{behind}</body></html>"):  # fmt: skip
        seen = page.read(markup.encode(), "https://aamunkoi.example/", "", "FI", NOW)
        assert {found.value for found in seen.facts.phones} == {"+35825550142", "+35825550143"}
        assert seen.text.splitlines()[0] == "Aamunkoi" and "02 555 0142" in seen.text
        assert [review.author for review in seen.reviews] == ["Aino"]
