"""The real bot as a process of its own, between a town and a stand-in for Telegram."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakegram import FakeGram

ROOT = Path(__file__).parent.parent.parent


@asynccontextmanager
async def bot_process(settings: Path, gram: FakeGram, home: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start the bot and, on leaving, tell it to end; it has 15 s for that."""
    environment = os.environ | {
        "TELEGRAM_BOT_TOKEN": gram.token,
        "TELEGRAM_BASE_URL": gram.base_url,
        "TELEGRAM_BASE_FILE_URL": gram.file_url,
        "GOODNAME_HOME": str(home / "bot"),
        "GOODNAME_SETTINGS": str(settings),
    }
    bot = await asyncio.create_subprocess_exec(sys.executable, str(ROOT / "bot.py"), "run", env=environment, cwd=ROOT)
    try:
        yield bot
    finally:
        await _end(bot)


async def _end(bot: asyncio.subprocess.Process) -> None:
    if bot.returncode is not None:
        return
    bot.terminate()
    try:
        await asyncio.wait_for(bot.wait(), 15)
    except TimeoutError:
        bot.kill()
        await bot.wait()
