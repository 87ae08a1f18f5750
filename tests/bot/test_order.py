"""Why the list stands in its order: one button, in the place of the list, and back to the same page."""

import re

import pytest

from data.phrases import languages, load
from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import follow
from tests.bot.test_paging import at_the_list, labels, shops
from tests.bot.test_several import ask, press, two

WHY = "Why this order?"
SCORE = re.compile(r"^(\d+) points: ", re.MULTILINE)


async def test_each_line_of_the_page_has_its_points_and_reasons_and_back_is_the_same_page(house: House) -> None:
    ann = await at_the_list(house)
    count = len(ann.answers)
    await ann.click("Next")
    listed = await ann.wait_for(lambda one: any(key.startswith("2/") for key in labels(one)))
    before, keys = listed.text, listed.buttons
    await ann.click(WHY, on=listed)
    told = await ann.wait_for("The most serious come first")
    assert told.id == listed.id and labels(told) == ["Back"]
    assert [f"\n{n}. " in told.text for n in (5, 6, 10, 11)] == [False, True, True, False]
    points = [int(score) for score in SCORE.findall(told.text)]
    assert len(points) == 5 and points == sorted(points, reverse=True)
    assert "how soon a customer meets it: 20 of 20; how many customers look there: 18 of 40" in told.text
    await ann.click("Back", on=told)
    again = await ann.wait_for(lambda one: one.text == before)
    assert again.buttons == keys and len(ann.answers) == count


async def test_one_thing_alone_has_no_order(house: House) -> None:
    ann = await at_the_list(house, 1)
    assert "1 to do" in ann.last.text and "History" in labels(ann.last) and WHY not in labels(ann.last)


async def test_the_list_of_all_companies_says_it_too(house: House) -> None:
    ann = await two(house)
    await ask(ann, "/findings")
    listed = (await press(house, ann, "All of them")).text
    told = await press(house, ann, WHY)
    assert "1. Do first: OpenStreetMap shows" in told.text and "2. This week: Fonecta shows" in told.text
    assert len(SCORE.findall(told.text)) == 2
    assert (await press(house, ann, "Back")).text == listed


@pytest.mark.parametrize("language", languages())
async def test_every_language_says_it_in_one_message(house: House, language: str) -> None:
    open_for_business(house.web, OLD)
    shops(house, 5)
    ann = await follow(house, language)
    mark, phrases = ann.mark, load(language)
    await ann.say("/findings")
    listed = await ann.wait_for(lambda message: bool(message.find(phrases.text("order.button"))), since=mark)
    await ann.click(phrases.text("order.button"), on=listed)
    told = await ann.wait_for(phrases.text("order.head"))
    assert len(told.text) < 2000 and "{" not in told.text
