"""Stories 43 and 44, and updates that come twice."""

import asyncio

from telegram import Update

from tests.bot.cafe import MAP, OLD, RIGHT, on_map, open_for_business
from tests.bot.conftest import House
from tests.checks.saved_web import Saved, answer_json
from tests.fakegram.chat import Chat


async def set_up(house: House, phone: str = OLD) -> Chat:
    open_for_business(house.web, phone)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    await house.settle()
    return ann


async def test_thirty_commands_a_minute_are_answered_then_one_notice_then_silence(house: House) -> None:
    ann, ben = house.ann(), house.gram.private(house.gram.person(8, "Ben"))
    for _ in range(33):
        await ann.say("/cancel")
    await ann.wait_for("I'll listen again in a minute.")
    await ben.say("/cancel")
    await ben.wait_for("There was nothing to cancel.")
    assert sum("nothing to cancel" in one.text for one in ann.answers) == 30
    assert len(ann.answers) == 31
    house.clock.on(minutes=1, seconds=1)
    mark = ann.mark
    await ann.say("/cancel")
    await ann.wait_for("There was nothing to cancel.", since=mark)


async def test_twenty_taps_in_ten_seconds_then_toasts_only(house: House) -> None:
    ann = house.ann()
    await ann.say("/start")
    hello = await ann.wait_for("Hello")
    presses = [ann.ask(hello, "1:hello:-", house.gram.people[7]) for _ in range(21)]
    assert [(await press.toast()).text for press in presses][-1] == "One moment, please. That was a little fast."
    assert len({press.id for press in presses}) == 21
    assert all(len(press.answers) == 1 for press in presses)


async def test_the_same_update_twice_is_handled_once(house: House) -> None:
    ann = house.ann()
    await ann.say("/help")
    await ann.wait_for("This is what I can do here")
    assert house.bot
    await house.quiet()
    async with house.store.chat(7) as unit:
        seen = (await unit.get("update", "last") or {})["ids"]
    message = ann.messages[0].json()
    update = Update.de_json({"update_id": seen[-1], "message": message}, None)
    assert update
    await house.bot.poller._lanes._handle(update)
    assert len(ann.answers) == 1


async def test_after_a_restart_old_buttons_and_open_questions_still_work(house: House) -> None:
    ann = await set_up(house)
    await ann.say("/facts")
    await ann.click("Phone")
    await ann.wait_for("What is the phone number?")
    await house.stop()
    await house.start()
    await ann.click("..0142")
    await ann.wait_for("You chose: 02 5550142")
    await ann.say("02 555 0100")
    await ann.wait_for("Phone: 02 5550100. I have written it down as yours.")


async def test_a_check_that_was_cut_off_says_so_after_the_restart(house: House) -> None:
    ann = await set_up(house, RIGHT)
    house.web.pages[MAP] = Saved(
        body=answer_json([on_map(RIGHT)]).body, headers={"content-type": "application/json"}, seconds=60
    )
    mark = ann.mark
    await ann.say("/check")
    await ann.wait_for("Read: Own website", since=mark)
    async with asyncio.timeout(10):
        await house.stop()
    open_for_business(house.web, RIGHT)
    await house.start()
    cut = await ann.wait_for("Interrupted")
    await ann.click("Run again")
    await ann.wait_for("Nothing to do. I looked at")
    assert "Nothing has changed" in cut.text or "Nothing to do" in cut.text


async def test_a_person_who_blocked_the_bot_is_left_alone_and_welcomed_back(house: House) -> None:
    ann = await set_up(house)
    await ann.block()
    house.clock.on(days=4)
    await asyncio.sleep(0.2)
    await ann.unblock()
    await ann.say("/findings")
    await ann.wait_for("1 to do")
