"""Dates, signs of life and notices: none invented, none forgotten."""

from datetime import date

import pytest

from checks.reading import dates, days, notices, page, signs

NOW = date(2026, 11, 21)
ARTICLE = '{"@type":"NewsArticle","datePublished":"2025-04-03T10:00Z"}'
VACANCY = b'{"@type":"JobPosting","title":"Baker","validThrough":"2026-02-01"}'
URL = "https://aamunkoi.example/"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-09", date(2026, 3, 9)),
        ("9.3.2026", date(2026, 3, 9)),
        ("03/28/2026", date(2026, 3, 28)),
        ("9. maaliskuuta 2026", date(2026, 3, 9)),
        ("10. marraskuuta 2026", date(2026, 11, 10)),
        ("9 марта 2026 г.", date(2026, 3, 9)),
        ("9 marca 2026", date(2026, 3, 9)),
        ("9. desember 2026", date(2026, 12, 9)),
        ("March 9th, 2026", date(2026, 3, 9)),
        ("24.-26.12.2026", date(2026, 12, 26)),
        ("24.12-26.12.2026", date(2026, 12, 26)),
        ("7-9 March 2026", date(2026, 3, 9)),
        ("1-8.01.2026", date(2026, 1, 8)),
        ("9-Mar-2026", date(2026, 3, 9)),
        ("31.2.2026", None),
        ("March 2026", None),
        ("02 555 0142", None),
        ("Room 9, 2026 guests", None),
    ],
)
def test_a_date_needs_day_month_and_year(text: str, day: date | None):
    assert next((found for found, _, _ in days.find(text)), None) == day


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        (f'<script type="application/ld+json">{ARTICLE}</script>', "2025-04-03"),
        ('<meta property="article:published_time" content="2025-04-03T10:00:00+02:00">', "2025-04-03"),
        ("<h1>Uusi uuni</h1><p>3.4.2025</p><p>Se leipoo jo.</p>", "2025-04-03"),
        ("<h1>Nowy piec</h1><ul><li>3 kwietnia 2025</li></ul>", "2025-04-03"),
        ('<h1>Ny ovn</h1><div class="post-date">3. april 2025</div>', "2025-04-03"),
        ("<p>Опубликовано 3 апреля 2025</p>", "2025-04-03"),
        ("<h1>Yhteys</h1><p>Puh. 02 555 0142</p><p>© 2019</p>", None),
        ("<h1>About</h1><p>Family owned since 12 May 1998 and open every day, whatever the weather outside.</p>", None),
        ("<h1>News</h1><p>Last updated 3.4.2025</p>", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_what_the_page_says(markup: str, day: str | None):
    assert dates.read(f"<html><body>{markup}</body></html>", URL) == (date.fromisoformat(day) if day else None)


def test_an_address_with_a_day_dates_its_page():
    assert dates.read("<h1>Uuni</h1>", "https://aamunkoi.example/2025/04/03/uuni/") == date(2025, 4, 3)


@pytest.mark.parametrize(
    ("line", "until", "kind"),
    [
        ("Joulun 2025 aukioloajat: suljettu 24.-26.12.", date(2026, 1, 2), "holiday"),
        ("Suljettu 3.8.2026 asti", date(2026, 8, 3), "closed"),
        ("Åpningstider i påsken 2026", date(2026, 4, 6), "holiday"),
        ("График работы на Пасху 2026", date(2026, 4, 13), "holiday"),
        ("Godziny otwarcia w Wielkanoc 2025: nieczynne", date(2025, 4, 21), "holiday"),
        ("График работы в новогодние праздники 2026", date(2026, 1, 8), "holiday"),
        ("Tarjous voimassa 30.9.2026 saakka", date(2026, 9, 30), "offer"),
        ("Wolne miejsce pracy, aplikuj do 15.10.2026", date(2026, 10, 15), "vacancy"),
        ("Grand opening on 3 May 2026, join us on the terrace", date(2026, 5, 3), "event"),
        ("Suljettu 24.-26.12.2025", date(2025, 12, 26), "closed"),
        ("Closed 24-26 December 2025", date(2025, 12, 26), "closed"),
        ("Urlop 1-15.08.2026 - nieczynne", date(2026, 8, 15), "closed"),
        ("12 июня 2026 выходной день", date(2026, 6, 12), "closed"),
        ("Kiinni 24.12.25-2.1.26", date(2026, 1, 2), "closed"),
        ("Open on Boxing Day 2025 from 10 to 14", date(2026, 1, 2), "holiday"),
    ],
)
def test_a_notice_whose_day_is_past_is_stale(line: str, until: date, kind: str):
    found = notices.past(line, NOW)
    assert found is not None
    assert (found.until, found.kind) == (until, kind)


@pytest.mark.parametrize(
    "line",
    [
        "Open since 1998",
        "Avoinna vuodesta 1998",
        "Закрытое акционерное общество, работаем с 2004 года",
        "Best bakery award 2019, open daily",
        "Opening hours valid from 1 July 2022: Mon-Fri 9-17",
        "Godziny otwarcia obowiązują od 1.7.2022",
        "Vi holder åpent til 24.12.2026",
        "Suljettu 1.11.2026-31.12.2026",
        "Stengt 1.11.26-3.1.27",
        "Godziny otwarcia od 1.09.2026",
        "График работы с 1 сентября 2026",
        "Åpningstider fra og med 1. mai 2026",
        "Christmas opening hours 2026",
        "Suljettu jouluna",
        "© 2019 Closed Circle Ltd",
        "Posted on 3 May 2024: why we closed our old shop",
        "Room 2020, open 24/7",
        "Sale of tickets at +358 2 555 2019",
    ],
)
def test_a_notice_is_not_stale_for_a_founding_year_or_a_day_to_come(line: str):
    assert notices.past(line, NOW) is None


def test_an_expired_vacancy_in_markup_is_a_notice():
    markup = b'<script type="application/ld+json">' + VACANCY + b"</script>"
    seen = page.read(markup, URL, "", None, NOW)
    assert [(one.kind, one.until) for one in seen.notices] == [("vacancy", date(2026, 2, 1))]


def test_signs_of_life_come_strongest_first_and_never_from_the_future():
    seen = page.read(
        """<script type="application/ld+json">{"@type":"WebPage","dateModified":"2026-05-01"}</script>
        <p>Sist oppdatert 3. mai 2026</p><article><time datetime="2026-10-01">1. oktober</time></article>
        <time datetime="2027-01-01">nyttår</time><footer>© 1998–2024 Kafé</footer>""".encode(),
        URL, "", None, NOW,
    )  # fmt: skip
    assert [(one.by, one.day) for one in seen.signs] == [
        ("visible", date(2026, 5, 3)),
        ("json-ld", date(2026, 5, 1)),
        ("page", date(2026, 10, 1)),
        ("copyright", date(2024, 12, 31)),
    ]


def test_a_source_of_figures_is_not_an_update():
    assert list(signs.visible(["Lähde: Tilastokeskus, päivitetty 1.2.2020"], NOW)) == []


@pytest.mark.parametrize("name", ["date_time clock", "tweet-timestamp date", "event-date"])
def test_a_clock_a_tweet_and_an_event_do_not_date_a_page(name: str):
    body = f"<html><body><p>Boots.</p><p>Shoes.</p><div class='{name}'>28 Aug 2025</div></body></html>"
    assert dates.read(body, URL) is None
