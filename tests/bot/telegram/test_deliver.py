"""The outbox on its way, with the real store and the fake Telegram."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram.ext import ExtBot

from bot.deliver import KIND, deliver_unit, message, put
from bot.render.keyboard import Button
from bot.telegram.gateway import Gateway
from bot.telegram.limiter import Urgency
from data import outbox
from data.codec import from_document
from data.outbox import Row, State
from data.store import Unit
from data.store.tiny import TinyStore
from tests.fakegram import Chat, FakeGram

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class House:
    """A store with one chat, a gateway, and a clock that is set by hand."""

    def __init__(self, store: TinyStore, gateway: Gateway) -> None:
        self.store, self.gateway, self.now = store, gateway, NOW

    def unit(self) -> AbstractAsyncContextManager[Unit]:
        return self.store.chat(7)

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    async def announce(self, key: str, text: str, **where: int) -> bool:
        async with self.unit() as unit:
            return await put(unit, outbox.row(key, where.get("chat", 7), message(text), self.now))

    async def deliver(self) -> datetime | None:
        return await deliver_unit(self.unit, self.gateway, lambda: self.now)

    async def rows(self) -> dict[str, Row]:
        async with self.unit() as unit:
            return {key: from_document(Row, each) for key, each in (await unit.all(KIND)).items()}


@pytest.fixture
async def house(tmp_path: Path, bot: ExtBot[Urgency]) -> AsyncIterator[House]:
    store = TinyStore(tmp_path)
    await store.open()
    yield House(store, Gateway(bot))
    await store.close()


async def test_a_row_is_sent_once_with_its_buttons_and_its_key_is_spent(house: House, chat: Chat) -> None:
    board = ((Button("Start, 8 min", data="1:walk:a"), Button("Open", url="https://a.example")),)
    async with house.unit() as unit:
        await put(unit, outbox.row("digest:2026-W48", 7, message("<b>Three</b> things", keyboard=board), NOW))
    assert await house.deliver() is None
    assert not await house.announce("digest:2026-W48", "again")
    await house.deliver()
    assert [each.text for each in chat.answers] == ["Three things"]
    assert chat.last.buttons == [["Start, 8 min", "Open"]]
    assert (await house.rows())["digest:2026-W48"].message_id == chat.last.id


async def test_rows_go_out_in_order_and_those_held_stay(house: House, chat: Chat) -> None:
    for n in range(3):
        await house.announce(f"part:{n}", f"part {n}")
    async with house.unit() as unit:
        held = outbox.row("alert", 7, message("held"), NOW, not_before=NOW + timedelta(hours=9))
        await put(unit, held)
    assert await house.deliver() == NOW + timedelta(hours=9)
    assert [each.text for each in chat.answers] == ["part 0", "part 1", "part 2"]


async def test_a_lost_answer_leads_to_one_marked_repetition(house: House, gram: FakeGram, chat: Chat) -> None:
    await house.announce("a", "first")
    await house.announce("b", "second")
    gram.fail("sendMessage", drop="after")
    assert await house.deliver() == NOW + timedelta(seconds=5)
    assert await house.deliver() == NOW + timedelta(seconds=5)
    assert [each.text for each in chat.answers] == ["first"]
    house.later(seconds=6)
    await house.deliver()
    assert [each.text for each in chat.answers] == ["first", "(repeated)\nfirst", "second"]


async def test_a_kill_in_the_middle_waits_a_minute_and_repeats_marked(house: House, gram: FakeGram, chat: Chat) -> None:
    await house.announce("a", "digest")
    gram.fail("sendMessage", delay=30)
    killed = asyncio.create_task(house.deliver())
    while not gram.calls("sendMessage"):
        await asyncio.sleep(0.01)
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)
    assert (await house.rows())["a"].state is State.SENDING
    assert await house.deliver() == NOW + timedelta(seconds=60)
    assert not chat.answers
    house.later(seconds=61)
    assert await house.deliver() is None
    assert [each.text for each in chat.answers] == ["(repeated)\ndigest"]


async def test_what_still_waited_for_its_turn_at_the_end_is_no_repetition(house: House, chat: Chat) -> None:
    for _ in range(5):
        await house.gateway.send(chat.id, "hello")
    await house.announce("a", "digest")
    ended = asyncio.create_task(house.deliver())
    while (await house.rows())["a"].state is not State.SENDING:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.02)
    ended.cancel()
    await asyncio.gather(ended, return_exceptions=True)
    assert ended.cancelled() and (await house.rows())["a"].untried


async def test_a_blocked_chat_gets_one_call_a_row_and_no_retry(house: House, gram: FakeGram, chat: Chat) -> None:
    await chat.block()
    await house.announce("a", "digest")
    assert await house.deliver() is None
    house.later(days=1)
    await house.deliver()
    assert len(gram.calls("sendMessage")) == 1
    assert (await house.rows())["a"].state is State.DEAD


async def test_what_telegram_refuses_is_dead_and_holds_up_nothing(house: House, chat: Chat) -> None:
    await house.announce("a", "<b></b>")
    await house.announce("b", "good")
    assert await house.deliver() is None
    assert [each.text for each in chat.answers] == ["good"]


async def test_a_moved_group_gets_its_row_once_under_the_new_id(house: House, gram: FakeGram) -> None:
    group = gram.group("Team", [gram.person(1, "Bo")])
    new = await group.migrate()
    await house.announce("a", "digest", chat=group.id)
    await house.deliver()
    assert [each.text for each in new.answers] == ["digest"]
    assert (await house.rows())["a"].chat_id == new.id


async def test_finished_rows_are_forgotten_after_a_month(house: House, chat: Chat) -> None:
    await house.announce("a", "x")
    await house.deliver()
    house.later(days=31)
    await house.deliver()
    assert await house.rows() == {}
