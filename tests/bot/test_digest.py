"""Stories 21, 22 and 25: the weekly digest, the walk through it, the preview."""

import re
from datetime import UTC, datetime, timedelta

from tests.bot.cafe import OLD, RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick, until
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message
from tests.fakegram.units import units

MONDAY = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
"""Nine in Helsinki."""
HEAD = re.compile(r"Kahvila Aamunkoi, \d")


def digests(chat: Chat) -> list[Message]:
    return [each for each in chat.answers if HEAD.match(each.text)]


async def test_on_monday_at_nine_one_message_says_what_to_do(house: House) -> None:
    ann = await set_up(house, OLD)
    await until(house, MONDAY - timedelta(minutes=1))
    assert digests(ann) == []
    await until(house, MONDAY)
    await until(house, MONDAY + timedelta(days=6))
    [told] = digests(ann)
    assert told.text.startswith("Kahvila Aamunkoi, 23–29 Nov.\nOne thing, about 6 minutes.\n\n1. OpenStreetMap ")
    assert units(told.text) <= 800
    assert told.buttons == [["Start, 6\u00a0min", "Tomorrow"]]


async def test_a_quiet_week_is_one_line(house: House) -> None:
    ann = await set_up(house, RIGHT)
    await until(house, MONDAY)
    [told] = digests(ann)
    line = told.text.partition("\n")[2]
    assert re.fullmatch(r"Nothing to do this week. I read 2 places on (Sunday|Monday); all were right.", line)
    await ann.click("What I looked at", on=told)
    await ann.wait_for("what I looked at on")


async def test_what_was_put_right_is_told(house: House) -> None:
    ann = await set_up(house, OLD)
    open_for_business(house.web, RIGHT)
    await until(house, MONDAY)
    [told] = digests(ann)
    assert told.text.endswith("Nothing to do.\n\nPut right: OpenStreetMap (phone number).")


async def test_the_walk_shows_card_after_card_on_the_same_message(house: House) -> None:
    ann = await set_up(house, OLD)
    await until(house, MONDAY)
    [told] = digests(ann)
    count = len(ann.answers)
    await ann.click("Start, 6\u00a0min", on=told)
    card = await ann.wait_for("1 of 1")
    assert card.id == told.id and "It shows: 02 5550199" in card.text
    await ann.click("Done", on=card)
    await ann.wait_for("Thank you. I'll look again on Thursday")
    await ann.click("That is all", on=card)
    await ann.wait_for("That was all. See you on Monday.")
    assert len(ann.answers) == count


async def test_later_and_more_keep_the_way_on(house: House) -> None:
    ann = await set_up(house, OLD)
    await until(house, MONDAY)
    await ann.click("Start, 6\u00a0min")
    await ann.click("More")
    await ann.click("Back")
    await ann.wait_for("1 of 1")
    await ann.click("Later")
    await ann.click("1 week")
    await ann.wait_for("Left for later, until 7 Dec")
    await ann.click("That is all")
    await ann.wait_for("That was all.")


async def test_the_preview_does_not_count(house: House) -> None:
    ann = await set_up(house, OLD)
    await ann.say("/digest")
    shown = await ann.wait_for("A preview: the last seven days as they look now.")
    assert shown.buttons == [["Start, 6\u00a0min"]]
    await ann.click("Start, 6\u00a0min")
    await ann.wait_for("1 of 1")
    await until(house, MONDAY)
    assert len(digests(ann)) == 1


async def test_before_setup_the_digest_asks_who_it_is(house: House) -> None:
    ann = house.ann()
    await ann.say("/digest")
    await ann.wait_for("Tell me the company's name and town")


async def test_when_nothing_could_be_read_the_digest_says_so(house: House) -> None:
    ann = await set_up(house, RIGHT)
    house.web.pages.clear()
    await until(house, MONDAY)
    [told] = digests(ann)
    assert "I could not read any place this week" not in told.text
    await until(house, MONDAY + timedelta(days=7))
    assert "I could not read any place this week, so I have nothing to tell." in digests(ann)[-1].text


async def test_a_team_takes_things_on_from_the_digest(house: House) -> None:
    ann, bo = house.gram.person(7, "Ann"), house.gram.person(8, "Bo")
    group = house.gram.group("Team", [ann, bo], supergroup=True)
    open_for_business(house.web, OLD)
    await group.say("/start@goodname_test_bot aamunkoi.example")
    await group.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await tick(house)
    await until(house, MONDAY)
    [told] = digests(group)
    assert told.silent
    press = await group.click("1 I'll take it", by=bo, on=told)
    assert (await press.toast()).text == "Bo has it."
    await group.wait_for(lambda message: message.buttons == [["1: Bo"]])
    assert HEAD.match(told.text)
