"""No token in any log."""

import io
import logging
from collections.abc import Iterator

import pytest
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.logs import setup
from bot.telegram.request import make_bot
from tests.fakegram import FakeGram

SECRET = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFake_0-x"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = setup(["key-of-a-source"], level=logging.DEBUG, stream=stream)
    yield stream
    logging.getLogger().removeHandler(handler)


def test_a_token_is_masked_in_messages_arguments_and_traces(log: io.StringIO) -> None:
    try:
        raise ValueError(f"https://api.example/bot{SECRET}/getMe")
    except ValueError:
        logging.getLogger("a").exception("at %s with key-of-a-source", f"/bot{SECRET}/getMe")
    logging.getLogger("b").warning("dict %(url)s", {"url": SECRET})
    assert SECRET not in log.getvalue()
    assert "key-of-a-source" not in log.getvalue()
    assert log.getvalue().count("<token>") >= 4


async def test_what_the_libraries_say_of_a_failing_bot_holds_no_token(log: io.StringIO) -> None:
    async with FakeGram(token=SECRET) as gram:
        for name in ("aiohttp", "telegram"):
            logging.getLogger(name).setLevel(logging.DEBUG)
        bot: ExtBot[object] = make_bot(gram.token, base_url=gram.base_url, base_file_url=gram.file_url)
        async with bot:
            gram.fail("sendMessage", status=502)
            gram.fail("sendMessage", drop="before")
            for _ in range(2):
                with pytest.raises(TelegramError):
                    await bot.send_message(1, "x")
        gram.bot.token = "1:other"
        wrong = make_bot(SECRET, base_url=gram.base_url, base_file_url=gram.file_url)
        with pytest.raises(TelegramError) as caught:
            await wrong.initialize()
        logging.getLogger("x").error("start", exc_info=caught.value)
        await wrong.shutdown()
    assert "sendMessage" in log.getvalue()
    assert SECRET not in log.getvalue()


async def test_requests_are_not_logged_at_all_by_default() -> None:
    stream = io.StringIO()
    handler = setup(stream=stream)
    try:
        async with (
            FakeGram(token=SECRET) as gram,
            make_bot(SECRET, base_url=gram.base_url, base_file_url=gram.file_url) as bot,
        ):
            await bot.get_me()
    finally:
        logging.getLogger().removeHandler(handler)
    assert stream.getvalue() == ""
