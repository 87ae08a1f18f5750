"""Photograph the main screens, as they stand on a phone, in every language there is.

Needs Chromium on the machine (Debian: ``apt-get install chromium``) and ``pip install playwright``, which drives it.
The real bot talks with five owners on the stand-in for Telegram; each picture is one screen of 390 by 844 points.
"""

import asyncio
import os
import random
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.clock import now
from data import phrases
from tests.demo.bot_process import bot_process
from tests.fakegram import FakeGram
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message
from tests.town.server import Town

OWNERS = {"en": "daybreak", "fi": "aamunkoi", "ru": "zarya", "pl": "swit", "nb": "morgenrode"}
"""Language -> the company of the town whose owner speaks it."""
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PATIENCE = 60.0
Shoot = Callable[[str], Awaitable[None]]


async def main(folder: Path) -> None:
    """Write ``<language>-<screen>.png`` for every language and screen into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="goodname-pictures-")))
        town = await stack.enter_async_context(Town(now=now(), rng=random.Random(1)))
        gram = await stack.enter_async_context(FakeGram())
        await stack.enter_async_context(bot_process(town.write_settings(), gram, home))
        driver = await stack.enter_async_context(async_playwright())
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for number, language in enumerate(phrases.languages(), 1):
            chat = gram.private(gram.person(number, "You", language))
            page = await browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
            await _screens(chat, town.first_words(OWNERS[language]), _shooter(page, gram, chat, folder, language))
            await page.close()
        await browser.close()


def _shooter(page: Page, gram: FakeGram, chat: Chat, folder: Path, language: str) -> Shoot:
    async def shoot(screen: str) -> None:
        await page.goto(f"{gram.url}/chat/{chat.id}")
        await page.wait_for_timeout(300)
        file = folder / f"{language}-{screen}.png"
        await page.screenshot(path=file)
        print(file, flush=True)

    return shoot


async def _screens(chat: Chat, first_words: str, shoot: Shoot) -> None:
    await _said(chat, "/start")
    await shoot("start")
    mark = chat.mark
    await chat.say(first_words)
    shown = await chat.wait_for(lambda message: len(message.buttons) > 1, PATIENCE, since=mark)
    if len(shown.text) < 80:
        mark = chat.mark
        await chat.click(shown.buttons[0][0], on=shown)
        await chat.wait_for(lambda message: len(message.text) > 200, PATIENCE, since=mark)
    await shoot("first-look")
    shown = await _said(chat, "/findings")
    await shoot("findings")
    mark = chat.mark
    await chat.click(shown.buttons[0][0], on=shown)
    await chat.wait_for(lambda message: True, PATIENCE, since=mark)
    await shoot("card")
    for command in ("facts", "sources", "check", "digest", "help"):
        await _said(chat, f"/{command}")
        if command == "check":
            await asyncio.sleep(8)
        await shoot(command)


async def _said(chat: Chat, text: str) -> Message:
    mark = chat.mark
    await chat.say(text)
    shown = await chat.wait_for(lambda message: True, PATIENCE, since=mark)
    await asyncio.sleep(0.7)
    return shown


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")))
