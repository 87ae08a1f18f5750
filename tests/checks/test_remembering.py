from datetime import date, timedelta
from pathlib import Path

import pytest

from checks.reading import facts, feeds, page
from checks.reading.today import Today
from checks.remembering import REMEMBERED, Remembering, program
from tests.checks.direct import Direct
from tests.town_tests.visit import get, town_at

URL = "https://aamunkoi.example/"
DAY = date(2026, 11, 21)
DAYS = [DAY + timedelta(days=days) for days in (0, 1, 3, 40, 406)]
BODY = b"""<html><body><h1>Aamunkoi</h1><p>Closed 24.12.2026-26.12.2026</p><p>Christmas party 22.11.2026, event</p>
<p>Updated 23.11.2026</p><time datetime="2026-12-01">soon</time>
<footer>&copy; 2019-2026 Aamunkoi</footer></body></html>"""


async def read(reader: Remembering, day: date = DAY, body: bytes = BODY, url: str = URL, country: str | None = "FI"):
    return await reader.run(page.read, body, url, "text/html", country, day)


def told(found: page.PageRead) -> tuple:
    return found.signs, found.notices, found.published, found.facts, found.text


@pytest.fixture
def direct() -> Direct:
    return Direct()


async def test_the_same_page_is_read_once_also_by_another_process(direct: Direct, tmp_path: Path) -> None:
    first = await read(Remembering(direct, tmp_path))
    again = await read(Remembering(direct, tmp_path))
    assert again == first
    assert direct.ran == ["read"]


@pytest.mark.parametrize(
    "other", [{"body": BODY + b" "}, {"url": f"{URL}en"}, {"country": "PL"}, {"day": date(2027, 1, 2)}], ids=str
)
async def test_another_page_country_or_year_is_read_anew(direct: Direct, tmp_path: Path, other: dict) -> None:
    reader = Remembering(direct, tmp_path)
    await read(reader)
    assert told(await read(reader, **other)) == told(await read(Remembering(direct, tmp_path / "x"), **other))
    assert direct.ran == ["read"] * 3


async def test_another_version_of_the_program_reads_anew(direct: Direct, tmp_path: Path) -> None:
    await read(Remembering(direct, tmp_path, version="1"))
    await read(Remembering(direct, tmp_path, version="2"))
    assert direct.ran == ["read"] * 2 and program() != "1"


async def test_a_page_without_a_date_that_passes_is_not_read_again_on_another_day(
    direct: Direct, tmp_path: Path
) -> None:
    reader = Remembering(direct, tmp_path)
    for day in (DAY, DAY + timedelta(days=39)):
        [sign] = (await read(reader, day, b"<p>\xc2\xa9 2026 Aamunkoi</p><p>Founded 1.2.1999 in Turku</p>")).signs[-1:]
        assert (sign.by, sign.day) == ("copyright", day)
    assert direct.ran == ["read"]


async def test_what_is_remembered_is_bounded_and_a_damaged_memory_is_read_anew(direct: Direct, tmp_path: Path) -> None:
    reader = Remembering(direct, tmp_path, limit=20_000)
    for number in range(40):
        await read(reader, body=BODY + b"<!--%d-->" % number)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert 0 < sum(file.stat().st_size for file in files) <= 20_000
    for file in files:
        file.write_bytes(file.read_bytes()[:-5])
    assert told(await read(reader, body=BODY + b"<!--39-->")) == told(page.read(BODY, URL, "", "FI", DAY))


async def test_feeds_are_remembered_and_judging_never(direct: Direct, tmp_path: Path) -> None:
    reader = Remembering(direct, tmp_path)
    feed = b"<rss version='2.0'><channel><title>t</title><item><title>a</title></item></channel></rss>"
    for _ in range(2):
        assert (await reader.run(feeds.read, feed, URL)).entries[0].title == "a"
        await reader.run(facts.read, BODY, URL, "FI")
    assert direct.ran == ["read", "read", "read"]
    assert all(function.__module__.startswith("checks.reading.") for function in REMEMBERED)


def pages() -> list[bytes]:
    """Return saved pages, and the home pages of the town."""
    saved = sorted((Path(__file__).parent.parent / "pages" / "reading").rglob("*.html"))
    town = town_at()
    sites = [row["card"]["website"] for row in town.world.companies.values() if row["card"].get("website")]
    homes = [bytes(get(town, site).body) for site in sites]
    assert len(saved) >= 5 and len(homes) >= 6
    return [BODY, *(file.read_bytes() for file in saved), *homes]


@pytest.mark.parametrize("start", DAYS[::3], ids=str)
def test_what_is_remembered_is_what_would_be_read(start: date) -> None:
    kept = anew = 0
    for body in pages():
        first = page.read(body, URL, "", "FI", start)
        for day in DAYS:
            old, new = page.as_of(first, day), page.read(body, URL, "", "FI", day)
            anew += old is None
            kept += old is not None
            assert old is None or told(old) == told(new), (body[:80], day)
    assert kept > anew > 0


def test_a_day_notes_how_far_it_could_move() -> None:
    now = Today.of(DAY)
    assert date(2026, 11, 1) <= now and not date(2026, 12, 1) <= now
    assert (now.since, now.until) == (date(2026, 11, 1), date(2026, 11, 30))
    assert now > date(2026, 11, 10) and now < date(2026, 11, 25)
    assert (now.since, now.until) == (date(2026, 11, 11), date(2026, 11, 24))
    assert now >= date(2026, 11, 21) and now <= date(2026, 11, 21)
    assert (now.since, now.until) == (DAY, DAY)
