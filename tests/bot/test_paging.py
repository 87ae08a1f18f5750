"""Story 11: the list of what is to do, five a page."""

from tests.bot.cafe import MAP, OLD, RIGHT, on_map, open_for_business
from tests.bot.conftest import House
from tests.checks.saved_web import answer_json
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message


def labels(message: Message) -> list[str]:
    return [key for row in message.buttons for key in row]


def turns(message: Message) -> list[str]:
    """Return the row that turns the pages."""
    return next(row for row in message.buttons if any("/" in key for key in row))


def shops(house: House, count: int) -> None:
    """Let the map show so many entries, each with a wrong number of its own."""
    rows = [on_map(f"+358 2 555 01{number:02}", 4100000 + number) for number in range(60, 60 + count)]
    house.web.pages[MAP] = answer_json(rows)


async def at_the_list(house: House, count: int = 11) -> Chat:
    open_for_business(house.web, OLD)
    shops(house, count)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await ann.say("/findings")
    await ann.wait_for("Kahvila Aamunkoi: ")
    return ann


async def test_five_a_page_turned_in_place_and_absent_ends_have_no_button(house: House) -> None:
    ann = await at_the_list(house)
    count, first = len(ann.answers), ann.last
    last = -(-int(first.text.partition(" to do")[0].rpartition(" ")[2]) // 5)
    assert labels(first)[:5] == [f"{n} phone number" for n in range(1, 6)]
    assert turns(first) == [f"1/{last}", "Next"]
    await ann.click("Next")
    second = await ann.wait_for(lambda one: f"2/{last}" in labels(one))
    assert second.id == first.id and turns(second) == ["Back", f"2/{last}", "Next"]
    assert second.text.count("\n6. ") == 1 and "\n5. " not in second.text
    for page in range(3, last + 1):
        await ann.click("Next")
        end = await ann.wait_for(lambda one, page=page: f"{page}/{last}" in labels(one))
    assert turns(end) == ["Back", f"{last}/{last}"]
    press = await ann.click(f"{last}/{last}")
    await press.toast()
    assert len(ann.answers) == count, "the same page again is no new message"


async def test_the_gravest_come_first(house: House) -> None:
    ann = await at_the_list(house, 2)
    urgency = [line.partition(". ")[2].partition(":")[0] for line in ann.last.text.split("\n")[2:]]
    assert urgency == sorted(urgency, key=["Do first", "This week", "When you can"].index)
    assert len(set(urgency)) > 1


async def test_when_findings_vanish_the_page_is_never_past_the_last_one(house: House) -> None:
    ann = await at_the_list(house)
    listed = ann.last
    await ann.click("Next")
    await ann.wait_for(lambda one: "Back" in labels(one))
    await ann.click("Next")
    await ann.wait_for(lambda one: any(key.startswith("3/") for key in labels(one)))
    await ann.click("11 phone number")
    await ann.wait_for("It shows: ")
    open_for_business(house.web, RIGHT)
    shops(house, 1)
    for _ in range(2):
        mark = ann.mark
        await ann.say("/check")
        await ann.wait_for("2 sources checked", since=mark)
        await house.settle()
        house.clock.on(minutes=11)
    count = len(ann.answers)
    await ann.click("Back", on=listed)
    again = await ann.wait_for("Kahvila Aamunkoi: ", since=mark)
    assert again.id == listed.id and len(ann.answers) == count
    assert not [key for key in labels(again) if "/" in key or key in {"Back", "Next"}], "all of it is on one page now"
    assert "1. " in again.text
