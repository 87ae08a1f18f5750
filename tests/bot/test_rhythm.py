"""Stories 20, 23 and 24: on the right day, once, whatever happens."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.services import memory
from data.store import StoreBusy
from data.store.tiny import TinyStore
from tests.bot.cafe import OLD, RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick, until
from tests.bot.test_checking import slow
from tests.bot.test_digest import MONDAY, digests
from tests.fakegram.chat import Chat

WEEK = timedelta(days=7)
CHANGED = "OpenStreetMap: something has changed since"


async def restart_at(house: House, moment: datetime) -> None:
    """Let the process be down until a moment."""
    await house.stop()
    house.clock.moment = moment
    await house.start()
    await tick(house)


def urgent(chat: Chat) -> list[str]:
    words = ("the weekly message:", CHANGED)
    return [each.text for each in chat.answers if any(word in each.text for word in words)]


async def test_down_at_nine_and_up_at_eleven_it_comes_once_for_its_week(house: House) -> None:
    ann = await set_up(house)
    await restart_at(house, MONDAY + timedelta(hours=2))
    await until(house, MONDAY + timedelta(days=6))
    [told] = digests(ann)
    assert told.text.startswith("Kahvila Aamunkoi, 23–29 Nov.")
    assert "on Monday; all were right" in told.text
    async with house.store.chat(7) as unit:
        assert "digest:2026-W49" in await unit.all("outbox")


async def test_after_a_day_it_is_left_out_and_the_next_says_so(house: House) -> None:
    ann = await set_up(house)
    await restart_at(house, MONDAY + timedelta(hours=25))
    await until(house, MONDAY + timedelta(days=6, hours=23))
    assert digests(ann) == []
    await until(house, MONDAY + WEEK)
    [told] = [each for each in ann.answers if "Kahvila Aamunkoi, 23 Nov – 6 Dec." in each.text]
    assert told.text.startswith("Last week's message did not come: I could not send it then.")


async def test_after_three_weeks_only_the_newest_comes(house: House) -> None:
    ann = await set_up(house)
    await restart_at(house, MONDAY + 2 * WEEK + timedelta(hours=3))
    await until(house, MONDAY + 2 * WEEK + timedelta(days=6))
    told = [each.text for each in ann.answers if "Kahvila Aamunkoi, 30 Nov – 13 Dec." in each.text]
    assert len(told) == 1 and "did not come" in told[0]
    async with house.store.chat(7) as unit:
        assert [key for key in await unit.all("outbox") if key.startswith("digest")] == ["digest:2026-W51"]


async def test_one_that_stood_ready_for_weeks_gives_way_to_the_newest(house: House) -> None:
    ann = await set_up(house)
    async with house.store.chat(7) as unit:
        chat = await memory.get_chat(unit)
        assert chat
        await memory.put_chat(unit, replace(chat, quiet_to=11))
    await until(house, MONDAY)
    await restart_at(house, MONDAY + 2 * WEEK + timedelta(hours=5))
    await until(house, MONDAY + 2 * WEEK + timedelta(days=1))
    told = [each.text for each in ann.answers if re.search(r"Kahvila Aamunkoi, \d", each.text)]
    assert len(told) == 1 and told[0].startswith("Last week's message did not come")
    assert "Kahvila Aamunkoi, 30 Nov – 13 Dec." in told[0]


async def test_one_that_telegram_took_from_nobody_for_two_days_is_told_of_in_the_next(house: House) -> None:
    ann = await set_up(house)
    away = house.gram.fail("sendMessage", 502, "Bad Gateway", chat=ann, times=10_000)
    await until(house, MONDAY + timedelta(days=4))
    away.times = 0
    await until(house, MONDAY + WEEK)
    [told] = [each for each in ann.answers if "did not come" in each.text]
    assert told.text.startswith("Last week's message did not come: I could not send it then.")
    assert "Kahvila Aamunkoi, 23 Nov – 6 Dec." in told.text
    await until(house, MONDAY + 2 * WEEK)
    assert len([each for each in ann.answers if "did not come" in each.text]) == 1


async def test_a_check_that_was_stopped_does_not_stand_for_the_weekly_one(house: House) -> None:
    ann = await set_up(house)
    await until(house, MONDAY - timedelta(hours=23, minutes=55))
    slow(house, 30)
    mark = ann.mark
    await ann.say("/check")
    await ann.wait_for("Read: Own website", since=mark)
    await ann.click("Stop")
    await ann.wait_for("The check was stopped", since=mark)
    await house.settle()
    open_for_business(house.web, RIGHT)
    await until(house, MONDAY)
    [told] = digests(ann)
    assert "I read 2 places on" in told.text


async def test_a_second_process_is_refused_and_two_schedules_send_one_digest(house: House) -> None:
    ann = await set_up(house)
    with pytest.raises(StoreBusy):
        await TinyStore(house.store._home).open()
    assert house.bot
    other = type(house.bot.schedule)(house.bot.desk)
    await until(house, MONDAY - timedelta(minutes=1))
    house.clock.moment = MONDAY
    for _ in range(4):
        await house.bot.schedule.tick()
        await other.tick()
        await house.settle()
    await until(house, MONDAY + timedelta(days=6))
    assert len(digests(ann)) == 1


async def test_a_blocked_chat_gets_no_more_and_its_rhythm_comes_back_with_it(house: House) -> None:
    ann = await set_up(house)
    await until(house, MONDAY - timedelta(minutes=1))
    house.gram.fail("sendMessage", 403, "Forbidden: bot was blocked by the user", chat=ann)
    await until(house, MONDAY)
    sends = len(house.gram.calls("sendMessage"))
    await until(house, MONDAY + 2 * WEEK, timedelta(days=1))
    assert len(house.gram.calls("sendMessage")) == sends
    async with house.store.chat(7) as unit:
        chat = await memory.get_chat(unit)
        assert chat and not chat.active and await memory.next_wake(unit) is None
    [watch_id] = await house.store.watches_of(7)
    async with house.store.watch(watch_id) as unit:
        assert await unit.all("due") == {}
    await ann.say("/help")
    await ann.wait_for("This is what I can do here")
    await until(house, MONDAY + 3 * WEEK)
    assert len(digests(ann)) == 1


async def test_a_moved_group_gets_the_digest_once_under_its_new_id(house: House) -> None:
    ann = house.gram.person(7, "Ann")
    group = house.gram.group("Team", [ann])
    open_for_business(house.web, RIGHT)
    await group.say("/start@goodname_test_bot aamunkoi.example")
    await group.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await until(house, MONDAY - timedelta(minutes=1))
    new = await group.migrate()
    await until(house, MONDAY)
    house.clock.on(minutes=2)
    await tick(house)
    await until(house, MONDAY + timedelta(days=2))
    assert (len(digests(group)), len(digests(new))) == (0, 1)
    await until(house, MONDAY + WEEK)
    assert len(digests(new)) == 2
    assert not await house.store.watches_of(group.id)


async def test_a_lost_topic_is_told_and_forgotten(house: House) -> None:
    ann = house.gram.person(7, "Ann")
    group = house.gram.group("Team", [ann], forum=True)
    topic = await group.topic("Name")
    open_for_business(house.web, RIGHT)
    await group.say("/start@goodname_test_bot aamunkoi.example")
    await group.wait_for("This is what a stranger finds", 20)
    await house.settle()
    async with house.store.chat(group.id) as unit:
        chat = await memory.get_chat(unit)
        assert chat
        await memory.put_chat(unit, type(chat)(**{**_fields(chat), "thread_id": topic}))
    group.delete_topic(topic)
    await until(house, MONDAY)
    told = [each for each in group.answers if "Kahvila Aamunkoi, 23–29 Nov." in each.text]
    assert [each.text.splitlines()[0] for each in told] == ["(The topic I was to write in is no longer there.)"]
    async with house.store.chat(group.id) as unit:
        chat = await memory.get_chat(unit)
        assert chat and chat.thread_id is None


def _fields(chat: object) -> dict[str, object]:
    return {name: getattr(chat, name) for name in chat.__dataclass_fields__}  # type: ignore[attr-defined]


async def test_a_crash_between_sending_and_sent_leads_to_one_marked_repetition(house: House) -> None:
    ann = await set_up(house)
    await until(house, MONDAY - timedelta(minutes=1))
    house.gram.fail("sendMessage", drop="after", chat=ann)
    await until(house, MONDAY)
    house.clock.on(minutes=2)
    await tick(house)
    await until(house, MONDAY + timedelta(days=3))
    told = [each.text for each in ann.answers if "Kahvila Aamunkoi, 23–29 Nov." in each.text]
    assert len(told) == 2 and told[1].startswith("(repeated)\n")


async def test_what_is_to_be_done_first_is_told_once_and_again_when_it_comes_back(house: House) -> None:
    ann = await set_up(house, RIGHT)
    open_for_business(house.web, OLD)
    await until(house, MONDAY - timedelta(hours=1))
    assert len(urgent(ann)) == 1
    [text] = urgent(ann)
    assert text.startswith(CHANGED) and "OpenStreetMap shows a phone number that is not yours" in text
    await ann.click("More", on=next(each for each in ann.answers if each.text == text))
    await until(house, MONDAY + WEEK - timedelta(hours=1))
    assert len(urgent(ann)) == 0, "the card was opened in its place"
    open_for_business(house.web, RIGHT)
    await until(house, MONDAY + 2 * WEEK - timedelta(hours=1))
    open_for_business(house.web, OLD)
    await until(house, MONDAY + 3 * WEEK - timedelta(hours=1))
    [again] = urgent(ann)
    assert again.startswith("This is back, and should not wait for the weekly message:")
    assert "It came back. On 14 Dec it was right; now it shows 02 5550199 again." in again


async def test_news_wait_for_the_end_of_the_quiet_hours(house: House) -> None:
    ann = await set_up(house, RIGHT)
    open_for_business(house.web, OLD)
    sent = []
    while house.clock.moment < MONDAY - timedelta(hours=1, minutes=1):
        await until(house, house.clock.moment + timedelta(hours=1), timedelta(hours=1))
        sent += [house.clock.moment] * (len(urgent(ann)) - len(sent))
    await until(house, MONDAY)
    sent += [house.clock.moment] * (len(urgent(ann)) - len(sent))
    assert len(sent) == 1 and 6 <= sent[0].astimezone(UTC).hour < 18
