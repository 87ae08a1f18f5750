"""Story 36: several companies in one chat. Every message says of which, every command asks which."""

import pytest

from bot.services import memory, watching
from bot.services.people import Person
from data.case import Case
from data.company import Company
from data.finding import Severity
from tests.bot.cafe import OLD, SITE, site
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, until
from tests.bot.test_digest import MONDAY
from tests.bot.test_settings_chat import press
from tests.checks.findings import finding
from tests.checks.saved_web import Saved
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

FIRST, SECOND = "Kahvila Aamunkoi", "Kahvila Iltarusko"
OTHER_SITE = "https://iltarusko.example/"


async def two(house: House) -> Chat:
    """Let Ann follow two cafés, each with something to do."""
    ann = await set_up(house, OLD)
    own = site()
    assert isinstance(own, Saved)
    body = own.body.decode().replace("aamunkoi.example", "iltarusko.example").replace(FIRST, SECOND)
    house.web.pages[OTHER_SITE] = Saved(body=body.encode(), headers=own.headers)
    await follow(
        house, Company(id="second", names=(SECOND,), website=OTHER_SITE, country="FI", phones=("+35825550142",))
    )
    return ann


async def follow(house: House, company: Company) -> str:
    """Let Ann follow one more company, with one old number somewhere."""
    assert house.bot
    parts = house.bot.desk.parts
    async with house.store.chat(7) as unit:
        chat = await memory.get_chat(unit)
    assert chat
    watch_id, _ = await watching.begin(parts, chat, company, Person(7, "Ann"))
    row = finding("inaccurate.phone", key=f"k{company.id}", severity=Severity.MEDIUM)
    now = house.clock()
    async with house.store.watch(watch_id) as unit:
        await memory.put_cases(unit, {row.key: Case(key=row.key, finding=row, first_seen=now, last_seen=now)})
    return watch_id


async def ask(chat: Chat, command: str) -> Message:
    mark = chat.mark
    await chat.say(command)
    return await chat.wait_for(lambda message: True, since=mark)


@pytest.mark.parametrize(
    ("command", "everyone"),
    [
        ("/check", True),
        ("/findings", True),
        ("/export", True),
        ("/forget", True),
        ("/facts", False),
        ("/sources", False),
        ("/changed", False),
        ("/learned", False),
        ("/invite", False),
    ],
)
async def test_every_command_on_one_company_asks_which(house: House, command: str, everyone: bool) -> None:
    ann = await two(house)
    asked = await ask(ann, command)
    assert asked.buttons == [[FIRST], [SECOND], *([["All of them"]] if everyone else [])]


async def test_what_is_shown_names_its_company(house: House) -> None:
    ann = await two(house)
    for command in ("/facts", "/sources", "/changed", "/learned", "/invite"):
        asked = await ask(ann, command)
        mark = ann.mark
        await ann.click(SECOND, on=asked)
        shown = await ann.wait_for(lambda message: True, since=mark)
        assert SECOND in shown.text and FIRST not in shown.text, command
    await ask(ann, "/findings")
    shown = await press(house, ann, SECOND, "1 phone number")
    assert shown.text.splitlines()[1] == SECOND
    for keys in (("Not right",), ("Back", "Later"), ("Back", "More")):
        assert (await press(house, ann, *keys)).text.startswith(f"{SECOND}\n"), keys


async def test_one_list_of_all_leads_to_a_card_and_back(house: House) -> None:
    ann = await two(house)
    await ask(ann, "/findings")
    shown = await press(house, ann, "All of them")
    lines = shown.text.splitlines()
    assert lines[0] == "All of them: 2 to do"
    assert "Do first: OpenStreetMap shows" in lines[2] and lines[3] == FIRST
    assert "This week: Fonecta shows" in lines[4] and lines[5] == SECOND
    assert shown.buttons == [["1 phone number", "2 phone number"], ["Why this order?"]]
    card = await press(house, ann, "2 phone number")
    assert SECOND in card.text and "Fonecta" in card.text
    assert (await press(house, ann, "Done", "Back")).text.startswith("All of them: 1 to do")


