"""The fake Telegram as a process of its own, and its people's hands, over ``/control``."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).parent.parent.parent
OFTEN = 0.1
"""Seconds between two looks at a screen."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as it stands on a screen."""

    id: int
    text: str
    buttons: list[list[str]]

    @property
    def words(self) -> list[str]:
        """What stands on its buttons."""
        return [words for row in self.buttons for words in row]


@dataclass(frozen=True, slots=True)
class Tally:
    """What has happened so far: calls of getUpdates, other calls, and updates that nobody has taken."""

    asked: int
    called: int
    pending: int


class Gram:
    """A fake Telegram elsewhere. ``environment`` is what a bot needs to find it."""

    def __init__(self, session: aiohttp.ClientSession, environment: Mapping[str, str]) -> None:
        """Stand for the one this session leads to."""
        self._session = session
        self.environment = environment

    async def private(self, id: int, name: str, language_code: str = "en") -> "Chat":
        """Make a person and return their private chat."""
        await self._do("person", id=id, name=name, language_code=language_code)
        return Chat(self, id)

    async def tally(self) -> Tally:
        """Count what has happened."""
        return Tally(**await self._get("tally"))

    async def sent(self) -> int:
        """Return how many messages the bot has sent, as it was told."""
        return sum(call["ok"] for call in await self._get("calls?method=sendMessage"))

    async def screens(self, chat: int | None = None) -> dict[int, list[Shown]]:
        """Return what the bot wrote in each chat, or in one, and can still be seen, oldest first."""
        found = await self._get("screens" if chat is None else f"screens?chat={chat}")
        return {int(chat): [Shown(**one) for one in messages] for chat, messages in found.items()}

    async def _get(self, what: str) -> Any:
        async with self._session.get(f"/control/{what}") as answer:
            return await answer.json()

    async def _do(self, what: str, **body: Any) -> Any:
        async with self._session.post(f"/control/{what}", json=body) as answer:
            answer.raise_for_status()
            return await answer.json()


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat there."""

    gram: Gram
    id: int

    async def say(self, text: str) -> None:
        """Write."""
        await self.gram._do("say", chat=self.id, text=text)

    async def press(self, message: Shown, words: str) -> bool:
        """Press a button; whether it was still there."""
        return bool((await self.gram._do("press", chat=self.id, message=message.id, words=words))["pressed"])

    async def answers(self) -> list[Shown]:
        """Return what the bot wrote here and can still be seen, oldest first."""
        return (await self.gram.screens(self.id))[self.id]

    async def wait_for(self, fits: Callable[[Shown], bool], patience: float) -> Shown:
        """Wait for a message of the bot; raises ``TimeoutError``."""
        async with asyncio.timeout(patience):
            while True:
                found = next((one for one in reversed(await self.answers()) if fits(one)), None)
                if found is not None:
                    return found
                await asyncio.sleep(OFTEN)


@asynccontextmanager
async def started() -> AsyncIterator[Gram]:
    """Start a fake Telegram and end it by its id."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakegram", "--port", "0", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout
        told = [(await process.stdout.readline()).decode().strip() for _ in range(3)]
        environment = dict(line.split("=", 1) for line in told)
        origin = environment["TELEGRAM_BASE_URL"].removesuffix("/bot")
        async with aiohttp.ClientSession(origin) as session:
            yield Gram(session, environment)
    finally:
        process.terminate()
        await process.wait()
