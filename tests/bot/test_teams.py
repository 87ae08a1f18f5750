"""Story 26: a group gets its company, by the button, by a link, and lets it go."""

import re

from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up
from tests.bot.teams import KAHVILA, linked, people, room, share
from tests.fakegram.people import Person


async def test_being_added_is_one_message_that_says_what_is_read_and_offers_a_company(house: House) -> None:
    team = room(house)
    await team.add_bot(by=people(house)[2])
    hello = await team.wait_for("In a group I read only commands and replies to me.")
    assert hello.buttons == [["Link a company"]] and len(team.answers) == 1


async def test_who_added_the_bot_links_what_they_follow_in_private(house: House) -> None:
    own, team = await linked(house)
    assert [message.buttons for message in team.answers] == [[["Show findings", "Unlink"]]]
    assert "Europe" not in team.last.text and "Helsinki" in team.last.text
    await team.say("/findings", by=people(house)[2])
    await team.wait_for("Kahvila Aamunkoi: 1 to do")
    [watch] = await house.store.watches_of(team.id)
    assert await house.store.chats_of(watch) == sorted([own.id, team.id])


async def test_only_who_added_the_bot_or_an_admin_links_and_only_what_is_theirs(house: House) -> None:
    await set_up(house, OLD)
    ann, ben, eve = people(house)
    team = room(house)
    await team.add_bot(by=ann)
    press = await team.click("Link a company", by=eve)
    assert (await press.toast()).text == "Only an admin of this group may do that."
    await team.click("Link a company", by=ann)
    offer = await team.wait_for("Ann, which company should this group follow?")
    assert offer.buttons == [[KAHVILA], ["Another company"]]
    press = await team.click(KAHVILA, by=ben)
    assert (await press.toast()).text == "Only Ann may do that."
    press = await team.click("Another company", by=eve)
    assert (await press.toast()).text == "Only an admin of this group may do that."
    await team.click("Another company", by=ben)
    asked = await team.wait_for("Ben: What is it called, and in which town?")
    assert asked.force_reply


async def test_who_follows_nothing_is_asked_for_a_company_and_begins_by_an_answer(house: House) -> None:
    open_for_business(house.web, OLD)
    ben, eve = people(house)[1:]
    team = room(house)
    await team.add_bot(by=eve)
    await team.click("Link a company", by=ben)
    asked = await team.wait_for("Ben: What is it called, and in which town?")
    await team.say("aamunkoi.example", by=ben, reply_to=asked)
    await team.wait_for("This is what a stranger finds", 20)


async def test_a_member_may_not_begin_with_a_company_and_nobody_does_so_in_a_channel_s_name(house: House) -> None:
    open_for_business(house.web, OLD)
    team = room(house, bot=True)
    await team.say("/start aamunkoi.example", by=people(house)[2])
    await team.wait_for("Only an admin of this group may do that.")
    await team.say("/start aamunkoi.example", anonymous=True)
    told = await team.wait_for("You are writing as a group or a channel")
    assert told.buttons == [["Link a company"]]
    assert not await house.store.watches_of(team.id)


async def test_a_link_adds_the_bot_and_links_in_one_step_and_one_message(house: House) -> None:
    own = await set_up(house, OLD)
    carried, _ = await share(own)
    assert re.fullmatch(r"link_[A-Za-z0-9_-]{1,59}", carried)
    team, ann = room(house), people(house)[0]
    await team.add_bot(by=ann)
    await team.wait_for("In a group I read only commands")
    await team.say(f"/start@{house.gram.bot.username} {carried}", by=ann)
    await team.wait_for("This group follows Kahvila Aamunkoi from now on")
    assert len(team.answers) == 1
    assert len(await house.store.watches_of(team.id)) == 1


