"""Story 20: what cannot wait for the digest."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import deliver
from bot.duties import news as duty
from bot.services import memory, news
from checks.cases import Moved
from data.case import Case, CaseState, Event
from data.chat import Chat
from data.codec import from_document
from data.finding import Severity
from data.outbox import Row
from tests.bot.cafe import RIGHT
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick
from tests.checks.findings import finding

NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)


def grave(name: str, **fields: object) -> Case:
    return Case(key=name, finding=finding(key=name, found=f"+3582555{name}", **fields), first_seen=NOON, last_seen=NOON)


async def found(house: House, *cases: Case) -> list[Row]:
    """Note cases as a look would, announce them, and return what then waits in the outbox."""
    assert house.bot
    [watch_id] = await house.store.watches_of(7)
    async with house.store.watch(watch_id) as unit:
        await memory.put_cases(unit, {case.key: case for case in cases})
        await news.note(unit, Moved(cases={}, opened=cases), house.clock())
    await duty.announce(house.bot.desk, watch_id)
    async with house.store.watch(watch_id) as unit:
        assert await unit.all(news.KIND) == {}
        return [from_document(Row, doc) for doc in (await unit.all(deliver.KIND)).values()]


@pytest.mark.parametrize(("count", "messages"), [(1, 1), (2, 2), (3, 1), (7, 1)])
async def test_three_or_more_at_once_are_one_message(house: House, count: int, messages: int) -> None:
    await set_up(house, RIGHT)
    house.clock.moment = NOON
    rows = await found(house, *(grave(f"{n:04}") for n in range(count)))
    assert len(rows) == messages
    assert all(row.not_before == NOON for row in rows)
    said = " ".join(row.payload["text"] for row in rows)
    assert ("And 2 more, on the list." in said) is (count == 7) and "can wait" not in said


async def test_only_what_is_grave_and_sure_is_told(house: House) -> None:
    await set_up(house, RIGHT)
    house.clock.moment = NOON
    assert await found(house, grave("0001", severity=Severity.MEDIUM), grave("0002", sure=False)) == []


async def test_at_night_news_wait_and_are_put_together(house: House) -> None:
    await set_up(house, RIGHT)
    house.clock.moment = NIGHT
    assert len(await found(house, grave("0001"))) == 1
    house.clock.moment = NIGHT + timedelta(hours=1)
    [row] = await found(house, grave("0001"), grave("0002"), grave("0003"))
    assert row.not_before == datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    assert sorted(row.payload["cases"]) == ["0001", "0002", "0003"]


async def test_what_is_settled_before_the_morning_is_not_told(house: House) -> None:
    ann = await set_up(house, RIGHT)
    house.clock.moment = NIGHT
    await found(house, grave("0001"))
    [watch_id] = await house.store.watches_of(7)
    async with house.store.watch(watch_id) as unit:
        await memory.put_cases(unit, {"0001": replace(grave("0001"), state=CaseState.CLOSED)})
    count = len(ann.answers)
    house.clock.moment = NIGHT + timedelta(hours=9)
    await tick(house)
    assert len(ann.answers) == count


async def test_the_same_is_told_again_only_when_it_came_back(house: House) -> None:
    await set_up(house, RIGHT)
    house.clock.moment = NOON
    assert len(await found(house, grave("0001"))) == 1
    assert len(await found(house, grave("0001"))) == 1
    back = Case(
        key="0001",
        finding=grave("0001").finding,
        first_seen=NOON,
        last_seen=NOON,
        returned=True,
        history=(Event(at=NOON, what="returned"),),
    )
    assert len(await found(house, back)) == 2


async def test_a_chat_that_allows_it_is_told_at_night_without_a_sound(house: House) -> None:
    await set_up(house, RIGHT)
    async with house.store.chat(7) as unit:
        chat = await memory.get_chat(unit)
        assert chat
        fields = {name: getattr(chat, name) for name in chat.__dataclass_fields__}
        await memory.put_chat(unit, type(chat)(**{**fields, "urgent_anytime": True}))
    house.clock.moment = NIGHT
    [row] = await found(house, grave("0001"))
    assert row.not_before == NIGHT and row.payload["silent"]


async def test_what_was_told_is_not_told_again_after_a_restart_and_in_both_windows_once(house: House) -> None:
    await set_up(house, RIGHT)
    [watch_id] = await house.store.watches_of(7)
    await house.store.link(watch_id, -100)
    async with house.store.chat(-100) as unit:
        await memory.put_chat(unit, Chat(id=-100, kind="supergroup", zone="Europe/Helsinki"))
    house.clock.moment = NOON
    rows = await found(house, grave("0001"))
    assert sorted(row.chat_id for row in rows) == [-100, 7]
    await house.stop()
    await house.start()
    again = await found(house, grave("0001"))
    assert [(row.key, row.created) for row in again] == [(row.key, row.created) for row in rows]


async def test_what_came_back_is_told_even_where_it_is_not_grave(house: House) -> None:
    await set_up(house, RIGHT)
    house.clock.moment = NOON
    back = grave("0001", severity=Severity.LOW)
    history = (Event(at=NOON, what="opened"), Event(at=NOON, what="closed"), Event(at=NOON, what="returned"))
    [row] = await found(house, replace(back, returned=True, history=(*history, *history[1:])))
    assert "It came back. On 24 Nov it was right; now it shows" in row.payload["text"].replace("</b>", "")
    assert "It has come back 2 times." in row.payload["text"]
