"""The real bot as a process against a fake Telegram of ours, for figures of the conversation."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.fakegram import FakeGram

ROOT = Path(__file__).parent.parent.parent


class BotProcess:
    """``bot.py run``; started, killed and started again over the same folder."""

    def __init__(self, gram: FakeGram, home: Path, more: Mapping[str, str] | None = None) -> None:
        self._environment = os.environ | {
            "TELEGRAM_BOT_TOKEN": gram.token,
            "TELEGRAM_BASE_URL": gram.base_url,
            "TELEGRAM_BASE_FILE_URL": gram.file_url,
            "GOODNAME_HOME": str(home),
            **(more or {}),
        }
        self._gram = gram
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> float:
        """Start it and return the seconds until it first asks for updates."""
        before, started = len(self._gram.calls("getUpdates")), time.perf_counter()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "bot.py", "run", env=self._environment, cwd=ROOT, stderr=asyncio.subprocess.DEVNULL
        )
        while len(self._gram.calls("getUpdates")) == before:
            await asyncio.sleep(0.01)
        return time.perf_counter() - started

    async def end(self, how: signal.Signals) -> int:
        """End it by a signal; returns its exit code."""
        assert self._process
        if self._process.returncode is None:
            self._process.send_signal(how)
        return await self._process.wait()

    def megabytes(self) -> float:
        """Return the memory of the process itself."""
        assert self._process
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024
