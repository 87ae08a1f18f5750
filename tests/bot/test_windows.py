"""One company, two windows: the owner's own chat and the team's group. Stories 16 and 32, and who sees what."""

import pytest

from data.phrases import languages, load
from tests.bot.conftest import House
from tests.bot.teams import KAHVILA, linked, people
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

TITLE = "OpenStreetMap shows a phone number that is not yours"


async def opened(chat: Chat, **by: object) -> Message:
    """Open the one card there is, anew."""
    mark = chat.mark
    await chat.say("/findings", **by)  # type: ignore[arg-type]
    shown = await chat.wait_for("1 to do", since=mark)
    await chat.click("1 phone number", on=shown, **by)  # type: ignore[arg-type]
    return await chat.wait_for(TITLE, since=shown.changed)


async def test_what_the_team_does_the_owner_sees_at_the_next_tap_and_the_other_way_round(house: House) -> None:
    own, team = await linked(house)
    _, ben, eve = people(house)
    mine, theirs = await opened(own), await opened(team, by=eve)
    assert "I'll take it" in str(theirs.buttons) and "I'll take it" not in str(mine.buttons)
    await team.click("I'll take it", on=theirs, by=eve)
    await team.wait_for("Eve has it.\n23 Nov 09:02 (Helsinki): taken, Eve")
    await own.click("Later", on=mine)
    await own.wait_for("Until when should I leave it?")
    await own.click("Back", on=mine)
    await own.wait_for("Eve has it.")
    press = await team.click("Take over", on=theirs, by=ben)
    assert (await press.toast()).text == "Ben has it."
    await own.click("Done", on=mine)
    await own.wait_for("Done, says Ann, 23 Nov.")
    press = team.press(theirs, theirs.find("Done") or {}, eve)
    assert (await press.toast()).text == "This one is settled already."
    await team.wait_for("Done, says Ann, 23 Nov.")


async def test_two_who_press_at_once_are_told_who_has_it(house: House) -> None:
    _, team = await linked(house)
    _, ben, eve = people(house)
    card = await opened(team, by=eve)
    button = card.find("I'll take it") or {}
    first, second = team.press(card, button, eve), team.press(card, button, ben)
    assert (await first.toast()).text == (await second.toast()).text == "Eve has it."
    assert (await team.wait_for("Eve has it.")).find("Take over")


async def test_a_member_s_own_chat_opens_nothing_of_the_team_s(house: House) -> None:
    _, team = await linked(house)
    eve = people(house)[2]
    card = await opened(team, by=eve)
    hers = house.gram.private(eve)
    await hers.say("/findings")
    told = await hers.wait_for("Tell me the company's name and town")
    for row in card.keyboard:
        for button in row:
            if "callback_data" in button:
                press = hers.ask(told, button["callback_data"], eve)
                assert "out of date" in (await press.toast()).text
    assert not await house.store.watches_of(hers.id)
    assert KAHVILA not in str(hers)


async def history(chat: Chat, **by: object) -> Message:
    mark = chat.mark
    await chat.say("/findings", **by)  # type: ignore[arg-type]
    await chat.click("History", on=await chat.wait_for(lambda one: one.find("History"), since=mark), **by)  # type: ignore[arg-type]
    return await chat.wait_for("the last changes", since=mark)


async def test_the_history_says_who_did_what_and_when_in_both_windows(house: House) -> None:
    own, team = await linked(house)
    _, ben, eve = people(house)
    card = await opened(team, by=eve)
    await team.click("I'll take it", on=card, by=eve)
    await team.wait_for("Eve has it.")
    house.clock.on(hours=1)
    await team.click("Done", on=card, by=ben)
    await team.wait_for("Done, says Ben")
    for chat in (own, team):
        shown = await history(chat)
        assert shown.text.split("\n\n")[1:] == [
            f"{TITLE}\n23 Nov 10:02 (Helsinki): said to be done, Ben",
            f"{TITLE}\n23 Nov 09:02 (Helsinki): taken, Eve",
            f"{TITLE}\n23 Nov 09:02 (Helsinki): found",
        ]
        assert shown.buttons == [["Show findings"]]


async def test_the_history_holds_twenty_changes_five_a_page(house: House) -> None:
    own, team = await linked(house)
    card = await opened(team, by=people(house)[2])
    button = card.find("I'll take it") or {}
    for turn in range(22):
        house.clock.on(minutes=1)
        data = button["callback_data"].partition("~")[0].rpartition(":")[0]
        await team.ask(card, f"{data}:over~", people(house)[1 + turn % 2]).toast()
    shown = await history(own)
    assert shown.text.count("taken, ") == 5 and shown.buttons == [["1/4", "Next"], ["Show findings"]]
    for number in (2, 3, 4):
        await own.click("Next", on=shown)
        shown = await own.wait_for(lambda message, at=number: f"{at}/4" in str(message.buttons))  # type: ignore[misc]
    assert shown.buttons == [["Back", "4/4"], ["Show findings"]]
    assert "09:05" in shown.text and "09:04" not in shown.text


async def test_who_was_forgotten_is_a_former_member(house: House) -> None:
    own, team = await linked(house)
    card = await opened(own)
    await own.click("Done", on=card)
    await own.wait_for("Done, says Ann")
    await own.say("/forget")
    await own.click("Hand it over")
    await own.wait_for("Really hand it over")
    await own.click("Yes, delete")
    await own.wait_for("Deleted.")
    shown = await history(team, by=people(house)[1])
    assert "said to be done, a former member" in shown.text and "Ann" not in shown.text


@pytest.mark.parametrize("code", languages())
def test_no_change_is_told_with_a_gendered_verb(code: str) -> None:
    gendered = {"ru": ("ал ", "ил ", "ял ", "ала ", "ила "), "pl": ("ął", "ęła", "ała ", "ił ", "ał ")}
    said = [load(code).text(key) + " " for key in load(code).keys if key.startswith("event.")]
    assert not [text for text in said for end in gendered.get(code, ()) if end in text]


async def test_who_left_the_group_presses_in_vain_at_once(house: House) -> None:
    _, team = await linked(house)
    eve = people(house)[2]
    card = await opened(team, by=eve)
    await team.set_role(eve, "left")
    before = str(team)
    for words in ("I'll take it", "More", "Back"):
        press = await team.click(words, on=card, by=eve)
        assert (await press.toast()).text == "You are no longer in this group."
    assert str(team) == before
