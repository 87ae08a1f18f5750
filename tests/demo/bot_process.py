"""The real bot as a process of its own, between a town and a stand-in for Telegram."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakegram import FakeGram

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60.0
"""Seconds in which it must begin."""


class BotProcess:
    """``bot.py run``; started, ended and started again over the same folder. ``log`` keeps what it said on stderr."""

    def __init__(self, gram: FakeGram, home: Path, settings: Path | None = None, log: Path | None = None) -> None:
        self._environment = os.environ | {
            "TELEGRAM_BOT_TOKEN": gram.token,
            "TELEGRAM_BASE_URL": gram.base_url,
            "TELEGRAM_BASE_FILE_URL": gram.file_url,
            "GOODNAME_HOME": str(home),
            **({"GOODNAME_SETTINGS": str(settings)} if settings else {}),
        }
        self._gram, self._log = gram, log
        self._process: asyncio.subprocess.Process | None = None
        self.command = [sys.executable, "bot.py", "run"]

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The one that was started last."""
        assert self._process
        return self._process

    async def start(self) -> float:
        """Start it and return the seconds until it first asks for updates."""
        before, started = len(self._gram.calls("getUpdates")), time.perf_counter()
        with (self._log or Path(os.devnull)).open("ab") as said:
            self._process = await asyncio.create_subprocess_exec(
                *self.command, env=self._environment, cwd=ROOT, stderr=said
            )
        while len(self._gram.calls("getUpdates")) == before:
            assert self._process.returncode is None, f"it ended with {self._process.returncode}:\n{self.said}"
            assert time.perf_counter() - started < PATIENCE, f"it did not begin:\n{self.said}"
            await asyncio.sleep(0.01)
        return time.perf_counter() - started

    async def end(self, how: signal.Signals = signal.SIGTERM, patience: float = 15.0) -> int:
        """End it by a signal and return its exit code; one that takes too long is killed."""
        if self.process.returncode is None:
            self.process.send_signal(how)
        try:
            return await asyncio.wait_for(self.process.wait(), patience)
        except TimeoutError:
            self.process.kill()
            return await self.process.wait()

    @property
    def said(self) -> str:
        """What stands in its log."""
        return self._log.read_text("utf-8") if self._log and self._log.exists() else ""

    def megabytes(self) -> float:
        """Return the memory of the process itself."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@asynccontextmanager
async def bot_process(settings: Path, gram: FakeGram, home: Path) -> AsyncIterator[BotProcess]:
    """Start the bot and, on leaving, tell it to end."""
    bot = BotProcess(gram, home / "bot", settings, home / "bot.log")
    await bot.start()
    try:
        yield bot
    finally:
        await bot.end()
