"""Updates in order, none lost, none confirmed before it was handled."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import Update
from telegram.ext import ExtBot

from bot.telegram.limiter import Urgency
from bot.telegram.poller import Poller, PollerConflict, PollerToken
from bot.telegram.request import make_bot
from tests.fakegram import Chat, FakeGram

Handle = Callable[[Update], Awaitable[None]]


class Seen:
    """What was handled, in order."""

    def __init__(self, pause: float = 0.0) -> None:
        self.texts: list[str] = []
        self.pause = pause
        self._more = asyncio.Event()

    async def __call__(self, update: Update) -> None:
        assert update.message
        await asyncio.sleep(self.pause)
        self.texts.append(update.message.text or "")
        self._more.set()

    async def until(self, count: int) -> list[str]:
        async with asyncio.timeout(20):
            while len(self.texts) < count:
                self._more.clear()
                await self._more.wait()
        return self.texts


@asynccontextmanager
async def polling(bot: ExtBot[Urgency], handle: Handle, **options: Any) -> AsyncIterator[Poller]:
    poller = Poller(bot, handle, wait=5, **options)
    running = asyncio.create_task(poller.run())
    try:
        yield poller
    finally:
        poller.stop()
        await running


async def test_updates_of_a_chat_come_in_order_and_are_confirmed_at_the_end(
    bot: ExtBot[Urgency], gram: FakeGram, chat: Chat
) -> None:
    seen = Seen()
    for n in range(30):
        await chat.say(str(n))
    async with polling(bot, seen):
        await seen.until(30)
    assert seen.texts == [str(n) for n in range(30)]
    assert gram.updates.pending == []


async def test_chats_do_not_wait_for_each_other(bot: ExtBot[Urgency], gram: FakeGram, chat: Chat) -> None:
    other = gram.private(gram.person(8, "Bo"))
    order: list[int] = []

    async def handle(update: Update) -> None:
        assert update.effective_chat
        await asyncio.sleep(0.3 if update.effective_chat.id == 7 else 0)
        order.append(update.effective_chat.id)

    await chat.say("slow")
    await other.say("quick")
    await other.say("quick")
    async with polling(bot, handle):
        await asyncio.sleep(0.5)
    assert order == [8, 8, 7]


async def test_nothing_is_confirmed_before_it_was_handled(bot: ExtBot[Urgency], gram: FakeGram, chat: Chat) -> None:
    started, go = asyncio.Event(), asyncio.Event()

    async def handle(_: Update) -> None:
        started.set()
        await go.wait()

    await chat.say("hello")
    running = asyncio.create_task(Poller(bot, handle, wait=5).run())
    await started.wait()
    assert len(gram.updates.pending) == 1
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    seen = Seen()
    async with polling(bot, seen):
        assert await seen.until(1) == ["hello"]


async def test_edited_messages_are_never_asked_for(bot: ExtBot[Urgency], gram: FakeGram, chat: Chat) -> None:
    seen = Seen()
    async with polling(bot, seen):
        message = await chat.say("one")
        await seen.until(1)
        await chat.edit(message, "/changed")
        await chat.say("two")
        assert await seen.until(2) == ["one", "two"]


@pytest.mark.parametrize("fault", [{"drop": "before"}, {"drop": "after"}, {"status": 502}, {"retry_after": 1}])
async def test_a_failing_connection_loses_and_repeats_nothing(
    fault: dict[str, Any], bot: ExtBot[Urgency], gram: FakeGram, chat: Chat
) -> None:
    seen = Seen()
    gram.fail("getUpdates", **fault)
    for n in range(5):
        await chat.say(str(n))
    async with polling(bot, seen):
        await seen.until(5)
        await chat.say("5")
        await seen.until(6)
    assert seen.texts == [str(n) for n in range(6)]


async def test_an_error_in_handling_holds_up_nobody(
    bot: ExtBot[Urgency], gram: FakeGram, chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    seen = Seen()

    async def handle(update: Update) -> None:
        assert update.message
        if update.message.text == "bad":
            raise ValueError("oh")
        await seen(update)

    await chat.say("bad")
    await chat.say("good")
    async with polling(bot, handle):
        assert await seen.until(1) == ["good"]
    assert "was not handled" in caplog.text
    assert gram.updates.pending == []


async def test_what_could_not_be_kept_comes_again_in_order(
    bot: ExtBot[Urgency], gram: FakeGram, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, full = Seen(), [True]
    other = gram.private(gram.person(8, "Bo"))

    async def handle(update: Update) -> None:
        assert update.message
        if update.message.text == "first" and full:
            full.pop()
            raise OSError("disk is full")
        await seen(update)

    await chat.say("first")
    await chat.say("second")
    await other.say("elsewhere")
    async with polling(bot, handle, retry_on=(OSError,)):
        await seen.until(3)
    assert seen.texts == ["elsewhere", "first", "second"]
    assert gram.updates.pending == []


async def test_stopping_finishes_what_is_in_hand_and_confirms_it(
    bot: ExtBot[Urgency], gram: FakeGram, chat: Chat
) -> None:
    seen = Seen(pause=0.3)
    await chat.say("one")
    async with polling(bot, seen) as poller:
        await asyncio.sleep(0.15)
        poller.stop()
    assert seen.texts == ["one"]
    assert gram.updates.pending == []


async def test_a_second_poller_ends_with_a_clear_word_and_no_message(
    bot: ExtBot[Urgency], gram: FakeGram, chat: Chat
) -> None:
    seen = Seen()
    async with make_bot(gram.token, base_url=gram.base_url, base_file_url=gram.file_url) as twin:
        first = asyncio.create_task(Poller(bot, seen, wait=5, patience=0.5).run())
        second = asyncio.create_task(Poller(twin, seen, wait=5, patience=0.5).run())
        done, left = await asyncio.wait({first, second}, timeout=8, return_when=asyncio.FIRST_COMPLETED)
        assert done
        for task in done:
            with pytest.raises(PollerConflict, match="stop the other process"):
                await task
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
    assert gram.calls("sendMessage") == []


async def test_a_wrong_token_is_said_plainly(gram: FakeGram) -> None:
    async with make_bot(gram.token, base_url=gram.base_url, base_file_url=gram.file_url) as bot:
        gram.bot.token = "1000001:another-token-altogether"
        with pytest.raises(PollerToken, match="TELEGRAM_BOT_TOKEN"):
            await Poller(bot, Seen(), wait=5).run()


async def test_a_webhook_left_behind_is_taken_down(bot: ExtBot[Urgency], gram: FakeGram, chat: Chat) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    seen = Seen()
    await chat.say("hello")
    async with polling(bot, seen):
        assert await seen.until(1) == ["hello"]
