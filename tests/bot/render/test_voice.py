"""Words, dates and values."""

from datetime import UTC, date, datetime

import pytest

from bot.render.values import phone_end, word
from bot.render.voice import Html, Voice, blocks, lines, link
from data.company import Address
from data.finding import Value
from data.phrases import load
from data.week import Week

HELSINKI = Voice(load("en"), "Europe/Helsinki", "FI")
OPEN = ((480, 1020),)
CAFE = Week(days=(OPEN, OPEN, OPEN, OPEN, OPEN, ((600, 1560),), ()))


def test_what_comes_from_outside_is_escaped() -> None:
    said = HELSINKI.say("card.words", quote="<b>&</a>")
    assert said == "“&lt;b&gt;&amp;&lt;/a&gt;”"


def test_html_of_ours_stays_html() -> None:
    assert HELSINKI.say("first.row", n=1, place=Html("<b>x</b>"), says="a < b") == "1. <b>x</b>: a &lt; b"
    assert lines("<", Html("<i>y</i>"), "") == "&lt;\n<i>y</i>"
    assert blocks("a", "", "b") == "a\n\nb"


def test_buttons_are_plain() -> None:
    assert HELSINKI.plain("button.open", place="A & B") == "Open A & B"


def test_moments_stand_in_the_chats_zone_with_its_name() -> None:
    moment = datetime(2026, 11, 23, 7, 2, tzinfo=UTC)
    assert HELSINKI.moment(moment) == "23 Nov 09:02 (Helsinki)"
    assert HELSINKI.weekday(datetime(2026, 11, 22, 23, 0, tzinfo=UTC)) == "Monday"
    assert Voice(load("en")).clock(moment) == "07:02 (UTC)"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("+35825550142", "02 5550142", id="a number at home"),
        pytest.param("+4755550142", "+47 55 55 01 42", id="a number abroad"),
        pytest.param("+1", "+1", id="no number at all"),
        pytest.param(("+35825550142", "+35825550199"), "02 5550142, 02 5550199", id="two numbers"),
        pytest.param(CAFE, "Mon-Fri 8:00-17:00, Sat 10:00-2:00, Sun closed", id="hours"),
        pytest.param(Week(days=(((0, 1440),),) * 7), "open day and night", id="always"),
        pytest.param(Week(days=(OPEN, *(None,) * 6)), "Mon 8:00-17:00", id="the other days are not said"),
        pytest.param(
            Address(street="Jokikatu 5", postcode="20100", city="Turku"), "Jokikatu 5, 20100 Turku", id="address"
        ),
        pytest.param(date(2025, 12, 24), "24 Dec 2025", id="day"),
        pytest.param(None, "nothing", id="nothing"),
    ],
)
def test_values_in_words(value: Value, said: str) -> None:
    assert word(value, HELSINKI) == said


def test_numbers_are_told_apart_by_their_end() -> None:
    assert phone_end("+358 2 555 0142") == "0142"


def test_a_link_is_whole_whatever_its_address_holds() -> None:
    assert (
        link('https://a.example/?q="x"&y', "A & B")
        == '<a href="https://a.example/?q=&quot;x&quot;&amp;y">A &amp; B</a>'
    )