async def test_the_list_of_all_has_pages(house: House) -> None:
    ann = await two(house)
    for number in range(4):
        await follow(house, Company(id=f"n{number}", names=(f"Company {number}",), phones=("+35825550142",)))
    await ask(ann, "/findings")
    shown = await press(house, ann, "All of them")
    assert shown.buttons[-2:] == [["1/2", "Next"], ["Why this order?"]]
    shown = await press(house, ann, "Next")
    assert shown.buttons == [["6 phone number"], ["Back", "2/2"], ["Why this order?"]]
    assert (await press(house, ann, "6 phone number", "Back")).buttons == shown.buttons


async def test_all_are_checked_one_after_another_as_one_wish(house: House) -> None:
    ann = await two(house)
    asked, count = await ask(ann, "/check"), len(ann.answers)
    await ann.click("All of them", on=asked)
    await ann.wait_for(f"{SECOND}, Turku\n\nThis is what a stranger finds")
    await house.settle()
    first, second = ann.answers[count : count + 2]
    assert first.text.startswith(f"{FIRST}\n2 sources checked") and second.text.startswith(SECOND)
    assert house.bot and house.bot.desk.parts.limits.checks_of_person.next_at(7, house.clock()) is None
    for name in (FIRST, SECOND):
        mark = ann.mark
        await ann.click(name, on=asked)
        await ann.wait_for(f"{name}\n2 sources checked", since=mark)
        await house.settle()
    await ann.click("All of them", on=asked)
    await ann.wait_for("Next check possible at 09:")


async def test_one_digest_has_a_part_for_each(house: House) -> None:
    ann = await two(house)
    await until(house, MONDAY)
    [told] = [message for message in ann.answers if f"{FIRST}, 23–29 Nov." in message.text]
    assert f"{SECOND}, 23–29 Nov." in told.text


async def test_settings_ask_which_company_is_meant(house: House) -> None:
    ann = await two(house)
    await ask(ann, "/settings")
    for keys in (("Facts",), ("Back", "More", "Sources"), ("Back", "Ignored")):
        shown = await press(house, ann, *keys)
        assert shown.buttons == [[FIRST], [SECOND], ["Back"]], keys
    assert (await press(house, ann, SECOND)).text.startswith(f"{SECOND}: nothing is ignored.")
    assert (await press(house, ann, "Back", "Back", "Facts", SECOND)).text.startswith(f"{SECOND}: what I compare with")


async def test_one_is_let_go_and_the_others_stay(house: House) -> None:
    ann = await two(house)
    await ask(ann, "/forget")
    shown = await press(house, ann, SECOND)
    assert SECOND in shown.text and FIRST not in shown.text
    await press(house, ann, "Delete everything", "Yes, delete")
    await ann.wait_for("Deleted.")
    await house.settle()
    listed = await ask(ann, "/findings")
    assert listed.text.startswith(f"{FIRST}: 1 to do")
    folder = house.settings.home / "watches"
    assert not [file for file in folder.rglob("*") if file.is_file() and "Iltarusko" in file.read_text("utf-8")]


async def test_one_more_than_the_operator_allows_is_refused(house: House) -> None:
    object.__setattr__(house.settings, "companies_per_person", 1)
    ann = await set_up(house)
    house.web.pages["https://third.example/"] = house.web.pages[SITE]
    await ann.say("/start third.example")
    await ann.wait_for("You follow 1 company, and that is as many as I can follow for one person.")


async def test_the_limit_is_a_persons_wherever_they_begin(house: House) -> None:
    object.__setattr__(house.settings, "companies_per_person", 1)
    ann = await set_up(house)
    team = house.gram.group("Team", (house.gram.people[7], house.gram.person(8, "Ben")))
    house.web.pages["https://third.example/"] = house.web.pages[SITE]
    await team.say("/start third.example")
    await team.wait_for("You follow 1 company, and")
    await ask(ann, "/forget")
    await press(house, ann, "Delete everything", "Yes, delete")
    await ann.wait_for("Deleted.")
    await team.say("/start third.example")
    await team.wait_for("This is what a stranger finds")
