"""Story 35: quiet hours. Messages wait, answers do not, and what waits follows a change of the hours."""

from datetime import UTC, datetime, timedelta

from bot.services import memory
from data.case import Case
from tests.bot.cafe import OLD, RIGHT
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick, until
from tests.bot.test_digest import MONDAY, digests
from tests.bot.test_news import found, grave
from tests.bot.test_settings_chat import press, settings
from tests.checks.findings import finding
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

NIGHT = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
"""Half past eleven in the evening, in Helsinki."""
URGENT = "This cannot wait for the weekly message:"


def urgent(chat: Chat) -> list[Message]:
    return [message for message in chat.answers if message.text.startswith(URGENT)]


async def at_night(house: House) -> Chat:
    """Find something grave at half past eleven in the evening."""
    ann = await set_up(house, RIGHT)
    house.clock.moment = NIGHT
    await found(house, grave("0001"))
    await tick(house)
    assert urgent(ann) == []
    return ann


async def test_what_is_found_in_the_evening_comes_the_next_morning_once(house: House) -> None:
    ann = await at_night(house)
    await until(house, datetime(2026, 11, 25, 5, 59, tzinfo=UTC), timedelta(hours=3))
    assert urgent(ann) == []
    await until(house, datetime(2026, 11, 25, 6, 0, tzinfo=UTC))
    assert [message.silent for message in urgent(ann)] == [False]


async def test_at_night_whoever_asks_gets_an_answer(house: House) -> None:
    ann = await at_night(house)
    await ann.say("/findings")
    assert not (await ann.wait_for("1 to do")).silent


async def test_without_quiet_hours_what_waited_comes_at_once(house: House) -> None:
    ann = await at_night(house)
    assert (await settings(house, ann, "When", "Quiet hours", "No quiet hours")).text.startswith("Quiet hours: none")
    await tick(house)
    assert [message.silent for message in urgent(ann)] == [False]


async def test_what_cannot_wait_is_let_through_without_a_sound(house: House) -> None:
    ann = await at_night(house)
    await settings(house, ann, "When", "Quiet hours", "Let “Do first” through")
    await tick(house)
    assert [message.silent for message in urgent(ann)] == [True]


async def test_longer_quiet_hours_hold_what_waits_longer(house: House) -> None:
    ann = await at_night(house)
    await settings(house, ann, "When", "Quiet hours", "Until 08:00", "10:00")
    await until(house, datetime(2026, 11, 25, 7, 59, tzinfo=UTC))
    assert urgent(ann) == []
    await until(house, datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    assert len(urgent(ann)) == 1


async def test_the_weekly_message_waits_for_their_end_and_that_is_said(house: House) -> None:
    ann = await set_up(house, OLD)
    shown = await settings(house, ann, "When", "Quiet hours", "Until 08:00", "11:00", "Back")
    assert "Weekly message: Monday, 09:00\nNext: Monday, 30 Nov 11:00 (Helsinki)" in shown.text
    await until(house, MONDAY + timedelta(minutes=119), timedelta(hours=12))
    assert digests(ann) == []
    await until(house, MONDAY + timedelta(hours=2))
    assert len(digests(ann)) == 1


async def test_the_same_hour_twice_means_none_and_there_is_no_twenty_fifth(house: House) -> None:
    ann = await set_up(house)
    shown = await settings(house, ann, "When", "Quiet hours", "From 20:00")
    hours = [key for row in shown.buttons for key in row]
    assert hours == [f"{hour:02}:00" for hour in range(24)] + ["Back"]
    shown = await press(house, ann, "08:00")
    assert shown.text.startswith("Quiet hours: none") and shown.buttons == [["From 08:00", "Until 08:00"], ["Back"]]
    shown = await press(house, ann, "Until 08:00", "00:00")
    assert shown.text.startswith("Quiet hours: 08:00–00:00.")


async def test_how_long_a_review_may_wait_is_chosen_and_held_to(house: House) -> None:
    ann = await set_up(house, RIGHT)
    [watch_id] = await house.store.watches_of(7)
    row, now = finding("unanswered.review", key="r1", source="reviews", found="Forty minutes."), house.clock()
    async with house.store.watch(watch_id) as unit:
        await memory.put_cases(unit, {row.key: Case(key=row.key, finding=row, first_seen=now, last_seen=now)})
    shown = await settings(house, ann, "More", "Unanswered reviews")
    assert shown.text.endswith("First reminder: after 24 hours\nLast reminder: after 7 days")
    shown = await press(house, ann, "First reminder", "After 48 hours", "Last reminder", "Never")
    assert shown.text.endswith("First reminder: after 48 hours\nLast reminder: never")
    await until(house, now + timedelta(hours=47, minutes=55), timedelta(hours=16))
    assert not [message for message in ann.answers if "waited for an answer since" in message.text]
    await until(house, now + timedelta(hours=48, minutes=1))
    assert len([message for message in ann.answers if "waited for an answer since" in message.text]) == 1
