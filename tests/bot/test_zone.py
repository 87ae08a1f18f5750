"""Story 05: the zone and the language are guessed, stated, and changed by one button."""

import pytest

from bot.services import memory, planning
from data.phrases import load
from tests.bot.cafe import OLD, RIGHT, SITE, open_for_business, site
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

CHANGE = "Change zone or language"
STATED = "I speak English here and give times for Helsinki."


async def zone_of(house: House, chat: Chat) -> str:
    async with house.store.chat(chat.id) as unit:
        known = await memory.get_chat(unit)
    assert known
    return known.zone


def keys(message: Message) -> list[str]:
    return [key for row in message.buttons for key in row]


async def test_the_guess_and_the_digest_are_stated_in_one_message_with_a_way_to_change_them(house: House) -> None:
    ann = await set_up(house)
    note = await ann.wait_for(STATED)
    assert "On Monday at 09:00 (Helsinki) I'll write again" in note.text
    assert CHANGE in keys(note)


async def test_the_digest_comes_on_the_first_day_of_the_week_on_which_the_company_is_open(house: House) -> None:
    open_for_business(house.web, RIGHT, hours="We-Su 09:00-15:00")
    house.web.pages[SITE] = site(hours="We-Su 09:00-15:00")
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("On Wednesday at 09:00 (Helsinki) I'll write again", 20)


async def test_a_zone_is_changed_on_the_same_message_and_the_way_back_tells_the_new_one(house: House) -> None:
    ann = await set_up(house)
    before = (await ann.wait_for(STATED)).text
    buttons = ann.last.buttons
    count = len(ann.answers)
    await ann.click(CHANGE)
    offered = await ann.wait_for("I give times for Helsinki, where it is 09:02 now.")
    assert keys(offered) == [
        "London (UTC+0)", "Stockholm (UTC+1)", "Helsinki (UTC+2)", "Moscow (UTC+3)",
        "Another place", "Language", "Back",
    ]  # fmt: skip
    assert "The next weekly message comes on Monday, 30 Nov 09:00 (Helsinki)." in offered.text
    await ann.click("London (UTC+0)")
    changed = await ann.wait_for("I give times for London, where it is 07:02 now.")
    assert "The next weekly message comes on Monday, 23 Nov 09:00 (London)." in changed.text
    await ann.click("Back")
    back = await ann.wait_for("I speak English here and give times for London.")
    assert back.text == before.replace("Helsinki", "London")
    assert back.buttons == buttons
    assert len(ann.answers) == count, "all of it is one message"
    await tick(house)
    async with house.store.chat(ann.id) as unit:
        due = await memory.get_due(unit, planning.DIGEST)
    assert due and due.at.hour == 9


async def test_a_town_is_typed_in_any_language_and_an_unknown_one_leaves_the_question_open(house: House) -> None:
    ann = await set_up(house)
    await ann.click(CHANGE)
    await ann.click("Another place")
    asked = await ann.wait_for("Which big city has the same time as you?")
    assert asked.force_reply
    await ann.say("Atlantis")
    refused = await ann.wait_for("I do not know the time in “Atlantis”.")
    assert "such as Helsinki" in refused.text and refused.force_reply
    assert await zone_of(house, ann) == "Europe/Helsinki"
    mark = ann.mark
    await ann.say("Екатеринбург")
    await ann.wait_for("The next weekly message comes on Monday, 30 Nov 09:00 (Yekaterinburg).", since=mark)
    listed = await ann.wait_for(lambda one: "Yekaterinburg (UTC+5)" in keys(one))
    assert "Which place has the same time as you?" in listed.text
    await ann.say("Oslo")
    await ann.wait_for("A company's name and town, or something a customer said?")
    assert await zone_of(house, ann) == "Asia/Yekaterinburg", "the question was answered"


async def test_the_question_can_be_left(house: House) -> None:
    ann = await set_up(house)
    await ann.click(CHANGE)
    await ann.click("Another place")
    await ann.wait_for("Which big city")
    await ann.click("Back")
    await ann.wait_for(STATED)
    await ann.say("/cancel")
    await ann.wait_for("There was nothing to cancel.")


async def test_the_language_is_chosen_from_there_and_the_way_back_leads_there(house: House) -> None:
    ann = await set_up(house)
    await ann.click(CHANGE)
    await ann.click("Language")
    await ann.click("Suomi")
    await ann.wait_for("Kieli täällä: Suomi")
    await ann.click("Takaisin")
    listed = await ann.wait_for("Aikavyöhyke: Helsinki. Kello on siellä nyt 9.02.")
    assert "Tukholma (UTC+1)" in keys(listed)
    await ann.click("Takaisin")
    await ann.wait_for("This is what a stranger finds")


async def test_what_was_chosen_holds_after_a_restart_and_for_the_next_company(house: House) -> None:
    ann = await set_up(house)
    await ann.click(CHANGE)
    await ann.click("Stockholm (UTC+1)")
    await ann.wait_for("for Stockholm")
    await house.quiet()
    await house.stop()
    await house.start()
    await ann.click("Back")
    await ann.wait_for("give times for Stockholm.")
    assert await zone_of(house, ann) == "Europe/Stockholm"


async def test_in_a_group_an_admin_changes_it(house: House) -> None:
    open_for_business(house.web, RIGHT)
    ann, ben = house.gram.person(7, "Ann"), house.gram.person(8, "Ben", "pl")
    team = house.gram.group("Team", (ann, ben))
    await team.say("/start aamunkoi.example")
    await team.wait_for(STATED, 20)
    press = await team.click(CHANGE, by=ben)
    assert (await press.toast()).text == load("pl").text("toast.only_admin_or", who="Ann")
    await team.click(CHANGE, by=ann)
    press = await team.click("London (UTC+0)", by=ben)
    assert (await press.toast()).alert
    assert await zone_of(house, team) == "Europe/Helsinki"
    await team.set_role(ben, "administrator")
    house.clock.on(minutes=1)
    await team.click("London (UTC+0)", by=ben)
    await team.wait_for("for London")


async def test_after_the_questions_of_the_first_look_it_is_stated_too(house: House) -> None:
    open_for_business(house.web, OLD)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.click("..0142")
    note = await ann.wait_for(STATED)
    assert keys(note)[-1] == CHANGE


@pytest.mark.parametrize(
    "data", ["1:zoneset:-:Europe/Oslo", "1:zone:-", "1:shown:-", "1:zoneask:-", "1:language:0123456789"]
)
async def test_a_button_that_was_never_made_does_nothing(house: House, data: str) -> None:
    ann = await set_up(house)
    press = ann.ask(ann.last, data, house.gram.people[7])
    assert (await press.toast()).text
    assert await zone_of(house, ann) == "Europe/Helsinki"
