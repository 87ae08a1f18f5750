"""Story 27: who may do what, in a group and in private; story 40: the help says no more than that."""

from bot.handlers import registry
from bot.services.roles import Role
from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message
from tests.fakegram.people import Person

MAY_ADMIN, MAY_OWNER = "Only an admin of this group or Ann may do that.", "Only Ann may do that."

COMMANDS = {
    Role.MEMBER: {"start", "check", "findings", "digest", "sources", "facts", "heard", "learned", "invite", "help"},
    Role.ADMIN: {"language", "changed", "forget"},
    Role.OWNER: {"export"},
}
"""Forgetting is an admin's for a company of somebody else: then it only ends that the group looks on."""
TAPS = {
    Role.MEMBER: {"list", "card", "check", "mine", "draft", "done", "later", "snooze", "more", "again", "saw"},
    Role.ADMIN: {
        *(
            "put",
            "zone",
            "zoneset",
            "zoneask",
            "speak",
            "unlink",
            "unlinked",
            "restore",
            "afresh",
            "takeover",
            "forget",
        ),
        *("wrong", "verdict", "revert", "unignore", "fact", "confirm", "truth", "branch", "changed", "changedfact"),
    },
    Role.OWNER: {"export", "notus", "share"},
}


def test_roles_are_in_order() -> None:
    assert sorted([Role.OWNER, Role.MEMBER, Role.ADMIN]) == [Role.MEMBER, Role.ADMIN, Role.OWNER]
    assert max(Role.ADMIN, Role.OWNER) is Role.OWNER
    assert not Role.ADMIN > Role.OWNER and Role.ADMIN <= Role.ADMIN


def test_every_command_and_button_takes_the_role_that_the_table_says() -> None:
    registry.discover()
    for role, names in COMMANDS.items():
        assert {name: registry.commands[name].role for name in names} == dict.fromkeys(names, role)
    for role, names in TAPS.items():
        assert {name: registry.taps[name].role for name in names} == dict.fromkeys(names, role)


async def team_of(house: House) -> tuple[Chat, dict[str, Person]]:
    """Make a group of Ann, who set the company up but manages nothing, Ben, its creator, and Eve."""
    ann, ben, eve = (house.gram.person(id, name) for id, name in ((7, "Ann"), (8, "Ben"), (9, "Eve")))
    open_for_business(house.web, OLD)
    team = house.gram.group("Team", (ben, ann, eve), bot=False)
    await team.add_bot(by=ann)
    await team.say("/start aamunkoi.example", by=ann)
    await team.click("..0142", by=ann)
    await team.wait_for("Then this comes first")
    await house.settle()
    return team, {"owner": ann, "admin": ben, "member": eve}


REFUSED: dict[str, dict[str, str]] = {
    "/findings": {},
    "/check": {},
    "/sources": {},
    "/facts": {},
    "/settings": {},
    "/language": {"member": MAY_ADMIN},
    "/changed": {"member": MAY_ADMIN},
    "/forget": {"member": MAY_ADMIN},
    "/export": {"member": MAY_OWNER, "admin": MAY_OWNER},
    "More": {},
    "Later": {},
    "Not right": {"member": MAY_ADMIN},
    "I'll take it": {},
    "Done": {},
}
"""Whom the bot refuses what, and in which words."""


async def test_commands_by_role(house: House) -> None:
    team, people = await team_of(house)
    for command in (one for one in REFUSED if one.startswith("/")):
        for who, person in people.items():
            mark = team.mark
            asked = await team.say(command, by=person)
            answer = await team.wait_for(lambda message, to=asked: message.id > to.id, since=mark)  # type: ignore[misc]
            told = REFUSED[command].get(who, "")
            assert (answer.text in (MAY_ADMIN, MAY_OWNER)) == bool(told), (who, command, answer.text)
            if told:
                assert answer.text == told and answer.silent and answer.reply_to == asked.id


async def test_buttons_of_a_card_by_role(house: House) -> None:
    team, people = await team_of(house)
    card = team.last
    for words in (one for one in REFUSED if not one.startswith("/")):
        for who, person in people.items():
            toast = await team.press(card, _button(card, words), person).toast()
            told = REFUSED[words].get(who, "")
            assert toast.alert == bool(told) and (toast.text in (MAY_ADMIN, MAY_OWNER)) == bool(told), (who, words)
            assert not told or toast.text == told


