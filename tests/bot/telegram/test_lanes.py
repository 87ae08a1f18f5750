"""A chat that takes its time holds up no other, and what waits is not lost."""

import asyncio

import pytest
from telegram import Update
from telegram.ext import ExtBot

from bot.shelf import Shelf
from bot.telegram.limiter import Urgency
from bot.telegram.poller import Poller
from data.store.tiny import TinyStore
from tests.bot.telegram.test_poller import Seen, polling
from tests.fakegram import Chat, FakeGram


async def test_what_is_said_later_in_another_chat_does_not_wait(
    bot: ExtBot[Urgency], gram: FakeGram, chat: Chat
) -> None:
    other, go, seen = gram.private(gram.person(8, "Bo")), asyncio.Event(), Seen()

    async def handle(update: Update) -> None:
        assert update.effective_chat
        if update.effective_chat.id == chat.id:
            await go.wait()
        await seen(update)

    await chat.say("slow")
    async with polling(bot, handle):
        await asyncio.sleep(0.3)
        for n in range(3):
            await other.say(str(n))
            await seen.until(n + 1)
        assert gram.updates.pending[0]["message"]["text"] == "slow", "still unconfirmed"
        go.set()
        assert (await seen.until(4))[-1] == "slow"
    assert gram.updates.pending == []


async def test_a_flood_of_one_chat_hides_nobody_and_survives_the_end_of_the_process(
    bot: ExtBot[Urgency], gram: FakeGram, chat: Chat, store: TinyStore
) -> None:
    other, seen = gram.private(gram.person(8, "Bo")), Seen()

    async def handle(update: Update) -> None:
        assert update.effective_chat
        if update.effective_chat.id == chat.id:
            await asyncio.Event().wait()
        await seen(update)

    for n in range(150):
        await chat.say(str(n))
    await other.say("hello")
    poller = asyncio.create_task(Poller(bot, handle, wait=5, shelf=Shelf(store, bot)).run())
    assert await seen.until(1) == ["hello"]
    poller.cancel()
    await asyncio.gather(poller, return_exceptions=True)
    later = Seen()
    async with polling(bot, later, shelf=Shelf(store, bot)):
        await later.until(150)
    assert [text for text in later.texts if text != "hello"] == [str(n) for n in range(150)]
    assert await Shelf(store, bot).all() == []


async def test_an_update_nobody_understands_is_skipped_without_its_content_in_the_log(
    bot: ExtBot[Urgency], gram: FakeGram, chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    seen = Seen()
    gram.updates.add("message", {"message_id": "secret words", "chat": 7})
    await chat.say("good")
    async with polling(bot, seen):
        assert await seen.until(1) == ["good"]
    assert "cannot be understood" in caplog.text
    assert "secret words" not in caplog.text
    assert gram.updates.pending == []
