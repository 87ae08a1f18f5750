"""[Tomorrow]: the things of a digest once more the next day, and never twice."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.services import memory
from tests.bot.cafe import OLD
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick, until
from tests.bot.test_digest import MONDAY, digests
from tests.fakegram.chat import Chat

DAY = timedelta(days=1)
AGAIN = "As you asked yesterday: one thing, about 6 minutes."


def again(chat: Chat) -> list[str]:
    return [each.text for each in chat.answers if each.text.startswith("As you asked yesterday")]


async def put_off(house: House, at: datetime = MONDAY) -> Chat:
    ann = await set_up(house, OLD)
    await until(house, MONDAY - timedelta(hours=1), 7 * DAY)
    await until(house, at)
    press = await ann.click("Tomorrow", on=digests(ann)[0])
    assert (await press.toast()).text == "Tomorrow at 09:00 (Helsinki)."
    return ann


async def test_the_next_day_at_the_same_hour_what_is_left_comes_once_more(house: House) -> None:
    ann = await put_off(house)
    await ann.wait_for(lambda message: message.buttons == [["Start, 6\u00a0min"]])
    await until(house, MONDAY + DAY - timedelta(minutes=1))
    assert again(ann) == []
    await until(house, MONDAY + 6 * DAY, DAY)
    assert again(ann) == [AGAIN]
    told = next(each for each in ann.answers if each.text == AGAIN)
    assert told.buttons == [["Start, 6\u00a0min"]]
    await ann.click("Start, 6\u00a0min", on=told)
    card = await ann.wait_for("1 of 1")
    assert card.id == told.id


async def test_when_all_is_done_meanwhile_nothing_comes(house: House) -> None:
    ann = await put_off(house)
    await ann.click("Start, 6\u00a0min")
    await ann.click("Done")
    await ann.wait_for("Thank you. I'll look again")
    await until(house, MONDAY + 2 * DAY, DAY)
    assert again(ann) == []


async def test_a_second_press_changes_nothing_and_after_it_came_none_counts(house: House) -> None:
    ann = await put_off(house)
    old = digests(ann)[0]
    await ann.click("Tomorrow", on=old, stale=True)
    await until(house, MONDAY + 2 * DAY, DAY)
    assert again(ann) == [AGAIN]
    press = await ann.click("Tomorrow", on=old, stale=True)
    assert "out of date" in (await press.toast()).text
    await until(house, MONDAY + 4 * DAY, DAY)
    assert again(ann) == [AGAIN]


async def test_it_survives_a_restart(house: House) -> None:
    ann = await put_off(house)
    await house.stop()
    house.clock.moment = MONDAY + DAY + timedelta(hours=3)
    await house.start()
    await tick(house)
    assert again(ann) == [AGAIN]


async def test_after_a_day_without_the_program_it_is_left_out(house: House) -> None:
    ann = await put_off(house)
    await house.stop()
    house.clock.moment = MONDAY + 2 * DAY + timedelta(hours=1)
    await house.start()
    await tick(house)
    assert again(ann) == []


async def test_quiet_hours_hold_it(house: House) -> None:
    ann = await put_off(house)
    async with house.store.chat(7) as unit:
        chat = await memory.get_chat(unit)
        assert chat
        await memory.put_chat(unit, replace(chat, quiet_to=11))
    await until(house, MONDAY + DAY + timedelta(hours=1, minutes=59), DAY)
    assert again(ann) == []
    await until(house, MONDAY + DAY + timedelta(hours=2))
    assert again(ann) == [AGAIN]


async def test_the_day_before_the_next_digest_it_says_that_this_comes(house: House) -> None:
    ann = await set_up(house, OLD)
    await until(house, MONDAY, 7 * DAY)
    await until(house, MONDAY + 6 * DAY, 6 * DAY)
    press = await ann.click("Tomorrow", on=digests(ann)[0])
    assert (await press.toast()).text == "The next weekly message comes then; what is left will be in it."
    await until(house, MONDAY + 8 * DAY, DAY)
    assert again(ann) == []
