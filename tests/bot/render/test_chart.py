"""The picture of a month: small, grey, and every number of it in words."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.render import chart
from bot.render.voice import Voice
from data.digest import Month, WeekCount
from data.phrases import languages, load

NAMES = {
    "en": "Daybreak Cafe",
    "fi": "Kahvila Aamunkoi",
    "nb": "Morgenrøde Kafe",
    "pl": "Meble Świt",
    "ru": "Заря Авто",
}
HEARD, HANDLED = (13, 15, 0, 17, 19, 14, 112, 18), (21, 22, 0, 23, 24, 25, 26, 27)


def month(name: str, weeks: int = 8) -> Month:
    first = date(2026, 10, 12)
    counts = tuple(
        WeekCount(first=first + timedelta(weeks=n), last=first + timedelta(weeks=n, days=6), heard=a, handled=b)
        for n, (a, b) in enumerate(zip(HEARD[:weeks], HANDLED[:weeks], strict=True))
    )
    return Month(name=name, weeks=counts, to_do=31)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("weeks", [4, 8])
def test_a_picture_is_small_and_its_numbers_stand_in_the_caption(language: str, weeks: int) -> None:
    voice, shown = Voice(load(language), "Europe/Helsinki"), month(NAMES[language], weeks)
    drawn = chart.draw(chart.plan(shown, voice))
    picture = Image.open(BytesIO(drawn))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "L", (chart.WIDTH, chart.HEIGHT))
    assert len(drawn) < 100_000
    said = re.findall(r"\d+", chart.caption(shown, voice))
    assert {str(number) for number in (*HEARD[:weeks], *HANDLED[:weeks], 31)} <= set(said)
    assert NAMES[language] in chart.caption(shown, voice)
    assert f": {', '.join(map(str, HEARD[:weeks]))}." in chart.caption(shown, voice)


def test_two_kinds_of_bars_are_told_apart_in_grey() -> None:
    voice = Voice(load("en"))
    picture = Image.open(BytesIO(chart.draw(chart.plan(month("Daybreak Cafe"), voice))))
    shades = {shade for count, shade in picture.getcolors(256) or () if count > 2000}
    assert len([shade for shade in shades if shade < 60]) == 1 and 0xC8 in shades


@pytest.mark.parametrize("name", ["文化", "N" * 500, "", "<b>&", "\u202e abc"])
def test_any_name_is_drawn_or_left_out(name: str) -> None:
    assert chart.draw(chart.plan(month(name), Voice(load("en"))))
    assert len(chart.caption(month(name), Voice(load("en")))) < 1000


def test_without_the_library_no_picture_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart, "find_spec", lambda _: None)
    assert not chart.available()
