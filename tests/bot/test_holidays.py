"""Story 52: two weeks before holidays the digest asks the hours once, for the whole group of days."""

from datetime import date, timedelta

from bot.services import memory
from data.company import Company
from data.week import SpecialDay
from tests.bot.cafe import RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick, until
from tests.bot.test_digest import MONDAY, digests
from tests.bot.test_drafts import labels
from tests.fakegram.chat import Chat

WEEK = timedelta(days=7)
ASKS = "1. What are your hours on 24–25 Dec? 2\u00a0min."
DECEMBER = (date(2026, 12, 24), date(2026, 12, 25))


async def asked(house: House) -> Chat:
    """Let time pass until the digest of 14 December."""
    ann = await set_up(house, RIGHT)
    for number in range(3):
        await until(house, MONDAY + number * WEEK, WEEK)
    return ann


async def card(house: House, chat: int = 7) -> Company:
    [watch_id] = await house.store.watches_of(chat)
    async with house.store.watch(watch_id) as unit:
        company = await memory.get_company(unit)
    assert company
    return company


async def question(house: House) -> Chat:
    ann = await asked(house)
    await ann.click("Start, 2\u00a0min", on=digests(ann)[-1])
    await ann.wait_for("What are your hours on 24–25 Dec?\n\nThese are days on which you are normally open:")
    return ann


async def test_it_is_asked_in_one_digest_as_one_of_its_things(house: House) -> None:
    ann = await asked(house)
    await until(house, MONDAY + 3 * WEEK, WEEK)
    told = [each.text for each in digests(ann)]
    assert [ASKS in text for text in told] == [False, False, True, False]
    assert "One thing, about 2 minutes." in told[2]
    assert "1. What are your hours on 31 Dec – 1 Jan? 2\u00a0min." in told[3]


async def test_closed_all_these_days_is_written_down_and_said_back(house: House) -> None:
    ann = await question(house)
    shown = ann.last
    assert "Thu 24 Dec: 8:00-17:00\nFri 25 Dec: 8:00-17:00" in shown.text
    assert labels(shown) == ["Closed all these days", "As usual", "I'll write them", "That is all"]
    await ann.click("Closed all these days", on=shown)
    told = await ann.wait_for("I have written down:\nThu 24 Dec: closed\nFri 25 Dec: closed")
    assert told.id == shown.id
    assert labels(told)[-2:] == ["Change this", "That is all"] and "Open Google Maps" in labels(told)
    company = await card(house)
    assert company.special_hours == (SpecialDay(first=DECEMBER[0], last=DECEMBER[1]),)
    assert company.confirmed("special_hours")
    await ann.click("That is all", on=told)
    await ann.wait_for("That was all.")


async def test_as_usual_can_be_changed_to_hours_in_writing(house: House) -> None:
    ann = await question(house)
    await ann.click("As usual")
    await ann.wait_for("I have written down:\nThu 24 Dec: 8:00-17:00")
    await ann.click("Change this")
    await ann.click("I'll write them")
    await ann.wait_for("Write the hours of each day, for instance: 24 Dec 10:00-14:00, 25 Dec closed")
    await ann.say("24 Dec 10-26, 25 Dec closed")
    await ann.wait_for("I could not read hours for every day out of “24 Dec 10-26, 25 Dec closed”.")
    await ann.say("24 Dec 10-13, 25 Dec closed")
    await ann.wait_for("I have written down:\nThu 24 Dec: 10:00-13:00\nFri 25 Dec: closed")
    assert [str(day) for day in (await card(house)).special_hours] == ["2026-12-24 10:00-13:00", "2026-12-25 off"]


async def test_when_the_days_have_passed_the_question_and_the_hours_are_gone(house: House) -> None:
    ann = await question(house)
    old = ann.last
    await ann.click("Closed all these days", on=old)
    await ann.wait_for("I have written down:")
    await until(house, MONDAY + 4 * WEEK, WEEK)
    company = await card(house)
    assert company.special_hours == () and "special_hours" not in company.origins
    press = await ann.click("As usual", on=old, stale=True)
    assert "out of date" in (await press.toast()).text


async def test_put_off_till_tomorrow_it_comes_once_more(house: House) -> None:
    ann = await asked(house)
    press = await ann.click("Tomorrow", on=digests(ann)[-1])
    await press.toast()
    await until(house, MONDAY + 2 * WEEK + timedelta(days=1), timedelta(days=1))
    await ann.wait_for("As you asked yesterday: one thing, about 2 minutes.")
    await ann.click("Start, 2\u00a0min")
    await ann.wait_for("What are your hours on 24–25 Dec?")


async def test_a_team_is_asked_where_its_owner_has_no_chat_and_only_an_admin_answers(house: House) -> None:
    ann, bo = house.gram.person(7, "Ann"), house.gram.person(8, "Bo")
    group = house.gram.group("Team", [ann, bo], supergroup=True)
    open_for_business(house.web, RIGHT)
    await group.say("/start@goodname_test_bot aamunkoi.example", by=ann)
    await group.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await tick(house)
    for number in range(3):
        await until(house, MONDAY + number * WEEK, WEEK)
    told = digests(group)[-1]
    assert ASKS in told.text and told.buttons == [["1 I'll take it"]]
    await group.click("1 I'll take it", by=bo, on=told)
    await group.wait_for("What are your hours on 24–25 Dec?")
    press = await group.click("Closed all these days", by=bo)
    assert (await press.toast()).text
    assert (await card(house, group.id)).special_hours == ()
    await group.click("Closed all these days", by=ann)
    await group.wait_for("I have written down:")
