"""What was going when the program was killed, or when we failed, says so and can be begun again."""

import asyncio
from typing import Any

import pytest

from bot.services import memory
from data.phrases import load
from tests.bot.cafe import MAP, NAME, RIGHT, SITE, on_map, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick
from tests.checks.saved_web import Saved, answer_json
from tests.fakegram.chat import Chat

SLOW = Saved(body=b"", headers={"content-type": "text/html"}, seconds=60)
BROKE_OFF = "Interrupted: my search for"


@pytest.mark.parametrize(
    ("said", "slow", "name"),
    [
        pytest.param("aamunkoi.example", SITE, "aamunkoi.example", id="website"),
        pytest.param(f"{NAME}, Turku", MAP, f"{NAME}, Turku", id="name and town"),
    ],
)
async def test_a_look_up_that_was_killed_says_so_and_looks_again(house: House, said: str, slow: str, name: str) -> None:
    open_for_business(house.web, RIGHT)
    house.web.pages[slow] = SLOW
    ann = house.ann()
    await ann.say(said)
    await ann.wait_for("Looking for")
    await house.quiet()
    await house.kill()
    open_for_business(house.web, RIGHT)
    await house.start()
    broke = await ann.wait_for(f"{BROKE_OFF} {name} broke off in the middle.")
    assert broke.buttons == [["Try again"]]
    await ann.click("Try again")
    if slow == MAP:
        await ann.wait_for("Is this the one?")
        await ann.click(NAME)
    await ann.wait_for("This is what a stranger finds", 20)
    assert len(ann.answers) == 1, "all of it stands on one message"
    await house.settle()
    mark = ann.mark
    await house.stop()
    await house.start()
    await house.quiet()
    assert ann.mark == mark, "it is told once"


@pytest.mark.parametrize("code", ["fi", "ru", "pl", "nb"])
async def test_it_is_told_in_the_chats_language(house: House, code: str) -> None:
    house.web.pages[SITE] = SLOW
    ann = house.gram.private(house.gram.person(7, "Ann", code))
    await ann.say("aamunkoi.example")
    await ann.wait_for("aamunkoi.example")
    await house.quiet()
    await house.kill()
    await house.start()
    await ann.wait_for(load(code).text("who.interrupted", name="aamunkoi.example"))


async def test_a_look_up_that_failed_on_our_side_can_be_begun_again(house: House) -> None:
    def breaks(_: str, __: object) -> Saved:
        raise RuntimeError("on purpose")

    house.web.pages[SITE] = breaks
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for(BROKE_OFF)
    await ann.wait_for("That did not work - it is on our side.")
    open_for_business(house.web, RIGHT)
    await ann.click("Try again")
    await ann.wait_for("This is what a stranger finds", 20)


async def test_the_first_look_that_was_killed_can_be_run_again(house: House) -> None:
    ann = await going(house)
    await house.kill()
    open_for_business(house.web, RIGHT)
    await house.start()
    broke = await ann.wait_for("Interrupted: this check broke off in the middle.")
    assert broke.buttons == [["Run again"]]
    await tick(house)
    [watch_id] = await house.store.watches_of(7)
    async with house.store.watch(watch_id) as unit:
        assert await memory.has_run(unit), "it was looked at unasked meanwhile"
    await ann.click("Run again")
    await ann.wait_for("This is what a stranger finds")


async def going(house: House) -> Chat:
    """Leave a chat whose first look waits for the map."""
    open_for_business(house.web, RIGHT)
    saved = answer_json([on_map(RIGHT)])
    house.web.pages[MAP] = Saved(body=saved.body, headers=saved.headers, seconds=60)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("Read: Own website", 20)
    return ann


async def test_a_check_that_was_killed_can_be_run_again(house: House) -> None:
    ann = await set_up(house)
    saved = answer_json([on_map(RIGHT)])
    house.web.pages[MAP] = Saved(body=saved.body, headers=saved.headers, seconds=60)
    mark = ann.mark
    await ann.say("/check")
    await ann.wait_for("Read: Own website", since=mark)
    await house.kill()
    open_for_business(house.web, RIGHT)
    await house.start()
    await ann.wait_for("Interrupted: this check broke off", since=mark)
    async with asyncio.timeout(10):
        await ann.click("Run again")
        await ann.wait_for("Nothing to do. I looked at 2 places", since=mark)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        pytest.param({"code": 403, "description": "Forbidden: bot was blocked by the user"}, False, id="blocked"),
        pytest.param({"retry_after": 40}, True, id="made to wait"),
    ],
)
async def test_a_chat_that_cannot_be_written_to_keeps_nobody_from_starting(
    house: House, fault: dict[str, Any], told: bool
) -> None:
    ann = await going(house)
    await house.kill()
    open_for_business(house.web, RIGHT)
    for method in ("editMessageText", "sendMessage"):
        house.gram.fail(method, **fault, chat=ann, times=3)
    await house.start()
    await house.settle()
    assert not any("Interrupted" in each.text for each in ann.answers)
    house.gram.faults.clear()
    await house.start_again()
    await house.settle()
    assert any("Interrupted" in each.text for each in ann.answers) == told
