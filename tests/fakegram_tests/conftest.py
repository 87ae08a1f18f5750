"""The fake Telegram and python-telegram-bot's own plain bot."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.fakegram import Chat, FakeGram


@pytest.fixture
async def gram() -> AsyncIterator[FakeGram]:
    async with FakeGram() as running:
        yield running


@pytest.fixture
async def bot(gram: FakeGram) -> AsyncIterator[Bot]:
    calls, updates = (HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2))
    where = {"base_url": gram.base_url, "base_file_url": gram.file_url}
    async with Bot(gram.token, **where, request=calls, get_updates_request=updates) as ready:
        gram.journal.clear()
        yield ready


@pytest.fixture
def chat(gram: FakeGram) -> Chat:
    return gram.private(gram.person(7, "Ann"))
