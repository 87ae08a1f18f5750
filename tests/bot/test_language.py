"""Story 34: who is spoken to in which language."""

import pytest

from bot.services import memory
from data.phrases import load
from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.fakegram.chat import Chat

ASK = {"ru": "Как она называется и в каком городе?", "pl": "Jak nazywa się firma i w jakiej jest miejscowości?"}


def speaks(house: House, code: str, id: int = 7) -> Chat:
    return house.gram.private(house.gram.person(id, "Ann", code))


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru", "ru"),
        ("pl", "pl"),
        ("pl-PL", "pl"),
        ("fi", "fi"),
        ("no", "nb"),
        ("nn", "nb"),
        ("nb", "nb"),
        ("tlh", "en"),
    ],
)
async def test_a_private_chat_follows_the_language_of_telegram(house: House, code: str, language: str) -> None:
    ann = speaks(house, code)
    await ann.say("/start")
    hello = await ann.wait_for(load(language).text("start.hello").partition("\n")[0])
    assert len(hello.text) <= 600
    assert hello.buttons == [[load(language).text(key) for key in ("start.see_example", "button.language")]]


async def test_the_first_message_offers_every_language(house: House) -> None:
    ann = speaks(house, "en")
    await ann.say("/start")
    await ann.click("Language")
    asked = await ann.wait_for("I speak English here.")
    assert {"English", "Polski", "Русский"} <= {key for row in asked.buttons for key in row}
    await ann.click("Русский")
    await ann.wait_for(ASK["ru"])
    await ann.click("Язык")
    await ann.click("Назад")
    await ann.wait_for(ASK["ru"])
    assert len(ann.answers) == 1


async def test_what_was_chosen_holds_whatever_telegram_says_and_after_a_restart(house: House) -> None:
    ann = speaks(house, "ru")
    await ann.say("/language")
    await ann.wait_for("Язык этого чата: Русский.")
    await ann.click("Polski")
    await ann.wait_for("Język tego czatu: Polski.")
    await house.quiet()
    await house.stop()
    await house.start()
    await ann.say("/start")
    await ann.wait_for(ASK["pl"])


async def test_plain_words_are_understood_in_the_chats_language(house: House) -> None:
    ann = speaks(house, "ru")
    await ann.say("Помощь")
    await ann.wait_for("Вот что я умею:")
    await ann.say("язык")
    await ann.wait_for("Язык этого чата")


async def test_a_group_has_one_language_which_an_admin_sets(house: House) -> None:
    ann, ben, eve = (house.gram.person(id, name, code) for id, name, code in PEOPLE)
    team = house.gram.group("Team", (ann, ben, eve))
    await team.set_role(eve, "administrator")
    await team.say("/language", by=ann)
    await team.wait_for("an admin can change that")
    press = await team.click("Polski", by=ben)
    assert (await press.toast()).text == "Это может сделать только администратор группы.", "in Ben's own language"
    await team.click("Polski", by=eve)
    await team.wait_for("Język tej grupy: Polski.")
    await team.say("/help", by=ben)
    await team.wait_for("Oto co tu umiem:")


PEOPLE = ((7, "Ann", "en"), (8, "Ben", "ru"), (9, "Eve", "nb"))


async def test_a_toast_speaks_as_its_reader_chose_in_private(house: House) -> None:
    open_for_business(house.web, OLD)
    ann, ben, _ = (house.gram.person(id, name, code) for id, name, code in PEOPLE)
    own = house.gram.private(ben)
    await own.say("/language", by=ben)
    await own.click("Polski", by=ben)
    await own.wait_for("Język tego czatu: Polski.")
    team = house.gram.group("Team", (ann, ben))
    await team.say("/start aamunkoi.example")
    await team.click("..0142")
    await team.wait_for("Then this comes first")
    press = await team.click("I'll take it", by=ben)
    assert (await press.toast()).text == "Zajmuje się tym: Ben"
    await team.wait_for("Ben has it.")


async def test_a_tap_in_a_group_does_not_make_a_private_chat(house: House) -> None:
    ann, ben, _ = (house.gram.person(id, name, code) for id, name, code in PEOPLE)
    team = house.gram.group("Team", (ann, ben))
    await team.say("/language")
    press = await team.click("Polski", by=ben)
    await press.toast()
    async with house.store.chat(ben.id) as unit:
        assert await memory.get_chat(unit) is None
