"""The real bot against the fake Telegram."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram.ext import ExtBot

from bot.telegram.limiter import Urgency
from bot.telegram.request import make_bot
from data.store.tiny import TinyStore
from tests.fakegram import Chat, FakeGram


@pytest.fixture
async def gram() -> AsyncIterator[FakeGram]:
    async with FakeGram() as running:
        yield running


@pytest.fixture
async def bot(gram: FakeGram) -> AsyncIterator[ExtBot[Urgency]]:
    async with make_bot(gram.token, base_url=gram.base_url, base_file_url=gram.file_url) as ready:
        gram.journal.clear()
        yield ready


@pytest.fixture
def chat(gram: FakeGram) -> Chat:
    return gram.private(gram.person(7, "Ann"))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStore]:
    ready = TinyStore(tmp_path)
    await ready.open()
    yield ready
    await ready.close()
