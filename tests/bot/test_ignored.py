"""What is put aside stands in /settings, and taking it back lets the next check raise it again."""

import pytest

from bot.services import checking, memory
from data.run import Run
from data.watch import Rule, Verdict
from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick
from tests.bot.test_settings_chat import press, settings
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message


async def put_aside(house: House, chat: Chat, verdict: str) -> str:
    """Say of the old number on the map that it is not right; returns the id of the company's watch."""
    mark = chat.mark
    await chat.say("/findings")
    await chat.wait_for("1 to do", since=mark)
    await press(house, chat, "1 phone number", "Not right", verdict)
    return (await house.store.watches_of(chat.id))[0]


async def check(house: House, watch_id: str) -> Run:
    """Check once more; returns the run."""
    assert house.bot
    house.clock.on(hours=1)
    return (await checking.check(house.bot.desk.parts, watch_id)).outcome.run


async def ignored(house: House, chat: Chat) -> Message:
    return await settings(house, chat, "More", "Ignored")


@pytest.mark.parametrize(
    ("verdict", "why", "about"),
    [
        ("Ours too", "yours too", "What is yours too is among your facts; /facts changes them."),
        ("Another company", "another company", "From another company's page I raise nothing."),
        ("Right as it is", "right as it is", "What you take back I may raise again at the next check."),
    ],
)
async def test_what_is_taken_back_is_raised_again_by_the_next_check(
    house: House, verdict: str, why: str, about: str
) -> None:
    ann = await set_up(house, OLD)
    watch_id = await put_aside(house, ann, verdict)
    run = await check(house, watch_id)
    assert verdict == "Right as it is" or not run.findings
    shown = await ignored(house, ann)
    assert f"1. OpenStreetMap, phone number: 02 5550199 ({why}; Ann, 23 Nov)" in shown.text and about in shown.text
    assert "openstreetmap.org" in str(shown.body["entities"]), "it is said of which page"
    told = await press(house, ann, "Take back 1")
    assert told.text.startswith("Taken back: OpenStreetMap, phone number. I may raise it again at the next check.")
    assert ("02 5550199 is no longer among your facts" in told.text) == (verdict == "Ours too")
    assert told.text.endswith("What you mark “Not right” under a finding appears here.")
    run = await check(house, watch_id)
    [finding] = run.findings
    async with house.store.watch(watch_id) as unit:
        case, company = await memory.get_case(unit, finding.key), await memory.get_company(unit)
    assert case and company and (case.state.value, case.last_seen) == ("open", run.finished)
    assert company.phones == ("+35825550142",)
    await ann.say("/findings")
    await ann.wait_for("Kahvila Aamunkoi: 1 to do")


async def test_a_button_pressed_twice_is_out_of_date_the_second_time(house: House) -> None:
    ann = await set_up(house, OLD)
    await put_aside(house, ann, "Right as it is")
    shown = await ignored(house, ann)
    await press(house, ann, "Take back 1")
    again = await ann.click("Take back 1", on=shown, stale=True)
    assert "out of date" in (await again.toast()).text


async def test_eight_stand_on_a_page(house: House) -> None:
    ann = await set_up(house, OLD)
    [watch_id] = await house.store.watches_of(7)
    async with house.store.watch(watch_id) as unit:
        for number in range(9):
            rule = Rule(id=f"r{number}", verdict=Verdict.ANOTHER, key="gone", made_at=house.clock(), source="prh")
            await memory.write(unit, "rule", rule.id, rule)
    shown = await ignored(house, ann)
    assert "what I ignore (9)" in shown.text
    assert [len(row) for row in shown.buttons] == [2, 2, 2, 2, 2] and shown.buttons[-1] == ["Back", "Next"]
    shown = await press(house, ann, "Next")
    assert shown.buttons == [["Take back 9"], ["Back"]]
    shown = await press(house, ann, "Take back 9")
    assert "what I ignore (8)" in shown.text and shown.buttons[-1] == ["Back"]


async def test_in_a_group_only_an_admin_takes_back(house: House) -> None:
    open_for_business(house.web, OLD)
    ann, ben = house.gram.person(7, "Ann"), house.gram.person(8, "Ben")
    team = house.gram.group("Team", (ann, ben))
    await team.say("/start aamunkoi.example")
    await team.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await tick(house)
    await team.say("/findings")
    await team.wait_for("1 to do")
    await press(house, team, "1 phone number", "More", "Not right", "Right as it is")
    await team.say("/settings")
    await team.wait_for("Settings of this group")
    shown = await press(house, team, "More", "Ignored")
    refused = await team.click("Take back 1", by=ben, on=shown)
    assert (await refused.toast()).text == "Only an admin of this group or Ann may do that."
    await team.click("Take back 1", by=ann, on=shown)
    await team.wait_for("Taken back: OpenStreetMap")
