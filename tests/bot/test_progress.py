"""Story 07: the message of a running check, when Telegram asks for patience and when it is taken away."""

import asyncio
import time
from dataclasses import fields, replace
from itertools import pairwise

import pytest

from bot.handlers.turn import Desk
from bot.telegram.limiter import Limiter
from tests.bot.cafe import MAP, OLD, RIGHT, SITE, on_map, open_for_business, site
from tests.bot.conftest import House
from tests.bot.rhythm import set_up
from tests.checks.saved_web import Saved, answer_json
from tests.fakegram.chat import Chat
from tests.fakegram.journal import Call


def slow(house: House, seconds: float, phone: str = RIGHT) -> None:
    """Let the map take its time."""
    saved = answer_json([on_map(phone)])
    house.web.pages[MAP] = Saved(body=saved.body, headers=saved.headers, seconds=seconds)


def edits(house: House, chat: Chat, after: int = 0) -> list[Call]:
    return house.gram.calls("editMessageText", chat=chat)[after:]


async def test_told_to_wait_the_run_goes_on_the_edits_pause_and_the_last_one_still_comes(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.limiter.PRIVATE", (50, 1.0))
    await house.stop()
    house.limiter = Limiter
    await house.start()
    ann = await set_up(house, OLD)
    slow(house, 0.3, OLD)
    before, mark, count = len(ann.answers), ann.mark, len(edits(house, ann))
    fault = house.gram.fail("editMessageText", retry_after=1, chat=ann)
    await ann.say("/check")
    going = await ann.wait_for("Checking Kahvila Aamunkoi - 0 of", since=mark)
    while not fault.met:
        await asyncio.sleep(0.01)
    assert house.bot
    while len(house.bot.desk.runs):
        await asyncio.sleep(0.01)
    ended = time.monotonic()
    summary = await ann.wait_for("1 to do: 1 first.", since=mark)
    refused, *others = edits(house, ann, count)
    assert refused.error and refused.error.code == 429
    assert min(call.seconds for call in others) - refused.seconds >= 1
    assert ended < others[0].seconds, "the check did not wait for the message"
    assert summary.id == going.id and len(ann.answers) == before + 1


@pytest.mark.parametrize("team", [False, True], ids=["private", "group"])
async def test_edits_keep_their_distance_and_the_first_word_comes_at_once(house: House, team: bool) -> None:
    await house.stop()
    house.edit_gaps = (0.1, 0.2)
    await house.start()
    open_for_business(house.web, RIGHT)
    ann = house.ann()
    chat = house.gram.group("Team", (house.gram.people[7],)) if team else ann
    await chat.say("/start aamunkoi.example")
    await chat.wait_for("This is what a stranger finds", 20)
    await house.settle()
    slow(house, 0.8)
    house.web.pages[SITE] = replace(site(), seconds=0.4)
    mark, count, loop = chat.mark, len(edits(house, chat)), asyncio.get_running_loop()
    begun = loop.time()
    await chat.say("/check")
    await chat.wait_for("Checking Kahvila Aamunkoi - 0 of", since=mark)
    assert loop.time() - begun < 1
    await chat.wait_for("Nothing to do. I looked at", since=mark)
    times = [call.seconds for call in edits(house, chat, count)[:-1]]
    assert len(times) > 1
    assert min(later - sooner for sooner, later in pairwise(times)) >= (0.2 if team else 0.1)
    assert [field.default for field in fields(Desk) if field.name.startswith("edit_gap")] == [3.0, 6.0]


async def test_a_progress_message_that_was_deleted_is_made_up_for_by_one_new_summary(house: House) -> None:
    ann = await set_up(house, OLD)
    slow(house, 0.3, OLD)
    mark, count = ann.mark, len(house.gram.calls("sendMessage", chat=ann))
    await ann.say("/check")
    going = await ann.wait_for("Checking Kahvila", since=mark)
    going.deleted = True
    summary = await ann.wait_for("1 to do: 1 first.", since=mark)
    await house.settle()
    assert summary.id != going.id
    assert [key for row in summary.buttons for key in row] == ["Show findings", "What I looked at"]
    assert len(house.gram.calls("sendMessage", chat=ann)) - count == 2, "the progress, then the summary"


async def test_the_summary_names_what_could_not_be_reached_and_what_was_right(house: House) -> None:
    ann = await set_up(house, OLD)
    mark = ann.mark
    await ann.say("/check")
    text = (await ann.wait_for("1 to do: 1 first.", since=mark)).text
    assert "2 sources checked, " in text and "could not be reached (" in text and "no answer" in text
    assert "Right: address in 2 places" in text


async def test_a_source_that_failed_is_never_counted_as_right(house: House) -> None:
    ann = await set_up(house)
    del house.web.pages[MAP]
    mark = ann.mark
    await ann.say("/check")
    text = (await ann.wait_for("Nothing to do. I looked at 1 place", since=mark)).text
    assert "1 source checked" in text and "OpenStreetMap" in text.partition("could not be reached")[2]


async def test_what_was_found_where_nobody_could_look_today_stays_to_be_done(house: House) -> None:
    ann = await set_up(house, OLD)
    del house.web.pages[MAP]
    for _ in range(3):
        mark = ann.mark
        await ann.say("/check")
        await ann.wait_for("1 to do: 1 first.", since=mark)
        await house.settle()
    open_for_business(house.web, RIGHT)
    house.clock.on(minutes=11)
    await ann.say("/check")
    await ann.wait_for("1 put right since 23 Nov.")
