"""What comes with status 200 and is no page: known as such, and a real page is never taken for it."""

from datetime import date

import pytest

from checks.reading import page
from checks.reading.charset import decode
from checks.reading.kinds import PageRead
from checks.reading.prescreen import prescreen

NOW = date(2026, 11, 21)


def read(markup: str) -> PageRead:
    return page.read(markup.encode(), "https://aamunkoi.example/", "", None, NOW)


@pytest.mark.parametrize(
    "markup",
    [
        "<title>Just a moment...</title><body>Checking your browser before accessing</body>",
        '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script><p>One more step</p>',
        '<form id="challenge-form" action="//x"></form>',
        "<title>Ой!</title><p>Подтвердите, что запросы отправляли вы, а не робот</p>",
        "<title>Login • Instagram</title>",
        "<title>x</title><p>Please wait a few minutes before you try again.</p>",
        "<title>Before you continue</title><p>We use cookies and data</p>",
        '<p id="tiktok-verify-page"></p>',
        "<p>Our systems have detected unusual traffic from your computer network.</p>",
    ],
)
def test_a_challenge_is_no_page(markup: str):
    seen = read(f"<html>{markup}</html>")
    assert seen.challenge
    assert not seen.whole


@pytest.mark.parametrize(
    ("markup", "lost"),
    [
        ("<title>404 - Sivua ei löytynyt</title><h1>Hups</h1>", True),
        ("<title>Kahvila</title><h1>Siden du leter etter finnes ikke</h1>", True),
        ("<title>Страница не найдена</title>", True),
        ("<title>Kwiaciarnia</title><p>Strona nie istnieje</p>", True),
        ("<title>Hotel Room 404</title><p>" + "A quiet room with a view of the river. " * 200 + "</p>", False),
        ("<title>Lost and found</title><p>Found something? Call 02 555 0142.</p>", False),
    ],
)
def test_a_soft_404_is_known(markup: str, lost: bool):
    assert read(markup).not_found is lost


def test_a_shell_proves_nothing_and_a_small_page_is_no_shell():
    shell = '<div id="root"></div><script src="/app.js"></script><noscript>Enable JavaScript</noscript>'
    assert read(f"<title>Fjordlys</title><body>{shell}</body>").shell
    assert not read("<title>Fjordlys</title><body><p>Ring 55 55 01 42</p></body>").shell
    full = f"{shell}<p>{'Vi har åpent hver dag og baker selv. ' * 10}</p>"
    assert not read(full).shell


def test_a_page_that_writes_of_captchas_is_a_page():
    text = "We help shops to drop the captcha: are you a robot? Access denied pages cost customers. " * 30
    seen = read(f"<title>Captcha consulting</title><h1>Services</h1><p>{text}</p>")
    assert seen.whole


@pytest.mark.parametrize(
    "body",
    [
        b"<div " + b" ".join(b'a%d="v"' % n for n in range(20000)) + b"></div>",
        b"<p>" + b"040 123 45" * 10000,
        b"x" * (3 * 1024 * 1024 + 1),
    ],
)
def test_a_hostile_page_is_given_up_before_it_is_parsed(body: bytes):
    with pytest.raises(ValueError, match="byte"):
        page.read(body, "https://aamunkoi.example/", "", None, NOW)


def test_a_picture_in_an_attribute_and_a_long_script_are_no_offence():
    prescreen(b'<img alt="x" src="data:image/png;base64,' + b"A" * 300_000 + b'">')
    prescreen(b"<p>x</p><script>" + b"var a=1;" * 20_000 + b"</script>")
    prescreen(b"<p>short</p>" * 100_000)


@pytest.mark.parametrize(
    ("body", "content_type", "country", "text"),
    [
        ("Äiti".encode(), "text/html; charset=iso-8859-1", None, "Äiti"),
        ("Äiti".encode("utf-8-sig"), "", None, "Äiti"),
        ("Äiti".encode("utf-16"), "", None, "Äiti"),
        ('<meta charset="windows-1251">Заря'.encode("cp1251"), "text/html; charset=utf-8", None, "Заря"),
        ('<html lang="ru">Заря и колосок'.encode("koi8-r"), "", None, "Заря и колосок"),
        ("Заря и колосок".encode("cp1251"), "", "RU", "Заря и колосок"),
        ('<html lang="pl">świt, żółty, łąka'.encode("iso8859-2"), "", None, "świt, żółty, łąka"),
        ('<html lang="pl">świt, żółty, łąka'.encode("cp1250"), "", None, "świt, żółty, łąka"),
        ('<meta charset="utf-8">smørbrød'.encode("cp1252"), "", "NO", "smørbrød"),
        ("Ä".encode() + b"\xc3", "", None, "Ä"),
        ("Ж".encode("cp1251"), "text/html; charset=windows-1251", None, "Ж"),
    ],
)
def test_letters_are_read_right(body: bytes, content_type: str, country: str | None, text: str):
    assert text in decode(body, content_type, country)
