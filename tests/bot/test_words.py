"""Story 41: what people say without a command."""

import pytest

from bot.handlers import registry
from data.phrases import languages, load
from tests.bot.conftest import House
from tests.bot.rhythm import set_up
from tests.bot.test_cards import labels

registry.discover()
ENOUGH = 8
"""Plain words a command has in each language."""


@pytest.mark.parametrize("language", languages())
def test_every_command_has_plain_words_of_its_own_in_every_language(language: str) -> None:
    words = {name: load(language).words(f"words.{name}") for name in registry.commands}
    assert min(len(set(some)) for some in words.values()) >= ENOUGH
    said = [word for some in words.values() for word in set(some)]
    assert len(said) == len(set(said)), [word for word in said if said.count(word) > 1]
    assert all(word == word.casefold() for word in said)


async def test_what_somebody_else_said_is_a_customer_s_however_short(house: House) -> None:
    ann = await set_up(house)
    for words in ("Never again", "Bad coffee, never again", "check"):
        mark = ann.mark
        await ann.say(words, forwarded_from="Marko")
        asked = await ann.wait_for("What is it?", since=mark)
        assert labels(asked) == ["Complaint", "Praise", "Question"]
    await ann.click("Complaint")
    await ann.wait_for("A complaint. It is on your list")


async def test_a_forwarded_text_is_no_company_s_name_while_we_wait_for_one(house: House) -> None:
    ann = await set_up(house)
    await ann.say("/start")
    await ann.click("Another company")
    await ann.wait_for("What is it called, and in which town?")
    await ann.say("Bad coffee, never again", forwarded_from="Marko")
    await ann.wait_for("What is it?")


async def test_before_there_is_a_company_a_forwarded_name_is_one(house: House) -> None:
    ann = house.ann()
    await ann.say("/start")
    await ann.wait_for("Hello")
    await house.quiet()
    await ann.say("Kahvila Aamunkoi, Turku", forwarded_from="Ben")
    await ann.wait_for("I could not look for Kahvila Aamunkoi just now")


async def test_an_answer_may_be_forwarded(house: House) -> None:
    ann = await set_up(house)
    await ann.say("/facts")
    await ann.click("Phone")
    await ann.wait_for("What is the phone number?")
    await ann.say("02 555 0100", forwarded_from="Ben")
    await ann.wait_for("Phone: 02 5550100. I have written it down as yours.")
