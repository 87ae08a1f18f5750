"""The page on which a person reads the chat and presses its buttons, and the fake as a process."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import NetworkError

from tests.fakegram import Chat, FakeGram

ROOT = Path(__file__).parents[2]
ASK = {"Accept": "application/json"}


@pytest.fixture
async def browser(gram: FakeGram) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(gram.url) as session:
        yield session


async def test_the_page_shows_chats_words_and_buttons_escaped(
    bot: Bot, chat: Chat, browser: aiohttp.ClientSession
) -> None:
    board = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton("<Done>", callback_data="1"),
                InlineKeyboardButton("Open", url="https://a.example/?a&b"),
            ]
        ]
    )
    await chat.say("<script>alert(1)</script>")
    await bot.send_message(7, "<b>Bold</b> &lt;i&gt;", parse_mode="HTML", reply_markup=board)
    page = await (await browser.get("/chat/7")).text()
    assert "&lt;script&gt;alert(1)" in page
    assert '<b class="bold">Bold</b> &lt;i&gt;' in page
    assert '<button class="key" name="button" value="2.0.0">&lt;Done&gt;</button>' in page
    assert 'href="https://a.example/?a&amp;b"' in page
    assert 'href="/chat/7"' in await (await browser.get("/")).text()


async def test_what_is_typed_and_pressed_there_reaches_the_bot(
    bot: Bot, chat: Chat, browser: aiohttp.ClientSession
) -> None:
    await browser.post("/chat/7/say", data={"text": "/start"})
    (update,) = await bot.get_updates()
    board = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go")]])
    await update.message.reply_text("x", reply_markup=board)
    pressing = asyncio.create_task(browser.post("/chat/7/press", data={"button": "2.0.0"}, headers=ASK))
    (update,) = await bot.get_updates(offset=update.update_id + 1, timeout=5)
    await update.callback_query.answer("Done")
    assert await (await pressing).json() == {"text": "Done", "alert": False}


async def test_news_come_to_the_page_by_themselves(bot: Bot, chat: Chat, browser: aiohttp.ClientSession) -> None:
    waiting = asyncio.create_task(browser.get(f"/chat/7/feed?after={chat.mark}"))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    await bot.send_message(7, "news")
    (message,) = (await (await waiting).json())["messages"]
    assert "news" in message["html"]


async def test_other_sites_cannot_write_and_gone_buttons_say_so(chat: Chat, browser: aiohttp.ClientSession) -> None:
    said = await browser.post("/chat/7/say", data={"text": "x"}, headers={"Origin": "https://evil.example"})
    assert (said.status, chat.messages) == (403, [])
    assert (await browser.post("/chat/7/press", data={"button": "1.0.0"})).status == 409
    assert (await browser.get("/chat/99")).status == 404


async def test_another_process_can_make_faults_set_the_clock_and_read_the_journal(
    bot: Bot, chat: Chat, gram: FakeGram, browser: aiohttp.ClientSession
) -> None:
    await browser.post("/control/fault", json={"method": "sendMessage", "drop": "before", "chat": 7})
    await browser.post("/control/clock", json={"set": "2028-02-29T09:00:00+00:00"})
    with pytest.raises(NetworkError):
        await bot.send_message(7, "one")
    assert (await bot.send_document(7, b"abc")).date.year == 2028
    calls = await (await browser.get("/control/calls")).json()
    assert [(call["method"], call["ok"]) for call in calls] == [("sendMessage", False), ("sendDocument", True)]
    assert calls[1]["params"]["document"]


async def test_it_runs_as_a_process() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakegram", "--port", "0",
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout
    try:
        lines = [(await asyncio.wait_for(process.stdout.readline(), 20)).decode().strip() for _ in range(4)]
        told = dict(line.split("=", 1) for line in lines[:3])
        async with Bot(told["TELEGRAM_BOT_TOKEN"], base_url=told["TELEGRAM_BASE_URL"]) as bot:
            assert (await bot.send_message(1001, "hello")).text == "hello"
        async with aiohttp.ClientSession() as session, session.get(lines[3].removeprefix("chat: ")) as page:
            assert "hello" in await page.text()
    finally:
        process.terminate()
        await process.wait()
