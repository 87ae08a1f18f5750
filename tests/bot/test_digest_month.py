"""Story 51, 53, 48: what comes once a month with a digest, and praise to pass on."""

from datetime import timedelta

from bot.services import memory, opinions
from data.said import Said
from data.watch import HeardAs
from tests.bot.cafe import OLD, RIGHT
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, until
from tests.bot.test_digest import MONDAY, digests
from tests.bot.test_drafts import labels
from tests.fakegram.units import units

WEEK = timedelta(days=7)
ASKS = "I cannot read Google Maps. Half a minute: open it and tell me."


async def test_the_first_digest_of_a_month_asks_about_a_place_and_none_else_does(house: House) -> None:
    ann = await set_up(house, OLD)
    for number in range(6):
        await until(house, MONDAY + number * WEEK, WEEK)
    # Before four whole weeks there is no picture: it comes with the second month.
    [picture] = [each for each in ann.answers if each.text.startswith("Kahvila Aamunkoi, 30 Nov – 3 Jan.")]
    assert picture.silent and picture.text.endswith("1 thing is still to do.")
    told = [each for each in digests(ann) if each.id != picture.id]
    assert picture.id > told[-1].id and len(house.gram.calls("sendPhoto")) == 1
    assert [ASKS in each.text for each in told] == [False, True, False, False, False, True]
    asked = told[-1]
    assert units(asked.text) <= 800
    assert labels(asked) == [
        "Start, 6\u00a0min", "Tomorrow",
        "Open Google Maps", "All right", "Something is wrong", "We are not there", "A review has no answer",
    ]  # fmt: skip
    await ann.click("All right", on=asked)
    await ann.wait_for("Google Maps: all right, says Ann, 4 Jan. I ask again in a month.")


async def test_what_cannot_be_read_is_told_at_the_start_and_once_a_month(house: House) -> None:
    ann = await set_up(house, RIGHT)
    [first] = [each for each in ann.answers if "I cannot read Google Maps" in each.text]
    assert "I cannot read Google Maps, Facebook" in first.text
    for number in range(3):
        await until(house, MONDAY + number * WEEK, WEEK)
    told = ["As before, I cannot read " in each.text for each in digests(ann)]
    assert told == [False, True, False]


async def praised(house: House, words: str) -> None:
    [watch_id] = await house.store.watches_of(7)
    row = Said(id="r1", place="p", url="https://p.example/", seen=house.clock(), feel=HeardAs.PRAISE, words=words)
    async with house.store.watch(watch_id) as unit:
        await memory.write(unit, opinions.KIND, "r1", row)
        await memory.write(unit, opinions.KIND, "r2", Said(**{**_fields(row), "id": "r2", "fresh": True}))


def _fields(row: Said) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


async def test_praise_is_passed_on_at_the_end_of_the_walk(house: House) -> None:
    ann = await set_up(house, OLD)
    await praised(house, "Thanks to Anna, who was so kind to us.")
    await until(house, MONDAY, WEEK)
    [told] = digests(ann)
    assert "Anna was thanked by name. Shall I pass it on?" in told.text
    await ann.click("Start, 6\u00a0min", on=told)
    await ann.click("Next", on=told)
    await ann.wait_for("Anna was thanked by name. Pass it on?")
    await ann.click("Pass it on", on=told)
    await ann.wait_for("For Anna, from a customer:")
    await ann.click("That is all", on=told)
    await ann.wait_for("That was all. See you on Monday.")
    await until(house, MONDAY + timedelta(days=3), WEEK)
    await ann.say("/digest")
    await ann.wait_for(lambda message: "A preview" in message.text and "pass it on" not in message.text)


async def test_in_a_week_with_nothing_to_do_praise_has_a_button(house: House) -> None:
    ann = await set_up(house, RIGHT)
    await praised(house, "Lovely soup and a warm welcome.")
    await until(house, MONDAY, WEEK)
    [told] = digests(ann)
    assert "Worth passing on: “Lovely soup and a warm welcome.” Shall I pass it on?" in told.text
    await ann.click("Pass it on", on=told)
    shown = await ann.wait_for("1 of 1")
    await ann.click("Pass it on", on=shown)
    await ann.wait_for("For all of you, from a customer:")
