"""Updates: waiting, confirming, filtering; what a bot may see; webhooks."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import Conflict

from tests.fakegram import Chat, FakeGram


async def test_a_poll_waits_for_news_and_no_longer(bot: Bot, chat: Chat) -> None:
    start = time.monotonic()
    polling = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.2)
    assert not polling.done()
    await chat.say("hello")
    (update,) = await polling
    assert update.message.text == "hello"
    assert time.monotonic() - start < 3
    start = time.monotonic()
    assert await bot.get_updates(offset=update.update_id + 1, timeout=1) == ()
    assert 0.9 < time.monotonic() - start < 3


async def test_only_an_offset_confirms(bot: Bot, chat: Chat) -> None:
    await chat.say("one")
    await chat.say("two")
    first, second = await bot.get_updates()
    assert len(await bot.get_updates()) == 2
    assert await bot.get_updates(offset=second.update_id) == (second,)
    assert await bot.get_updates(offset=second.update_id + 1) == ()
    assert second.update_id == first.update_id + 1


async def test_kinds_that_were_not_asked_for_do_not_come(bot: Bot, chat: Chat) -> None:
    await bot.get_updates(allowed_updates=["message"])
    message = await chat.say("one")
    await chat.edit(message, "two")
    await chat.block()
    (update,) = await bot.get_updates()
    assert update.message
    await chat.unblock()
    await bot.get_updates(offset=update.update_id + 1, allowed_updates=[])
    await chat.edit(message, "three")
    (update,) = await bot.get_updates()
    assert update.edited_message.text == "three"


async def test_a_second_poller_ends_the_first(bot: Bot, gram: FakeGram) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.2)
    async with Bot(gram.token, base_url=gram.base_url) as other:
        await other.get_updates(timeout=0)
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first


async def test_privacy_mode_lets_through_what_is_for_the_bot(bot: Bot, gram: FakeGram) -> None:
    ann = gram.person(7, "Ann")
    group = gram.group("Team", [ann])
    ours = await bot.send_message(group.id, "a card")
    await group.say("just talk")
    await group.say(f"@{gram.bot.username} look")
    await group.say("/check@some_other_bot")
    await group.say("/check")
    await group.say(f"/check@{gram.bot.username} now")
    await group.say("shorter", reply_to=ours.message_id)
    updates = await bot.get_updates()
    assert [update.message.text for update in updates] == ["/check", "/check@goodname_test_bot now", "shorter"]
    assert updates[-1].message.reply_to_message.message_id == ours.message_id


async def test_anonymous_admins_and_channels_show_as_such(bot: Bot, gram: FakeGram) -> None:
    group = gram.group("Team", [gram.person(7, "Ann")], supergroup=True)
    channel = gram.channel("News")
    await group.say("/settings", anonymous=True)
    await group.say("/settings", channel=channel)
    first, second = (update.message for update in await bot.get_updates())
    assert first.sender_chat.id == group.id
    assert first.from_user.username == "GroupAnonymousBot"
    assert second.sender_chat.id == channel.id


async def test_topics_show_where_something_was_said(bot: Bot, gram: FakeGram) -> None:
    group = gram.group("Team", [gram.person(7, "Ann")], forum=True)
    topic = await group.topic("Web")
    await group.say("/check", thread=topic)
    *_, update = await bot.get_updates()
    assert update.message.message_thread_id == topic
    assert update.message.is_topic_message
    assert update.message.reply_to_message.forum_topic_created.name == "Web"


async def test_only_buttons_that_exist_can_be_pressed(bot: Bot, chat: Chat) -> None:
    board = InlineKeyboardMarkup([[InlineKeyboardButton("Old", callback_data="old")]])
    sent = await bot.send_message(7, "x", reply_markup=board)
    await chat.click("Old")
    await sent.edit_text("y")
    with pytest.raises(AssertionError, match="no button"):
        await chat.click("Old", timeout=0)
    await chat.click("Old", stale=True)
    assert [update.callback_query.data for update in await bot.get_updates()] == ["old", "old"]


async def test_coming_and_going_of_the_bot(bot: Bot, gram: FakeGram) -> None:
    ann = gram.person(7, "Ann")
    group = gram.group("Team", [ann], bot=False)
    await group.add_bot(by=ann)
    await group.kick_bot(by=ann)
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["member", "kicked"]


class Hook:
    """An address of the bot's own."""

    def __init__(self) -> None:
        self.secrets: list[str | None] = []
        self.ids: list[int] = []
        self.refuse = 0
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        if self.refuse:
            self.refuse -= 1
            return web.Response(status=500)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.ids.append((await request.json())["update_id"])
        return web.Response()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_a_webhook_gets_its_secret_refused_updates_again_and_confirmed_ones_on_purpose(
    bot: Bot, gram: FakeGram, chat: Chat, hook: Hook
) -> None:
    await bot.set_webhook(hook.url, secret_token="s3cret")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    hook.refuse = 2
    await chat.say("hello")
    async with asyncio.timeout(5):
        while not hook.ids:
            await asyncio.sleep(0.02)
        assert (await bot.get_webhook_info()).last_error_message.startswith("Wrong response from the webhook: 500")
        gram.updates.again(hook.ids[0])
        while len(hook.ids) < 2:
            await asyncio.sleep(0.02)
    assert hook.secrets == ["s3cret", "s3cret"]
    assert hook.ids[0] == hook.ids[1]
