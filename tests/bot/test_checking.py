"""Stories 07 to 10: a check, live."""

import asyncio
import re

import pytest

from tests.bot.cafe import MAP, OLD, RIGHT, SITE, on_map, open_for_business, site
from tests.bot.conftest import House
from tests.checks.saved_web import Saved, answer_json
from tests.fakegram.chat import Chat


async def set_up(house: House, phone: str = RIGHT) -> Chat:
    """Let Ann follow the café, and leave the chat with its first look done."""
    open_for_business(house.web, phone)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    await house.settle()
    return ann


def slow(house: House, seconds: float, phone: str = RIGHT) -> None:
    """Let the map take its time."""
    saved = answer_json([on_map(phone)])
    house.web.pages[MAP] = Saved(body=saved.body, headers=saved.headers, seconds=seconds)


async def test_one_message_shows_progress_and_then_the_summary(house: House) -> None:
    ann = await set_up(house, phone=OLD)
    slow(house, 0.3, OLD)
    before, mark = len(ann.answers), ann.mark
    await ann.say("/check")
    await ann.wait_for("Checking Kahvila Aamunkoi - 0 of", since=mark)
    await ann.wait_for("Read: Own website", since=mark)
    summary = await ann.wait_for("1 to do: 1 first.", since=mark)
    await house.settle()
    assert len(ann.answers) == before + 1
    assert "2 sources checked" in summary.text and "could not be reached" in summary.text
    assert [key for row in summary.buttons for key in row] == ["Show findings", "What I looked at"]


async def test_progress_is_edited_at_most_twenty_times(house: House) -> None:
    ann = await set_up(house)
    edits = len(house.gram.calls("editMessageText"))
    await ann.say("/check")
    await ann.wait_for("Nothing to do")
    assert len(house.gram.calls("editMessageText")) - edits <= 20


async def test_nothing_wrong_is_said_with_what_was_looked_at(house: House) -> None:
    ann = await set_up(house)
    await ann.say("/check")
    text = (await ann.wait_for("Nothing to do. I looked at 2 places on 23 Nov 09:02 (Helsinki); all were right.")).text
    assert "Right: " in text and "phone number in 2 places" in text
    assert re.search(r"I look again on (Sunday, 29|Monday, 30) Nov, and at once when you send /check\.", text)
    await ann.click("What I looked at")
    sources = await ann.wait_for("what I looked at on 23 Nov")
    assert "Facebook: asks everybody to log in" in sources.text
    assert "Tavily search" in sources.text and "https://api" not in sources.text


async def test_stop_ends_it_and_keeps_what_was_found(house: House) -> None:
    ann = await set_up(house)
    slow(house, 30)
    house.web.pages[SITE] = site(hours="Mo-Fr 09:00-15:00")
    mark = ann.mark
    await ann.say("/check")
    await ann.wait_for("Read: Own website", since=mark)
    press = await ann.click("Stop")
    assert (await press.toast()).text == "Stopping..."
    async with asyncio.timeout(2):
        stopped = await ann.wait_for("The check was stopped; what I had found by then is kept.", since=mark)
    assert "1 source checked" in stopped.text
    await ann.say("/facts")
    await ann.wait_for("Mon-Fri 9:00-15:00")


async def test_one_check_at_a_time(house: House) -> None:
    ann = await set_up(house)
    slow(house, 0.5)
    mark = ann.mark
    await ann.say("/check")
    going = await ann.wait_for("Checking Kahvila", since=mark)
    await ann.say("/check")
    answer = await ann.wait_for("I am still on it")
    assert answer.body["reply_to_message"]["message_id"] == going.id
    await house.settle()
    assert sum("sources checked" in one.text or "Nothing to do." in one.text for one in ann.answers) == 1


async def test_the_fourth_check_in_ten_minutes_is_told_when_once_and_then_not_at_all(house: House) -> None:
    ann = await set_up(house)
    for _ in range(3):
        mark = ann.mark
        await ann.say("/check")
        await ann.wait_for("Nothing to do.", since=mark)
        await house.settle()
    await ann.say("/check")
    await ann.wait_for("Next check possible at 09:12 (Helsinki).")
    count = len(ann.answers)
    await ann.say("/check")
    await ann.say("/facts")
    await ann.wait_for("what I compare with")
    assert len(ann.answers) == count + 1
    house.clock.on(minutes=11)
    mark = ann.mark
    await ann.say("/check")
    await ann.wait_for("Nothing to do.", since=mark)


async def test_when_nothing_can_be_reached_nothing_changes(house: House) -> None:
    ann = await set_up(house, phone=OLD)
    house.web.pages.clear()
    mark = ann.mark
    await ann.say("/check")
    text = await ann.wait_for("I could not check Kahvila Aamunkoi just now", since=mark)
    assert text.buttons == [["Try again"]]
    await ann.say("/findings")
    await ann.wait_for("Kahvila Aamunkoi: 1 to do")


async def test_what_is_new_and_what_was_put_right_is_counted(house: House) -> None:
    ann = await set_up(house, phone=OLD)
    open_for_business(house.web, RIGHT, hours="Mo-Fr 09:00-12:00")
    house.clock.on(days=1)
    await ann.say("/check")
    text = (await ann.wait_for("1 new, 1 put right since 23 Nov.")).text
    assert "New: OpenStreetMap shows opening hours that are not yours\n" in text
    assert "Put right: OpenStreetMap shows a phone number that is not yours\n" in text


async def test_another_wrong_number_in_the_same_place_is_new(house: House) -> None:
    ann = await set_up(house, phone=OLD)
    open_for_business(house.web, "+358 2 555 0177")
    await ann.say("/check")
    await ann.wait_for("New: OpenStreetMap shows a phone number that is not yours")


async def test_what_came_back_is_named(house: House) -> None:
    ann = await set_up(house, phone=OLD)
    for phone, said in ((RIGHT, "Put right: OpenStreetMap"), (OLD, "Came back: OpenStreetMap")):
        open_for_business(house.web, phone)
        mark = ann.mark
        await ann.say("/check")
        await ann.wait_for(said, since=mark)
        await house.settle()


async def test_a_person_reads_troubles_and_not_the_places_they_stand_in(house: House) -> None:
    ann = await set_up(house, phone=OLD)
    house.web.pages[MAP] = answer_json([on_map(OLD, number) for number in (1, 2, 3)])
    await ann.say("/check")
    await ann.wait_for("3 to do: 1 first, 2 this week.")
    await ann.say("/findings")
    listed = await ann.wait_for("Kahvila Aamunkoi: 3 to do")
    assert "4 places show the number 02 5550199, and it is not yours. " in listed.text
    await ann.say("/start")
    await ann.wait_for("Kahvila Aamunkoi: 3 to do")


@pytest.mark.parametrize("words", ["check", "Check now!", "look again"])
async def test_plain_words_work(house: House, words: str) -> None:
    ann = await set_up(house)
    mark = ann.mark
    await ann.say(words)
    await ann.wait_for("Nothing to do.", since=mark)
