"""Who looks after what, in a group and with the weekly message: one question a month, and who leaves is asked after."""

import json
from datetime import timedelta

from bot.services import exporting
from tests.bot.cafe import RIGHT
from tests.bot.conftest import House
from tests.bot.kept import ASKS, NEW, OLDER, cases, said, with_profiles, wrong_there
from tests.bot.rhythm import set_up, until
from tests.bot.teams import KAHVILA, people, room
from tests.bot.test_digest import MONDAY, digests
from tests.bot.test_drafts import labels
from tests.bot.test_settings_chat import press
from tests.fakegram.chat import Chat

WEEK = timedelta(days=7)
FACEBOOK = "facebook:aamunkoi.example"
QUESTION = "You have 2 pages on Facebook. Who looks after Facebook (aamunkoi.example)?"


async def shared(house: House, *profiles: str) -> tuple[Chat, Chat]:
    """Let a team look on Ann's café, on whose Facebook page a number is wrong; Eve has taken it."""
    own = await set_up(house, RIGHT)
    await with_profiles(house, *profiles or (NEW,))
    await wrong_there(house)
    team, (ann, _, eve) = room(house), people(house)
    await team.add_bot(by=ann)
    await team.click("Link a company", by=ann)
    await team.click(KAHVILA, by=ann)
    await team.wait_for("This group follows Kahvila Aamunkoi from now on")
    await team.say("/findings", by=eve)
    await team.click("1 phone number", by=eve)
    await team.click("I'll take it", by=eve)
    await team.wait_for("Eve has it")
    return own, team


async def ask(house: House, team: Chat) -> None:
    await press(house, team, "More", ASKS)


async def test_a_team_is_offered_those_who_acted_and_anybody_names_the_keeper(house: House) -> None:
    own, team = await shared(house)
    await ask(house, team)
    assert labels(team.last) == ["Me", "Eve", "Ann", "Somebody else", "Nobody knows", "Not ours", "Back"]
    await team.click("Eve", by=people(house)[1])
    card = await team.wait_for("Noted: Eve looks after Facebook (aamunkoi.example).")
    assert "Eve looks after it." in card.text and "I'll take it" not in labels(card)
    kept = (await said(house))[FACEBOOK]
    assert (kept.who, kept.said_by) == ("Eve", "Ben")
    await own.say("/findings")
    await own.wait_for("1 to do")
    await press(house, own, "1 phone number")
    assert "Eve looks after it." in own.last.text


async def test_only_an_admin_says_that_it_is_not_ours(house: House) -> None:
    _, team = await shared(house)
    await ask(house, team)
    refused = await team.click("Not ours", by=people(house)[2])
    assert (await refused.toast()).text == "Only an admin of this group or Ann may do that."
    assert await said(house) == {}


async def test_the_digest_of_a_team_names_the_keeper_and_anybody_may_take_the_thing(house: House) -> None:
    own, team = await shared(house)
    await ask(house, team)
    await team.click("Me", by=people(house)[2])
    await team.wait_for("Noted: Eve")
    await until(house, MONDAY, WEEK)
    told = await team.wait_for("One thing, about")
    assert "1. Facebook shows a phone number that is not yours. Eve looks after it." in told.text
    assert "looks after" not in digests(own)[-1].text


async def test_once_a_month_the_digest_of_a_team_asks(house: House) -> None:
    _, team = await shared(house, NEW, OLDER)
    for number in range(3):
        await until(house, MONDAY + number * WEEK, WEEK)
    told = [each for each in team.answers if "One thing" in each.text]
    assert [QUESTION in each.text for each in told] == [False, True, False]
    asked = told[1]
    assert asked.buttons == [["1: Eve"], [ASKS]]
    await team.click("1: Eve", on=asked, by=people(house)[1])
    await house.quiet()
    assert asked.buttons == [["1: Eve"], [ASKS]], "the question stays below what is shared out"
    mark = team.mark
    await team.click(ASKS, on=asked)
    await team.wait_for("Who looks after Facebook (aamunkoi.example)?", since=mark)
    await team.click("Nobody knows", by=people(house)[1])
    card = await team.wait_for("Getting back into Facebook (aamunkoi.example) is on the list now.")
    assert "Nobody looks after Facebook (aamunkoi.example)" in card.text and "I'll take it" in labels(card)
    assert (await cases(house))["missing.keeper"].history[0].who == "Ben"


async def test_the_walk_through_a_digest_ends_with_the_question_once_a_month(house: House) -> None:
    ann = await set_up(house, RIGHT)
    await with_profiles(house, NEW, OLDER)
    await wrong_there(house)
    ends = []
    for number in range(2):
        await until(house, MONDAY + number * WEEK, WEEK)
        ends.append(await press(house, ann, "Start, 5\u00a0min", "That is all"))
    assert ends[0].text == f"That was all. See you on Monday.\n\n{QUESTION}"
    assert labels(ends[0]) == ["Me", "Somebody else", "Nobody knows", "Not ours"]
    assert ends[1].text == "That was all. See you on Monday."


async def test_who_leaves_the_group_is_a_former_member_and_it_is_asked_anew(house: House) -> None:
    own, team = await shared(house)
    eve = people(house)[2]
    await ask(house, team)
    await team.click("Me", by=eve)
    await team.wait_for("Noted: Eve")
    await team.set_role(eve, "left")
    await team.send({"left_chat_member": eve.json()}, by=eve)
    await house.quiet()
    assert (await said(house))[FACEBOOK].former
    await own.say("/sources")
    await own.wait_for("what I looked at")
    page = await press(house, own, "Who looks after what")
    assert "1. Facebook (aamunkoi.example): a former member; who does it now?" in page.text
    assert house.bot
    [watch_id] = await house.store.watches_of(7)
    whole = await exporting.whole(house.bot.desk.parts, watch_id, 7)
    assert whole is not None
    [row] = json.loads(exporting.as_json(whole[1]))["keeper"]
    assert row["spot"]["id"] == FACEBOOK and row["former"] and not row["who"]


async def test_the_owner_who_leaves_the_group_still_looks_after_it(house: House) -> None:
    _, team = await shared(house)
    ann = people(house)[0]
    await ask(house, team)
    await team.click("Me", by=ann)
    await team.wait_for("Noted: Ann")
    await team.send({"left_chat_member": ann.json()}, by=ann)
    await house.quiet()
    assert (await said(house))[FACEBOOK].who == "Ann"


async def test_who_is_forgotten_is_no_keeper_any_more(house: House) -> None:
    own, team = await shared(house)
    await ask(house, team)
    await team.click("Me", by=people(house)[0])
    await team.wait_for("Noted: Ann")
    [watch_id] = await house.store.watches_of(7)
    await own.say("/forget")
    await own.wait_for("It is shared with Team")
    await press(house, own, "Hand it over", "Yes, delete")
    async with house.store.watch(watch_id) as unit:
        [row] = (await unit.all("keeper")).values()
    async with house.store.chat(team.id) as unit:
        assert not any('"Ann"' in each["target"] for each in (await unit.all("short")).values())
    assert (row["who"], row["person"], row["said_by"], row["former"]) == ("", 0, "", True)