async def test_a_link_works_once_and_for_a_day_and_is_kept_hashed(house: House) -> None:
    own = await set_up(house, OLD)
    (first, person), (second, _) = await share(own), await share(own)
    ann = people(house)[0]
    kept = "".join(file.read_text("utf-8") for file in house.settings.home.rglob("*.json"))
    assert not any(token.partition("_")[2] in kept for token in (first, second, person))
    team, other = room(house, bot=True), room(house, bot=True, title="Other")
    ben = people(house)[1]
    await team.say(f"/start {first}", by=ben)
    await team.wait_for("This group follows")
    await other.say(f"/start {first}", by=ben)
    hello = await other.wait_for("This link has been used: each works once.")
    assert hello.text.count("Hello.") == 1 and hello.buttons == [["Link a company"]]
    await other.say(f"/start {second[:-1]}0x", by=ben)
    await other.wait_for("I do not know this link.")
    await own.say(f"/start {second}", by=ann)
    await own.wait_for("I do not know this link.\n\nI follow one company here:")
    house.clock.on(hours=24, minutes=1)
    await other.say(f"/start {second}", by=ben)
    await other.wait_for("This link was valid for 24 hours and has run out.")
    assert not await house.store.watches_of(other.id)


async def test_one_more_person_joins_by_their_own_link(house: House) -> None:
    own = await set_up(house, OLD)
    _, carried = await share(own)
    assert re.fullmatch(r"join_[A-Za-z0-9_-]{1,59}", carried)
    team, eve = room(house, bot=True), people(house)[2]
    await team.say(f"/start {carried}", by=people(house)[1])
    await team.wait_for("I do not know this link.")
    hers = house.gram.private(eve)
    await hers.say(f"/start {carried}")
    await hers.wait_for("You follow Kahvila Aamunkoi together with Ann from now on")
    await hers.say("/export")
    await hers.wait_for("Only Ann may do that.")
    await hers.say("/start")
    await hers.click("Unlink")
    await hers.wait_for("Nothing is deleted")
    await hers.click("Unlink")
    await hers.wait_for("I no longer follow Kahvila Aamunkoi here.")
    assert not await house.store.watches_of(hers.id)


async def test_an_owner_ends_what_they_shared(house: House) -> None:
    own, team = await linked(house)
    await own.say("/start")
    await own.click("Share with a team")
    shown = await own.wait_for("It is shared with Team.")
    await own.click("Unlink: Team", on=shown)
    await own.wait_for(lambda message: message.id == shown.id and "shared with" not in message.text)
    await team.wait_for("I no longer follow Kahvila Aamunkoi here.")
    assert await house.store.watches_of(team.id) == []
    press = own.press(shown, shown.find("Unlink: Team", stale=True) or {}, people(house)[0])
    assert "out of date" in (await press.toast()).text


async def test_an_admin_unlinks_and_the_owner_keeps_everything(house: House) -> None:
    own, team = await linked(house)
    _, ben, eve = people(house)
    press = await team.click("Unlink", by=eve)
    assert (await press.toast()).text == "Only an admin of this group or Ann may do that."
    await team.click("Unlink", by=ben)
    await team.wait_for("Nothing is deleted")
    await team.click("Unlink", by=ben)
    await team.wait_for("I no longer follow Kahvila Aamunkoi here.")
    await team.say("/findings", by=ben)
    await team.wait_for("Tell me the company's name and town")
    await own.say("/findings")
    await own.wait_for("1 to do")


async def begun_in_group(house: House, by: Person) -> None:
    open_for_business(house.web, OLD)
    team = room(house)
    await team.add_bot(by=by)
    await team.say("/start aamunkoi.example", by=by)
    await team.click("..0142", by=by)
    await team.wait_for("Then this comes first")
    await house.settle()


async def test_the_last_window_is_closed_by_the_owner_alone(house: House) -> None:
    ann, ben, _ = people(house)
    await begun_in_group(house, ann)
    team = next(chat for chat in house.gram.chats.values() if chat.title == "Team")
    await team.say("/start", by=ben)
    await team.click("Unlink", by=ben)
    await team.wait_for("Nothing is deleted")
    press = await team.click("Unlink", by=ben)
    assert (await press.toast()).text == "Only Ann may do that."
    press = await team.click("Unlink", by=ann)
    assert (await press.toast()).text == "Nobody else follows it. /forget deletes it."
    own = house.gram.private(ann)
    await own.say("/start")
    await own.wait_for("Hello.")
    await team.click("Unlink", by=ben)
    await team.wait_for("I no longer follow Kahvila Aamunkoi here.")
    house.clock.on(hours=1)
    await own.wait_for("The group “Team” no longer follows Kahvila Aamunkoi.")
    await own.say("/findings")
    await own.wait_for("1 to do")
