"""Story 08: how often a check may be asked for, by a person and by a chat."""

from tests.bot.cafe import RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up


async def test_a_chat_has_ten_checks_an_hour_whoever_asks(house: House) -> None:
    open_for_business(house.web, RIGHT)
    ann, ben = house.gram.person(7, "Ann"), house.gram.person(8, "Ben")
    team = house.gram.group("Team", (ann, ben))
    await team.say("/start aamunkoi.example")
    await team.wait_for("This is what a stranger finds", 20)
    await house.settle()
    assert house.bot
    for _ in range(9):
        house.bot.desk.parts.limits.checks_of_chat.use(team.id, house.clock())
    mark = team.mark
    await team.say("/check", by=ann)
    await team.wait_for("Nothing to do.", since=mark)
    await house.settle()
    await team.say("/check", by=ben)
    await team.wait_for("Next check possible at 10:02 (Helsinki).")
    house.clock.on(minutes=61)
    mark = team.mark
    await team.say("/check", by=ben)
    await team.wait_for("Nothing to do.", since=mark)


async def test_after_a_minute_of_silence_it_is_told_again(house: House) -> None:
    ann = await set_up(house)
    for _ in range(3):
        mark = ann.mark
        await ann.say("/check")
        await ann.wait_for("Nothing to do.", since=mark)
        await house.settle()
    for _ in range(2):
        mark = ann.mark
        await ann.say("/check")
        await ann.wait_for("Next check possible at 09:12 (Helsinki).", since=mark)
        house.clock.on(minutes=1)
    assert sum("Next check possible" in one.text for one in ann.answers) == 2


async def test_a_button_asks_no_more_often_than_the_command(house: House) -> None:
    ann = await set_up(house)
    house.web.pages.clear()
    mark = ann.mark
    await ann.say("/check")
    for _ in range(2):
        await ann.wait_for("I could not check Kahvila Aamunkoi just now", since=mark)
        await house.settle()
        mark = ann.mark
        await ann.click("Try again")
    await ann.wait_for("I could not check Kahvila Aamunkoi just now", since=mark)
    await house.settle()
    await ann.click("Try again")
    await ann.wait_for("Next check possible at 09:12 (Helsinki).")
