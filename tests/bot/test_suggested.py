"""A suggested change that is not live yet: who sees it tells us, and is told until when it can be refused."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.render import titles
from bot.render.voice import Voice
from data import places, suggested
from data.finding import Finding, Kind, Proof, Severity, Subject
from data.phrases import languages, load
from tests.bot.cafe import RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.kept import cases
from tests.bot.rhythm import findings, tick
from tests.bot.test_drafts import labels
from tests.fakegram.chat import Chat

KARTTA = """[[places]]
id = "kartta"
name = "Kartta"
hosts = ["kartta.example"]
kind = "map"
country = "FI"
weight = 100
read = "no"
edit_url = "https://oma.kartta.example/"
edits_wait = true
"""
TITLE = "Somebody suggests a change at Kartta (phone number)"
REMINDS = "I say this once: it goes live on Thursday at the latest, unless somebody refuses it."


async def told(house: House, tmp_path: Path, days: int = 3) -> Chat:
    """Let Ann tell on Monday at 9 that somebody suggests another number at a place that publishes after some days."""
    await house.with_places(tmp_path / "own.toml", KARTTA + (f"edits_after = {days}\n" if days else ""))
    open_for_business(house.web, RIGHT)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("Half a minute: open it and tell me.", 20)
    await house.settle()
    await ann.say("/sources")
    await ann.click("Tell what you see")
    await ann.wait_for("Which place have you looked at?")
    await ann.click("Kartta")
    await ann.wait_for("I cannot read Kartta. Half a minute")
    await ann.click("Something is wrong")
    await ann.wait_for("What is wrong at Kartta?")
    await ann.click("A change is suggested")
    await ann.wait_for("What would change at Kartta?")
    await ann.click("Phone number")
    await ann.wait_for("What would Kartta show then?")
    await ann.say("02 555 0199")
    await ann.wait_for(TITLE)
    await house.settle()
    return ann


async def test_who_tells_of_it_is_shown_what_would_change_and_until_when_to_refuse_it(
    house: House, tmp_path: Path
) -> None:
    ann = await told(house, tmp_path)
    card = ann.last
    assert "not live yet" in card.text and "Do first" in card.text
    assert "It would show: 02 5550199\nRight is: 02 5550142" in card.text
    assert "Open Kartta and refuse it. On Thursday, 26 Nov, at the latest it goes live by itself" in card.text
    assert (await ann.click("Open Kartta")).url == "https://oma.kartta.example/"
    assert "1 to do" in await findings(ann)


async def test_it_is_spoken_of_once_more_a_day_before(house: House, tmp_path: Path) -> None:
    ann = await told(house, tmp_path)
    house.clock.on(days=1, hours=23)
    await tick(house)
    assert not any(REMINDS in one.text for one in ann.answers)
    house.clock.on(hours=2)
    await tick(house)
    card = await ann.wait_for(REMINDS)
    assert TITLE in card.text and "Done" in labels(card)
    for _ in range(6):
        house.clock.on(hours=12)
        await tick(house)
    assert sum(REMINDS in one.text for one in ann.answers) == 1


async def test_what_was_refused_is_not_spoken_of(house: House, tmp_path: Path) -> None:
    ann = await told(house, tmp_path)
    await ann.click("Done")
    await ann.wait_for("Done, on your word: I cannot see this at Kartta myself.")
    for _ in range(6):
        house.clock.on(hours=12)
        await tick(house)
    assert not any(REMINDS in one.text for one in ann.answers)


async def test_quiet_hours_are_kept(house: House, tmp_path: Path) -> None:
    house.clock.on(hours=13)
    ann = await told(house, tmp_path)
    house.clock.on(days=2)
    await tick(house)
    assert not any(REMINDS in one.text for one in ann.answers)
    house.clock.on(hours=11)
    await tick(house)
    await ann.wait_for(REMINDS)


async def test_where_nobody_knows_when_no_day_is_named_and_nothing_is_counted(house: House, tmp_path: Path) -> None:
    ann = await told(house, tmp_path, days=0)
    assert "Open Kartta and refuse it today: nobody tells you when it goes live." in ann.last.text
    for _ in range(6):
        house.clock.on(hours=12)
        await tick(house)
    assert not any("I say this once" in one.text for one in ann.answers)


async def test_all_right_later_settles_it(house: House, tmp_path: Path) -> None:
    ann = await told(house, tmp_path)
    await ann.say("/sources")
    await ann.click("Tell what you see")
    await ann.click("Kartta")
    await ann.click("All right")
    await ann.wait_for("Kartta: all right, says Ann")
    assert "Nothing to do at" in await findings(ann)


async def tell_again(ann: Chat, number: str) -> str:
    """Tell of it once more; returns the card."""
    for press in ("A change is suggested", "Phone number"):
        mark = ann.mark
        await ann.click(press)
        await ann.wait_for("at Kartta?" if press.startswith("A ") else "What would Kartta show then?", since=mark)
    mark = ann.mark
    await ann.say(number)
    return (await ann.wait_for(TITLE, since=mark)).text


async def test_telling_of_the_same_one_again_does_not_move_the_day_and_another_one_has_its_own(
    house: House, tmp_path: Path
) -> None:
    ann = await told(house, tmp_path)
    house.clock.on(days=1)
    assert "On Thursday, 26 Nov, at the latest" in await tell_again(ann, "02 555 0199")
    assert "On Friday, 27 Nov, at the latest" in await tell_again(ann, "02 555 0198")


async def test_closed_for_good_needs_no_value(house: House, tmp_path: Path) -> None:
    ann = await told(house, tmp_path)
    await ann.click("A change is suggested")
    await ann.click("Marked as closed")
    card = await ann.wait_for("Somebody suggests a change at Kartta (marked as closed)")
    assert "It would show" not in card.text
    assert "2 to do" in await findings(ann)
    mark = ann.mark
    await ann.click("Something is wrong")
    await ann.wait_for("What is wrong at Kartta?", since=mark)
    await ann.click("Marked as closed")
    await ann.wait_for("Kartta says you are closed for good")
    assert "inaccurate.closed" in await cases(house)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("place", ["yandex_maps", "google_maps"])
def test_every_language_says_until_when_where_that_is_known(language: str, place: str) -> None:
    told_at, shipped = datetime(2026, 11, 23, 9, tzinfo=UTC), places.load("RU")
    finding = Finding(
        key="k",
        check=suggested.CHECK,
        kind=Kind.INACCURATE,
        subject=Subject(source="eyes", url="", id=f"eyes:{place}:phone", place=place),
        severity=Severity.HIGH,
        sure=True,
        expected="+74955550142",
        found="+74955550199",
        evidence=Proof(url="", quote="", seen_at=told_at),
    )
    voice = Voice(load(language), "Europe/Moscow")
    said = [titles.title(finding, shipped, voice), titles.advice(finding, shipped, voice), titles.why(finding, voice)]
    assert (voice.day(told_at + timedelta(days=3)).removesuffix(".") in said[1]) == (place == "yandex_maps")
    assert all(text and not re.search(r"[{}]", text) for text in said)


@pytest.mark.parametrize("country", [*places.COUNTRIES, ""])
def test_where_it_is_known_when_they_go_live_they_can_be_seen_before(country: str) -> None:
    for place in places.load(country).all:
        assert place.edits_wait or not place.edits_after
        assert place.edit_url or not place.edits_wait
