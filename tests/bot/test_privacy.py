"""Stories 37 to 39: what is remembered can be taken along, deleted, and is told."""

import csv
import io
import json
from typing import Any

from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message
from tests.fakegram.units import units


async def following(house: House, chat: Chat | None = None) -> Chat:
    open_for_business(house.web, OLD)
    chat = chat or house.ann()
    await chat.say("/start aamunkoi.example")
    await chat.click("..0142")
    await chat.wait_for("Then this comes first")
    await house.settle()
    return chat


def group(house: House) -> Chat:
    ann, ben = house.gram.person(7, "Ann"), house.gram.person(8, "Ben")
    return house.gram.group("Team", (ann, ben), False)


def documents(chat: Chat) -> list[Message]:
    return [message for message in chat.answers if "document" in message.body]


def content(house: House, message: Message) -> bytes:
    return bytes(house.gram.files[message.body["document"]["file_id"]].content)


def stored(house: House) -> str:
    """Return everything that lies on the disk, older generations too."""
    folders = [house.settings.home / name for name in ("watches", "chats")]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return "\n".join(f"{file.name} {file.read_text('utf-8')}" for file in files)


async def forget(chat: Chat) -> None:
    await chat.say("/forget")
    await chat.click("Delete everything")
    await chat.click("Yes, delete")
    await chat.wait_for("Deleted. Nothing of it is left here.")


async def test_export_is_two_documents_with_everything(house: House) -> None:
    ann = await following(house)
    await ann.say("/export")
    await ann.wait_for("The findings on Kahvila Aamunkoi, as a table.")
    as_json, as_csv = documents(ann)
    assert as_json.body["document"]["file_name"] == "kahvila-aamunkoi-2026-11-23.json"
    assert as_csv.body["document"]["file_name"] == "kahvila-aamunkoi-2026-11-23.csv"
    whole: dict[str, Any] = json.loads(content(house, as_json))
    assert whole["schema"] == 1
    assert whole["facts"]["names"] == ["Kahvila Aamunkoi"]
    assert whole["settings"]["zone"] == "Europe/Helsinki"
    assert whole["findings"][0]["history"] and whole["evidence"] and whole["run"]


async def test_the_table_is_utf_8_with_a_mark_and_holds_no_formula(house: House) -> None:
    ann = await following(house)
    await ann.say("/export")
    await ann.wait_for("as a table.")
    raw = content(house, documents(ann)[1])
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0]["title"] == "OpenStreetMap shows a phone number that is not yours"
    assert rows[0]["found"] == "'+35825550199"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


async def test_export_before_setup_says_how_to_begin(house: House) -> None:
    ann = house.ann()
    await ann.say("/export")
    await ann.wait_for("Tell me the company's name and town")


async def test_in_a_group_only_the_owner_exports_and_gets_it_in_private(house: House) -> None:
    team = await following(house, group(house))
    ben = house.gram.people[8]
    await team.say("/export", by=ben)
    await team.wait_for("Only Ann may do that.")
    await team.say("/export")
    link = await team.wait_for("I may not write to you first.")
    assert documents(team) == [] and link.keyboard[0][0]["url"].endswith("?start=export_now")
    ann = house.ann()
    await ann.say("/start")
    await ann.wait_for("Hello.")
    await team.say("/export")
    told = await team.wait_for("I have sent it to you in private.")
    assert told.keyboard[0][0]["url"] == f"https://t.me/{house.gram.bot.username}"
    assert len(documents(ann)) == 2 and documents(team) == []


async def test_forget_takes_two_steps_and_leaves_no_row(house: House) -> None:
    ann = await following(house)
    assert "aamunkoi" in stored(house)
    await ann.say("/forget")
    asked = await ann.wait_for("This is what would be deleted:")
    assert "Kahvila Aamunkoi: its facts, the findings with their history (1)" in asked.text
    assert "Backups made by whoever runs me" in asked.text
    await ann.click("Delete everything")
    await ann.wait_for("Really delete it all?")
    assert "aamunkoi" in stored(house)
    await ann.click("Yes, delete")
    await ann.wait_for("Deleted. Nothing of it is left here.")
    await house.settle()
    await house.quiet()
    assert stored(house) == ""
    house.clock.on(days=14)
    await house.quiet()
    assert stored(house) == ""
    await ann.say("/export")
    await ann.wait_for("Tell me the company's name and town")


