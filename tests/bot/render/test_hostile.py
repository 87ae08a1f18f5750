"""Ten thousand hostile texts: no view of ours is ever refused by Telegram, and no tag of theirs gets in."""

from collections.abc import AsyncIterator
from itertools import cycle, islice
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.render.view import View
from bot.telegram.gateway import Gateway, _markup
from bot.telegram.request import make_bot
from bot.telegram.split import MOST_PARTS, cut, fit, split
from checks import registry
from tests.bot.conftest import Unhurried
from tests.bot.render.hostile import HOSTILE, PIECES, TEXTS_EACH, views
from tests.fakegram import FakeGram
from tests.fakegram.methods.content import keyboard, written

registry.discover_checks()
ALLOWED = {"bold", "italic", "code", "blockquote", "expandable_blockquote", "text_link", "text_mention"}
"""Entities that we make; Telegram itself spots links, mentions and commands in any text."""
SPOTTED = {"url", "mention", "bot_command", "hashtag", "email", "phone_number", "cashtag"}


def refusals(view: View) -> None:
    """Hold a view against what Telegram takes; raises what it would answer."""
    text = fit(view.text)
    parts = split(text)
    for part in parts if len(parts) <= MOST_PARTS else [cut(text)]:
        said = written({"text": part, "parse_mode": "HTML"})
        assert {entity["type"] for entity in said.get("entities", [])} <= ALLOWED | SPOTTED
        part.encode()
    board = _markup(view.keyboard())
    if board:
        keyboard({"reply_markup": board.to_dict()})
        for row in board.inline_keyboard:
            for key in row:
                key.text.encode()


@given(st.lists(HOSTILE, min_size=TEXTS_EACH, max_size=TEXTS_EACH))
@settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=(Phase.generate,)
)
def test_no_text_from_outside_breaks_a_message(texts: list[str]) -> None:
    turn = cycle(texts)
    for view in views(lambda: next(turn)):
        refusals(view)


def test_ten_thousand_texts_put_together_of_what_breaks_messages(rng: Random) -> None:
    made = 0

    def take() -> str:
        nonlocal made
        made += 1
        return "".join(rng.choices(PIECES, k=rng.randrange(10)))

    while made < 10_000:
        for view in views(take):
            refusals(view)


@pytest.mark.parametrize("name", ["x" * 25_000, "<b>" * 8_000, "&" * 25_000, "\U0001f600 " * 8_000, "", " ", "\u200b"])
def test_a_name_of_any_length_is_cut_and_never_refused(name: str) -> None:
    for view in islice(views(lambda: name), 0, None, 7):
        refusals(view)


@pytest.fixture
def rng() -> Random:
    return Random(3)


@pytest.fixture
async def gram() -> AsyncIterator[FakeGram]:
    async with FakeGram() as running:
        yield running


async def test_a_sample_is_really_sent_and_edited(gram: FakeGram, rng: Random) -> None:
    chat = gram.private(gram.person(7, "Ann"))

    def take() -> str:
        return "".join(rng.choices(PIECES, k=rng.randrange(8)))

    bot: Any = make_bot(gram.token, base_url=gram.base_url, base_file_url=gram.file_url, limiter=Unhurried())
    async with bot:
        gateway = Gateway(bot)
        for view in views(take):
            board = view.keyboard()
            sent = await gateway.send(chat.id, view.text, keyboard=board, placeholder=view.placeholder)
            assert await gateway.edit(chat.id, sent.message_id, view.text + "!", keyboard=board)
    assert [call.error.description for call in gram.journal if call.error] == []
