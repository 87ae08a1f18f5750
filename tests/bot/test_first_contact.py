"""Stories 01 to 03 and 06: the first minutes."""

import re

import pytest

from checks.web import Blocked, LookError, NoSuchHost, Unreachable
from tests.bot.cafe import SITE, open_for_business
from tests.bot.conftest import House
from tests.checks.saved_web import Saved, page


async def test_start_says_what_it_does_and_asks_one_question(house: House) -> None:
    ann = house.ann()
    await ann.say("/start")
    hello = await ann.wait_for("What is it called, and in which town?")
    assert len(hello.text) <= 600
    assert hello.buttons == [["See an example", "Language"]]
    await ann.click("See an example")
    await ann.wait_for("an invented café")
    await ann.click("Back")
    await ann.wait_for("I look your company up as a customer would")
    assert len(ann.answers) == 1


@pytest.mark.parametrize("text", ["aamunkoi.example", "https://aamunkoi.example/menu?x=1", "AAMUNKOI.EXAMPLE."])
async def test_a_website_in_any_form_leads_to_what_a_stranger_finds(house: House, text: str) -> None:
    open_for_business(house.web)
    ann = house.ann()
    await ann.say("/start")
    await ann.say(text)
    look = await ann.wait_for("This is what a stranger finds")
    assert "aamunkoi.example, your site: 02 5550142" in look.text
    assert "OpenStreetMap: 02 5550199, address right, opening hours right. Differs." in look.text
    assert "Which number is yours?" in look.text
    assert [key for row in look.buttons for key in row] == ["..0142", "..0199", "Both", "This is not us"]
    assert len(ann.answers) == 2, "one message is looked up, checked and shown in"


async def test_a_site_that_only_scripts_can_read_is_not_called_right(house: House) -> None:
    open_for_business(house.web)
    scripts = '<body><div id="root"></div><script src="/a.js"></script></body>'
    house.web.pages[SITE] = page(f"<html><head><title>Aamunkoi</title></head>{scripts}</html>")
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("aamunkoi.example, your site: I could not read it.")


async def test_one_question_then_what_comes_first(house: House) -> None:
    open_for_business(house.web)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.click("..0142")
    card = await ann.wait_for("Then this comes first")
    assert "OpenStreetMap shows a phone number that is not yours" in card.text
    assert "Right is: 02 5550142" in card.text
    assert "from your page" not in card.text, "the owner has said so"
    assert "You chose: 02 5550142" in ann.answers[0].text
    assert "This is what a stranger finds" in ann.answers[0].text
    assert not ann.answers[0].buttons


async def test_an_owner_may_have_both_numbers(house: House) -> None:
    open_for_business(house.web)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.click("Both")
    await ann.wait_for("Phone: 02 5550142, 02 5550199")
    clean = await ann.wait_for("Nothing to do for now")
    assert re.search(r"now\. I look again on (Sunday, 29|Monday, 30) Nov, and at once when you", clean.text)


async def test_the_wrong_company_is_forgotten(house: House) -> None:
    open_for_business(house.web)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.click("This is not us")
    await ann.wait_for("I have forgotten it")
    await ann.say("/findings")
    await ann.wait_for("Tell me the company's name and town, or its website")
    assert not [unit for unit in await house.store.units() if unit.kind == "watch"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(Blocked("not a public address"), "I may not open", id="private"),
        pytest.param(NoSuchHost(), "There is no website at", id="no such host"),
        pytest.param(Unreachable(), "does not answer just now", id="down"),
        pytest.param(Saved(body=b"x", cut=True), "too big for me", id="over 3 MB"),
    ],
)
async def test_a_website_that_cannot_be_read_gets_a_plain_reason(
    house: House, answer: LookError | Saved, said: str
) -> None:
    house.web.pages[SITE] = answer
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for(said)
    await house.settle()
    assert not [unit for unit in await house.store.units() if unit.kind == "watch"]


async def test_what_is_not_of_the_web_is_refused_without_a_request(house: House) -> None:
    ann = house.ann()
    await ann.say("/start")
    await ann.say("ftp://aamunkoi.example/")
    await ann.wait_for("is not a web page I can read")
    assert not house.web.asked


@pytest.mark.parametrize("command", ["/check", "/findings", "/facts", "/sources", "/digest", "/export"])
async def test_before_setup_every_command_has_the_same_empty_state(house: House, command: str) -> None:
    ann = house.ann()
    await ann.say(command)
    await ann.wait_for("Tell me the company's name and town, or its website, and I begin.")


async def test_start_after_setup_is_an_overview(house: House) -> None:
    open_for_business(house.web)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    await ann.say("/start")
    overview = await ann.wait_for("I follow one company here")
    assert "Kahvila Aamunkoi: 1 to do" in overview.text