async def test_the_second_button_is_good_for_five_minutes(house: House) -> None:
    ann = await following(house)
    await ann.say("/forget")
    await ann.click("Delete everything")
    await ann.wait_for("Really delete it all?")
    house.clock.on(minutes=6)
    press = await ann.click("Yes, delete")
    assert "out of date" in (await press.toast()).text
    assert "aamunkoi" in stored(house)


async def test_the_second_button_is_for_the_person_who_asked(house: House) -> None:
    team = await following(house, group(house))
    await team.say("/forget")
    await team.click("Delete everything")
    await team.wait_for("Really delete it all?")
    press = await team.click("Yes, delete", by=house.gram.people[8])
    assert "out of date" in (await press.toast()).text
    await team.click("Yes, delete")
    await team.wait_for("Deleted. Nothing of it is left here.")
    assert "Aamunkoi" not in stored(house)


async def test_cancel_deletes_nothing(house: House) -> None:
    ann = await following(house)
    await ann.say("/forget")
    await ann.click("Delete everything")
    await ann.click("Cancel")
    await ann.wait_for("All right, nothing was deleted.")
    await ann.say("/findings")
    await ann.wait_for("1 to do")


async def shared(house: House) -> tuple[Chat, Chat]:
    """Let Ann's team look on what she follows in private."""
    ann, team = await following(house), group(house)
    await team.say("/help")
    await team.wait_for("This is what I can do here")
    [watch] = await house.store.watches_of(7)
    await house.store.link(watch, team.id)
    return ann, team


async def test_a_shared_company_can_be_handed_over_without_its_owner_s_name(house: House) -> None:
    ann, team = await shared(house)
    await ann.say("/findings")
    await ann.click("1 phone number")
    await ann.click("Done")
    await ann.wait_for("Done, says Ann")
    await ann.say("/forget")
    asked = await ann.wait_for("It is shared with Team.")
    assert [row[0] for row in asked.buttons] == ["Delete everything", "Hand it over", "Cancel"]
    await ann.click("Hand it over")
    await ann.click("Yes, delete")
    await ann.wait_for("Deleted.")
    await team.wait_for("Ann no longer looks after Kahvila Aamunkoi")
    await house.quiet()
    assert '"who":"Ann"' not in stored(house) and '"owner_name":"Ann"' not in stored(house)
    await ann.say("/findings")
    await ann.wait_for("Tell me the company's name and town")
    press = await team.click("I take it over", by=house.gram.people[8])
    assert (await press.toast()).text == "Only an admin of this group may do that."
    team.members[8] = "administrator"
    await team.click("I take it over", by=house.gram.people[8])
    await team.wait_for("Ben looks after Kahvila Aamunkoi from now on.")
    await team.say("/findings")
    await team.wait_for("Kahvila Aamunkoi")


async def test_deleting_a_shared_company_tells_the_others(house: House) -> None:
    ann, team = await shared(house)
    await forget(ann)
    await team.wait_for("Ann has deleted Kahvila Aamunkoi; I no longer follow it.")
    await house.quiet()
    assert "Aamunkoi" not in stored(house)


async def test_who_is_not_the_owner_only_unlinks_this_chat(house: House) -> None:
    ann, team = await shared(house)
    ben = house.gram.people[8]
    await team.say("/forget", by=ben)
    await team.wait_for("Only an admin of this group or Ann may do that.")
    team.members[8] = "administrator"
    house.clock.on(minutes=1)
    await team.say("/forget", by=ben)
    await team.wait_for("Kahvila Aamunkoi stays with whoever set it up")
    team.members[8] = "member"
    press = await team.click("Stop following", by=ben)
    assert (await press.toast()).text == "Only an admin of this group or Ann may do that.", "asked afresh"
    team.members[8] = "administrator"
    await team.click("Stop following", by=ben)
    await team.click("Yes, delete", by=ben)
    await team.wait_for("This chat has stopped following.")
    await ann.say("/findings")
    await ann.wait_for("1 to do")
    await team.say("/findings")
    await team.wait_for("Tell me the company's name and town")


async def test_privacy_is_one_message_and_the_profile_leads_there(house: House) -> None:
    house.set_menus = True
    await house.start_again()
    await house.settle()
    ann = house.ann()
    await ann.say("/privacy")
    told = await ann.wait_for("What I keep, and why")
    assert units(told.text) <= 4000
    for words in ("How long", "Who sees it", "/export", "/forget"):
        assert words in told.text
    description = house.gram.profile["description", ""]
    assert "/privacy" in description and len(description) <= 512
