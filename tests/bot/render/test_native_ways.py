"""Dates, times, hours and lists as the people of each language write them."""

from datetime import UTC, date, datetime

import pytest

from bot.render.digest_things import days
from bot.render.values import word
from bot.render.voice import Voice
from data.phrases import languages, load
from data.week import Week

OPEN = ((480, 1020),)
WEEK = Week(days=(OPEN,) * 5 + (None, ()))
MOMENT = datetime(2026, 11, 26, 7, 2, tzinfo=UTC)


def voice(language: str) -> Voice:
    return Voice(load(language), "Europe/Helsinki", "FI")


@pytest.mark.parametrize(
    ("language", "moment", "day", "full_day"),
    [
        ("en", "26 Nov 09:02 (Helsinki)", "26 Nov", "26 Nov 2026"),
        ("fi", "26.11. klo 9.02 (Helsinki)", "26.11.", "26.11.2026"),
        ("nb", "26. november kl. 09:02 (Helsingfors)", "26. november", "26. november 2026"),
    ],
)
def test_a_moment_and_a_day(language: str, moment: str, day: str, full_day: str) -> None:
    said = voice(language)
    assert (said.moment(MOMENT), said.day(MOMENT), said.full_day(MOMENT)) == (moment, day, full_day)


@pytest.mark.parametrize(
    ("language", "hours"),
    [
        ("en", "Mon-Fri 8:00-17:00, Sun closed"),
        ("fi", "ma-pe 8.00-17.00, su kiinni"),
        ("nb", "man.-fre. 8:00-17:00, søn. stengt"),
        ("pl", "pon.-pt. 8:00-17:00, niedz. zamknięte"),
        ("ru", "пн-пт 8:00-17:00, вс выходной"),
    ],
)
def test_opening_hours(language: str, hours: str) -> None:
    assert word(WEEK, voice(language)) == hours


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Kiitos. Katson uudelleen torstaina ja kerron, onko se muuttunut."),
        ("nb", "Takk. Jeg ser etter igjen på torsdag og sier fra om det er endret."),
    ],
)
def test_a_weekday_stands_in_a_sentence(language: str, sentence: str) -> None:
    said = voice(language)
    assert said.say("card.thanks_done", weekday=said.weekday(MOMENT)) == sentence


@pytest.mark.parametrize(
    ("language", "joined"), [("fi", "Fonecta, Eniro ja 020202"), ("nb", "Fonecta, Eniro og 020202")]
)
def test_a_list(language: str, joined: str) -> None:
    assert voice(language).all_of(["Fonecta", "Eniro", "020202"]) == joined


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "It was about waiting 3 times in four weeks."),
        ("fi", "Aiheena oli odottaminen, jo 3. kerran neljän viikon aikana."),
        ("nb", "Det handlet om venting for 3. gang på fire uker."),
        ("pl", "W ciągu czterech tygodni to już 3. raz ten sam temat: czekanie."),
        ("ru", "За четыре недели об этом уже 3-й раз: ожидание."),
    ],
)
def test_how_often_a_topic_came_up(language: str, told: str) -> None:
    said = voice(language)
    assert said.plain("digest.topic", topic=said.plain("topic.waiting"), n=3) == told


@pytest.mark.parametrize("language", languages())
def test_a_number_of_minutes_stays_on_one_line(language: str) -> None:
    assert all(" " not in voice(language).plain("findings.minutes", n=n) for n in (1, 3, 6, 15))


@pytest.mark.parametrize("language", ["fi", "nb"])
def test_no_sentence_ends_in_two_full_stops(language: str) -> None:
    said = voice(language)
    day, time = said.day(MOMENT), said.clock(MOMENT)
    for key, values in {
        "card.done_by": {"who": "Ann", "day": day, "weekday": said.weekday(MOMENT)},
        "card.closed": {"day": day},
        "card.dismissed": {"who": "Ann", "day": day, "why": "x"},
        "later.until": {"day": day},
        "check.since": {"parts": "x", "day": day},
        "check.wait": {"time": time},
        "findings.none": {"name": "x", "when": said.moment(MOMENT)},
    }.items():
        assert ".." not in said.say(key, **values), key


@pytest.mark.parametrize(
    ("language", "told"),
    [("nb", "7.–13. desember"), ("pl", "7–13 grudnia"), ("ru", "7–13 декабря"), ("fi", "7.–13. joulukuuta")],
)
def test_a_week_of_one_month(language: str, told: str) -> None:
    assert days(date(2026, 12, 7), date(2026, 12, 13), voice(language)) == told
