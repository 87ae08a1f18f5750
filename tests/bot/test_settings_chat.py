"""Stories 28, 33 and 35: /settings, every change shown in words, and what becomes of the rhythm."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.services import memory, planning
from data.chat import Chat as Kept
from data.due import Told
from tests.bot.cafe import OLD, RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick, until
from tests.bot.test_digest import MONDAY, digests
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


async def press(house: House, chat: Chat, *keys: str) -> Message:
    """Press button after button on the settings; returns the message as it then stands."""
    message = chat.answers[-1]
    for key in keys:
        house.clock.on(seconds=2)
        mark = chat.mark
        await chat.click(key, on=message)
        message = await chat.wait_for(lambda one: True, since=mark)
    return message


async def settings(house: House, chat: Chat, *keys: str) -> Message:
    await chat.say("/settings")
    await chat.wait_for(lambda message: message.text.startswith("Settings"))
    return await press(house, chat, *keys)


async def kept(house: House, chat_id: int) -> Kept:
    async with house.store.chat(chat_id) as unit:
        chat = await memory.get_chat(unit)
    assert chat is not None
    return chat


async def test_one_message_says_how_everything_stands(house: House) -> None:
    ann = await set_up(house)
    shown = await settings(house, ann)
    assert shown.text == (
        "Settings\n\nWeekly message: Monday, 09:00\nNext: Monday, 30 Nov 09:00 (Helsinki)\n"
        "Time a week: 10 minutes\nQuiet hours: 20:00–08:00. “Do first” waits too.\nLanguage: English"
    )
    assert shown.buttons == [["Facts", "When"], ["Language", "Data"], ["More"]]


async def test_every_change_edits_in_place_and_shows_the_new_value(house: House) -> None:
    ann = await set_up(house)
    first = await settings(house, ann)
    count = len(ann.answers)
    for keys, said in (
        (("When", "Day", "Friday"), "Friday, 09:00\nNext: Friday, 27 Nov 09:00 (Helsinki)"),
        (("Hour", "14:00"), "Friday, 14:00\nNext: Friday, 27 Nov 14:00 (Helsinki)"),
        (("Minutes", "30 minutes"), "Time a week: 30 minutes"),
        (("Quiet hours", "From 20:00", "22:00"), "Quiet hours: 22:00–08:00."),
        (("Until 08:00", "07:00"), "Quiet hours: 22:00–07:00. “Do first” waits too."),
        (("Let “Do first” through",), "Only “Do first” comes then, without a sound."),
        (("No quiet hours",), "Quiet hours: none"),
        (("Back", "No weekly message"), "Weekly message: off"),
        (("Send it weekly",), "Weekly message: Friday, 14:00"),
        (("Back", "Language", "Polski"), "Język tego czatu: Polski."),
        (("Wstecz",), "Przegląd tygodnia: piątek, 14:00\nNastępny: piątek, 27 listopada, 14:00 (Helsinki)"),
    ):
        shown = await press(house, ann, *keys)
        assert said in shown.text, keys
        assert shown.id == first.id
    assert len(ann.answers) == count
    chat = await kept(house, 7)
    assert (chat.digest_day, chat.digest_hour, chat.minutes, chat.language) == (4, 14, 30, "pl")
    assert chat.urgent_anytime and chat.quiet_from == chat.quiet_to == 7


async def test_every_screen_leads_back(house: House) -> None:
    ann = await set_up(house)
    await settings(house, ann)
    for keys in (
        ("When", "Day", "Back", "Hour", "Back", "Minutes", "Back"),
        ("Quiet hours", "From 20:00", "Back", "Until 08:00", "Back", "Back", "Back"),
        ("Facts", "Back", "Language", "Back", "Data", "Back"),
        ("More", "Sources", "Back", "Ignored", "Back", "Back"),
    ):
        shown = await press(house, ann, *keys)
    assert shown.text.startswith("Settings\n")
    asked = await press(house, ann, "Data")
    for key, said in (
        ("Take it along", "as a table."),
        ("What I keep", "What I keep, and why"),
        ("Delete it", "This is what would be deleted"),
    ):
        await ann.click(key, on=asked)
        await ann.wait_for(said)


async def test_before_a_company_is_followed_the_settings_work(house: House) -> None:
    ann = house.ann()
    shown = await settings(house, ann)
    assert "Next:" not in shown.text and shown.buttons == [["When", "Language"], ["Data", "More"]]
    assert "Time a week: 20 minutes" in (await press(house, ann, "When", "Minutes", "20 minutes")).text


async def test_a_new_hour_is_the_hour_at_which_it_comes_once(house: House) -> None:
    ann = await set_up(house, OLD)
    house.clock.on(days=1)
    await settings(house, ann, "When", "Hour", "14:00")
    await until(house, MONDAY, DAY)
    await until(house, MONDAY + timedelta(hours=5, minutes=-1))
    assert digests(ann) == []
    await until(house, MONDAY + timedelta(hours=5))
    assert len(digests(ann)) == 1
    await until(house, MONDAY + WEEK, DAY)
    assert len(digests(ann)) == 1


async def test_a_new_day_never_brings_two_in_a_week_and_leaves_nothing_out(house: House) -> None:
    ann = await set_up(house, OLD)
    await until(house, MONDAY, DAY)
    assert len(digests(ann)) == 1
    house.clock.on(hours=1)
    shown = await settings(house, ann, "When", "Day", "Friday")
    assert "Next: Friday, 11 Dec 09:00 (Helsinki)" in shown.text
    await until(house, MONDAY + timedelta(days=10, hours=23), 2 * DAY)
    assert len(digests(ann)) == 1
    await until(house, MONDAY + timedelta(days=11))
    assert len(digests(ann)) == 2
    assert "Kahvila Aamunkoi, 30 Nov – 10 Dec." in digests(ann)[-1].text, "all eleven days"


@pytest.mark.parametrize(
    ("sent", "day", "hour", "comes"),
    [
        pytest.param("2026-11-30 09:00", 0, 8, "2026-12-07 08:00", id="an earlier hour"),
        pytest.param("2026-11-30 09:00", 0, 18, "2026-12-07 18:00", id="a later hour"),
        pytest.param("2026-11-30 09:00", 6, 9, "2026-12-13 09:00", id="the end of the week that had one"),
        pytest.param("2026-11-29 09:00", 0, 9, "2026-12-07 09:00", id="not on the morrow"),
        pytest.param("2026-11-29 09:00", 5, 9, "2026-12-05 09:00", id="six days later is a week"),
        pytest.param("2026-12-31 09:00", 1, 9, "2027-01-12 09:00", id="over a new year"),
    ],
)
def test_two_digests_are_never_nearer_than_six_days_nor_in_one_week(sent: str, day: int, hour: int, comes: str) -> None:
    moment = datetime.fromisoformat(sent).replace(tzinfo=UTC)
    year, week, _ = moment.isocalendar()
    chat = Kept(id=7, digest_day=day, digest_hour=hour)
    due = planning.next_digest(chat, moment, last=Told(at=moment, period=f"{year}-W{week:02}"))
    assert due.at == datetime.fromisoformat(comes).replace(tzinfo=UTC)


async def test_switched_off_nothing_comes_until_it_is_switched_on(house: House) -> None:
    ann = await set_up(house, OLD)
    await settings(house, ann, "When", "No weekly message")
    await until(house, MONDAY + DAY, 2 * DAY)
    assert digests(ann) == []
    assert "Next: Monday, 7 Dec" in (await press(house, ann, "Send it weekly")).text
    await until(house, MONDAY + WEEK, 2 * DAY)
    assert len(digests(ann)) == 1


async def test_what_cannot_be_chosen_changes_nothing(house: House) -> None:
    ann = await set_up(house)
    shown = await settings(house, ann)
    before = await kept(house, 7)
    for data in (
        "from.24",
        "to.24",
        "hour.3",
        "day.7",
        "minutes.60",
        "digest.2",
        "post.here",
        "quiet.all",
        "x",
        "to.²",
    ):
        asked = ann.ask(shown, f"1:put:-:{data}", house.gram.people[7])
        assert "out of date" in (await asked.toast()).text, data
    assert await kept(house, 7) == before


async def test_in_a_group_only_admins_change_and_everybody_may_look(house: House) -> None:
    ann, ben, eve = (house.gram.person(7, "Ann"), house.gram.person(8, "Ben", "ru"), house.gram.person(9, "Eve"))
    team = house.gram.group("Team", (ann, ben, eve))
    await team.set_role(eve, "administrator")
    await team.say("/settings", by=ann)
    shown = await team.wait_for("Settings of this group; an admin can change them.")
    await team.click("When", by=ben, on=shown)
    await team.click("Minutes", by=ben, on=shown)
    refused = await team.click("20 minutes", by=ben, on=shown)
    assert (await refused.toast()).text == "Это может сделать только администратор группы.", (
        "in the language of who taps"
    )
    assert (await kept(house, team.id)).minutes == 10
    await team.click("20 minutes", by=eve, on=shown)
    await team.wait_for("Time a week: 20 minutes")


async def test_a_private_chat_and_a_group_have_settings_of_their_own(house: House) -> None:
    ann = await set_up(house, OLD)
    team = house.gram.group("Team", (house.gram.people[7], house.gram.person(8, "Ben")))
    await team.say("/settings")
    await team.wait_for("Settings of this group")
    [watch] = await house.store.watches_of(7)
    await house.store.link(watch, team.id)
    await press(house, team, "When", "Day", "Wednesday")
    await until(house, MONDAY - 5 * DAY, DAY)
    await until(house, MONDAY - 5 * DAY + timedelta(hours=2), timedelta(hours=1))
    assert (len(digests(ann)), len(digests(team))) == (0, 1)
    await until(house, MONDAY, DAY)
    assert (len(digests(ann)), len(digests(team))) == (1, 1)


async def test_a_topic_is_chosen_in_it_and_general_undoes(house: House) -> None:
    open_for_business(house.web, RIGHT)
    team = house.gram.group("Team", (house.gram.person(7, "Ann"),), forum=True)
    topic, other = await team.topic("Web"), await team.topic("Talk")
    await team.say("/start aamunkoi.example", thread=other)
    await team.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await tick(house)
    await team.say("/settings", thread=topic)
    await team.wait_for("Settings of this group")
    asked = await press(house, team, "More", "Where to post")
    assert asked.text.startswith("Where I post: General") and asked.buttons == [["This topic"], ["Back"]]
    assert (await press(house, team, "This topic")).text.startswith("Where I post: this topic")
    await until(house, MONDAY, 2 * DAY)
    assert [message.thread_id for message in digests(team)] == [topic]
    await team.say("/help", thread=other)
    assert (await team.wait_for("This is what I can do here")).thread_id == other, "answers stay where one asked"
    await team.say("/settings", thread=other)
    await team.wait_for(lambda message: message.thread_id == other and "Settings" in message.text)
    assert "Where I post: another topic of this group" in (await press(house, team, "More")).text
    assert (await press(house, team, "Where to post", "General")).text.startswith("Where I post: General")
    await until(house, MONDAY + WEEK, 2 * DAY)
    assert [message.thread_id for message in digests(team)] == [topic, None]


async def test_outside_a_topic_it_is_said_how_to_choose_one(house: House) -> None:
    team = house.gram.group("Team", (house.gram.person(7, "Ann"),), forum=True)
    await team.say("/settings")
    await team.wait_for("Settings of this group")
    asked = await press(house, team, "More", "Where to post")
    assert asked.text.endswith("To choose a topic, send /settings in it.") and asked.buttons == [["Back"]]
    plain = house.gram.group("Plain", (house.gram.people[7],))
    await plain.say("/settings")
    await plain.wait_for("Settings of this group")
    assert (await press(house, plain, "More")).buttons == [["Time zone", "Unanswered reviews"], ["Back"]], (
        "no topics, nowhere else to post"
    )
