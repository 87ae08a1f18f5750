"""Stories 43 to 45 with ``bot.py run`` as a process of its own, in a town and on a fake Telegram."""

import asyncio
import random
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import now
from data.store.tiny import TinyStore
from tests.demo.bot_process import BotProcess
from tests.fakegram import FakeGram
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message
from tests.town import Town

SLOW = "searxng.example"
"""A search that keeps a check waiting until we say otherwise."""
LOOKING = "Looking for Suutari Kesäpolku"
WAIT = 20.0
"""Seconds for an answer on a machine that is busy with other tests."""


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    async with Town(now=now(), rng=random.Random(1)) as opened:
        yield opened


@pytest.fixture
async def gram() -> AsyncIterator[FakeGram]:
    async with FakeGram() as opened:
        yield opened


async def test_a_bot_that_is_killed_flooded_doubled_and_ended_loses_nothing(
    gram: FakeGram, town: Town, tmp_path: Path
) -> None:
    """One story, for a process is slow to start."""
    settings = town.write_settings(tmp_path / "settings.toml")
    bot = BotProcess(gram, tmp_path / "home", settings, tmp_path / "log")
    await bot.start()
    try:
        ben = gram.private(gram.person(8, "Ben"))
        await ben.say("/start")
        ann, listed = await _follow(gram)
        await _begin_a_check_that_lasts(town, ann)
        await _says_that_it_looks_and_hears_no_answer(gram, ben)
        await bot.end(signal.SIGKILL)
        town.heal()
        await bot.start()
        await _what_was_begun_goes_on(ann, listed, ben)
        await _a_second_poller_gives_up(gram, tmp_path, ann)
        await _one_who_floods_holds_up_nobody(gram)
        await _is_told_to_end(bot, gram, town, ann)
    finally:
        await bot.end(signal.SIGKILL)
    kept = await _kept(tmp_path / "home")
    assert {"watch due", "chat due", "watch running"} <= kept


async def _follow(gram: FakeGram) -> tuple[Chat, Message]:
    """Let Ann follow the café; returns her chat and the card of a finding that is put off."""
    ann = gram.private(gram.person(7, "Ann"))
    await ann.say("https://aamunkoi.example")
    await ann.wait_for("This is what a stranger finds", WAIT)
    await ann.say("/findings")
    listed = await ann.wait_for("3 to do", WAIT)
    for words, wanted in (("1 review", "waits"), ("Later", "Until when"), ("1 week", "Left for later")):
        await _press(ann, words, listed, wanted)
    return ann, listed


async def _press(chat: Chat, words: str, on: Message, wanted: str) -> None:
    """Press a button and wait until the message it stands on says what is wanted."""
    mark = chat.mark
    await chat.click(words, on=on)
    assert (await chat.wait_for(wanted, WAIT, since=mark)) is on


async def _begin_a_check_that_lasts(town: Town, ann: Chat) -> None:
    town.fault(SLOW, "slow")
    before, mark = len(town.requests), ann.mark
    await ann.say("/check")
    await ann.wait_for("Checking Kahvila", WAIT, since=mark)
    while len(town.requests) == before:
        await asyncio.sleep(0.02)


async def _says_that_it_looks_and_hears_no_answer(gram: FakeGram, ben: Chat) -> None:
    """Leave the bot at the moment at which its line stands in the chat, and it does not yet know as which message."""
    gram.fail("sendMessage", chat=ben, text=LOOKING, drop="after")
    await ben.say("Suutari Kesäpolku, Rauma")
    while LOOKING not in ben.last.text:
        await asyncio.sleep(0)


async def _what_was_begun_goes_on(ann: Chat, listed: Message, ben: Chat) -> None:
    """The question, what was put off, an old button; and the check that was cut off can be run again."""
    cut_off = await ann.wait_for("broke off in the middle", WAIT)
    assert cut_off.buttons == [["Run again"]]
    mark = ann.mark
    await ben.wait_for(lambda message: message.text.startswith("(repeated)\n" + LOOKING), WAIT)
    await _press(ann, "Back", listed, "2 to do")
    await ann.click("Run again", on=cut_off)
    await ann.wait_for("sources checked", WAIT, since=mark)


async def _a_second_poller_gives_up(gram: FakeGram, folder: Path, ann: Chat) -> None:
    (folder / "second.toml").write_text("conflict_seconds = 1\n", "utf-8")
    second = BotProcess(gram, folder / "second", folder / "second.toml", folder / "second.log")
    before = len(ann.answers)
    await second.start()
    assert await second.process.wait() == 1
    assert second.said.count("Somebody else reads this bot's updates: stop the other process first") == 1
    assert "Traceback" not in second.said
    assert len(ann.answers) == before


async def _one_who_floods_holds_up_nobody(gram: FakeGram) -> None:
    mia = gram.private(gram.person(9, "Mia"))
    for _ in range(100):
        await mia.say("/cancel")
    took = []
    for number in range(20, 30):
        ben, started = gram.private(gram.person(number, "Ben")), time.monotonic()
        await ben.say("/cancel")
        await ben.wait_for("nothing to cancel", WAIT)
        took.append(time.monotonic() - started)
    assert max(took) < 1, took


async def _is_told_to_end(bot: BotProcess, gram: FakeGram, town: Town, ann: Chat) -> None:
    """What is being said is said to its end, what was handled is confirmed, nothing new is begun."""
    await _begin_a_check_that_lasts(town, ann)
    eve = gram.private(gram.person(10, "Eve"))
    slow = gram.fail("sendMessage", chat=eve, delay=1.0)
    await eve.say("/start")
    while not slow.met:
        await asyncio.sleep(0.01)
    told = time.monotonic()
    bot.process.send_signal(signal.SIGTERM)
    await asyncio.sleep(0.1)
    late = await eve.say("/privacy")
    assert await bot.end() == 0, bot.said
    assert time.monotonic() - told < 10
    assert "What is it called" in eve.last.text
    assert [update["message"]["message_id"] for update in gram.updates.pending] == [late.id]
    assert "Traceback" not in bot.said


async def _kept(home: Path) -> set[str]:
    """Return which kinds of document stand in the store, by kind of unit."""
    store = TinyStore(home)
    await store.open()
    found = set()
    for unit in await store.units():
        async with store.watch(unit.id) if unit.kind == "watch" else store.chat(int(unit.id)) as opened:
            found |= {f"{unit.kind} {kind}" for kind in await opened.kinds()}
    await store.close()
    return found