def _button(card: Message, words: str) -> dict[str, str]:
    """Return a button as it was when the message was new, whatever an edit made of it."""
    found = card.find(words, stale=True)
    assert found is not None
    return found


async def test_a_demoted_admin_loses_the_right_within_a_minute(house: House) -> None:
    team, people = await team_of(house)
    eve = people["member"]
    team.members[eve.id] = "administrator"
    await team.say("/language", by=eve)
    await team.wait_for("an admin can change that")
    team.members[eve.id] = "member"
    press = await team.click("Suomi", by=eve)
    assert (await press.toast()).text == MAY_ADMIN, "a button asks afresh"
    team.members[eve.id] = "administrator"
    house.clock.on(seconds=61)
    await team.say("/language", by=eve)
    await team.wait_for("an admin can change that")
    team.members[eve.id] = "member"
    house.clock.on(seconds=61)
    await team.say("/language", by=eve)
    await team.wait_for(MAY_ADMIN)


async def test_within_a_minute_telegram_is_not_asked_twice(house: House) -> None:
    team, people = await team_of(house)
    before = len(house.gram.calls("getChatMember"))
    for _ in range(3):
        mark = team.mark
        await team.say("/language", by=people["admin"])
        await team.wait_for("an admin can change that", since=mark)
    assert len(house.gram.calls("getChatMember")) == before + 1


async def test_who_manages_is_not_guessed_when_telegram_does_not_tell(house: House) -> None:
    team, people = await team_of(house)
    house.gram.fail("getChatMember", 400, "Bad Request: CHAT_ADMIN_REQUIRED")
    await team.say("/language", by=people["admin"])
    await team.wait_for(MAY_ADMIN)
    await team.say("/language", by=people["admin"])
    await team.wait_for("an admin can change that")


async def test_a_hidden_admin_counts_as_admin_and_a_channel_does_not(house: House) -> None:
    team, _ = await team_of(house)
    before = len(house.gram.calls("getChatMember"))
    channel = house.gram.channel("News")
    await team.say("/language", channel=channel)
    await team.wait_for(MAY_ADMIN)
    await team.say("/language", anonymous=True)
    await team.wait_for("an admin can change that")
    await team.say("/export", anonymous=True)
    await team.wait_for(MAY_OWNER)
    assert len(house.gram.calls("getChatMember")) == before


async def test_a_refusal_is_in_the_language_of_who_is_refused(house: House) -> None:
    team, _ = await team_of(house)
    words = {
        "fi": "Tämän voi tehdä vain ryhmän ylläpitäjä tai Ann.",
        "ru": "Это может сделать только администратор группы или Ann.",
        "pl": "Może to zrobić tylko administrator grupy albo Ann.",
        "nb": "Bare en administrator i gruppen eller Ann kan gjøre det.",
    }
    for number, (language, said) in enumerate(words.items(), 20):
        person = house.gram.person(number, f"P{number}", language)
        team.members[number] = "member"
        await team.say("/forget", by=person)
        await team.wait_for(said)


async def test_help_lists_what_the_asker_may_do_here(house: House) -> None:
    team, people = await team_of(house)
    listed = {}
    for who, person in people.items():
        mark = team.mark
        await team.say("/help", by=person)
        text = (await team.wait_for("This is what I can do here", since=mark)).text
        listed[who] = {line.split()[0][1:] for line in text.splitlines() if line.startswith("/")}
    assert listed["admin"] - listed["member"] == COMMANDS[Role.ADMIN]
    assert listed["owner"] - listed["admin"] == COMMANDS[Role.OWNER]


async def test_the_menus_follow_the_roles(house: House) -> None:
    house.set_menus = True
    await house.start_again()
    await house.settle()
    menus = {scope: {one["command"] for one in menu} for (scope, language), menu in house.gram.commands.items()}
    assert menus["all_chat_administrators"] - menus["all_group_chats"] == COMMANDS[Role.ADMIN] | COMMANDS[Role.OWNER]
    assert menus["default"] == menus["all_group_chats"]
