"""Start the town, the stand-in for Telegram and the real bot; walk a conversation; print the scoreboard.

Without a terminal, or with ``ONCE=1``, it ends by itself: exit 0 only when everything planted was found and
nothing else. Otherwise the chat and the town stay open on the loopback until Ctrl-C.
"""

import asyncio
import os
import random
import signal
import sys
import tempfile
import textwrap
import time
from contextlib import AsyncExitStack
from pathlib import Path

from bot import loop
from bot.clock import now
from tests.demo.board import scores, settings_of
from tests.demo.bot_process import bot_process
from tests.demo.walk import walk
from tests.fakegram import FakeGram
from tests.fakegram.chat import Chat
from tests.town.scoreboard import table
from tests.town.server import Town

FIRST = "aamunkoi"


async def main() -> int:
    """Run the demonstration and return its exit code."""
    once = os.environ.get("ONCE") == "1" or not sys.stdin.isatty()
    async with AsyncExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="goodname-demo-")))
        town = await stack.enter_async_context(Town(now=now(), rng=random.Random(1)))
        gram = await stack.enter_async_context(FakeGram())
        await stack.enter_async_context(bot_process(town.write_settings(), gram, home))
        chat = gram.private(gram.person(1, "You"))
        print(f"The chat: {gram.url}/chat/{chat.id}\nThe town: {town.url}\n", flush=True)
        await _converse(chat, town.first_words(FIRST))
        found = await scores(town, settings_of(town, home / "board"), now)
        print("\nPlanted against found, in every company of the town:\n" + table(found), flush=True)
        if not once:
            await _leave_open(gram, town, chat)
        return 0 if all(score.clean for score in found) else 1


async def _converse(chat: Chat, first_words: str) -> None:
    started = time.monotonic()
    async for message in walk(chat, first_words):
        print(f"[{time.monotonic() - started:4.1f} s]", flush=True)
        print(textwrap.indent(str(message), "  "), flush=True)


async def _leave_open(gram: FakeGram, town: Town, chat: Chat) -> None:
    print(
        f"\nGo on in the chat: {gram.url}/chat/{chat.id}"
        f"\nChange a number in the town: {town.url} and then write /check in the chat."
        "\nCtrl-C ends it.",
        flush=True,
    )
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()


if __name__ == "__main__":
    sys.exit(loop.run(main()))
