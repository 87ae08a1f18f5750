"""Story 03: the truth card and its page of holiday hours, what the web says of them, and telling them ahead."""

import pytest

from data.phrases import languages, load
from tests.bot.cafe import NAME, SITE, open_for_business, site
from tests.bot.conftest import House
from tests.bot.rhythm import follow
from tests.bot.test_drafts import labels
from tests.bot.test_holidays import card
from tests.checks.saved_web import page
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

SPECIAL = """"openingHours":["Mo-Fr 08:00-17:00"],"specialOpeningHoursSpecification":[
{"@type":"OpeningHoursSpecification","validFrom":"2026-11-10","validThrough":"2026-11-10","opens":"00:00","closes":"00:00"},
{"@type":"OpeningHoursSpecification","validFrom":"2026-12-24","validThrough":"2026-12-24","opens":"10:00","closes":"13:00"}],"""


async def shown(house: House, language: str = "en", *, told: bool = True) -> tuple[Chat, Message]:
    """Let Ann open the truth card of the café, whose website tells its hours on Christmas Eve."""
    open_for_business(house.web)
    if told:
        whole = site().body.decode().replace('"openingHours":["Mo-Fr 08:00-17:00"],', SPECIAL)
        house.web.pages[SITE] = page(whole)
    ann = await follow(house, language)
    mark = ann.mark
    await ann.say("/facts")
    return ann, await ann.wait_for(lambda message: len(message.buttons) > 4, since=mark)


async def test_the_card_and_its_page_say_what_the_website_tells_of_days_to_come(house: House) -> None:
    ann, facts = await shown(house)
    assert "Holiday hours: Thu 24 Dec: 10:00-13:00 (from your page, unconfirmed)" in facts.text
    await ann.click("Holiday hours", on=facts)
    told = await ann.wait_for(f"{NAME}: holiday hours")
    assert told.id == facts.id
    assert "I compare with this (from your page, unconfirmed):\nThu 24 Dec: 10:00-13:00" in told.text
    assert "aamunkoi.example says" not in told.text and "10 Nov" not in told.text
    assert labels(told)[:2] == ["24–25 Dec", "31 Dec – 1 Jan"] and labels(told)[-1] == "Back"


async def test_the_owner_tells_the_hours_of_a_holiday_ahead_and_comes_back_to_the_card(house: House) -> None:
    ann, facts = await shown(house, told=False)
    assert "Holiday hours: not known" in facts.text
    await ann.click("Holiday hours", on=facts)
    await ann.wait_for("I know no holiday hours of yours for the days to come.")
    await ann.click("24–25 Dec")
    asked = await ann.wait_for("What are your hours on 24–25 Dec?")
    await ann.click("Closed all these days", on=asked)
    kept = await ann.wait_for("I have written down:\nThu 24 Dec: closed")
    assert kept.id == facts.id
    await ann.click("Back", on=kept)
    await ann.wait_for("I compare with this (you said so on 23 Nov):\n24–25 Dec: closed")
    await ann.click("Back")
    await ann.wait_for("Holiday hours: 24–25 Dec: closed (you said so on 23 Nov)")
    assert (await card(house)).confirmed("special_hours")


async def test_what_the_website_tells_is_confirmed_with_everything_else(house: House) -> None:
    ann, facts = await shown(house)
    await ann.click("All of this is right", on=facts)
    told = await ann.wait_for("noted that all of this is right")
    assert "Holiday hours: Thu 24 Dec: 10:00-13:00 (you said so on 23 Nov)" in told.text
    assert "All of this is right" not in labels(told)
    await ann.click("Holiday hours", on=told)
    await ann.wait_for("aamunkoi.example says:\nThu 24 Dec: 10:00-13:00")


async def test_without_opening_hours_it_says_what_is_wanted_first(house: House) -> None:
    open_for_business(house.web, hours="")
    house.web.pages[SITE] = page(
        site().body.decode().replace('"openingHours":["Mo-Fr 08:00-17:00"],', "").replace("ma-pe 8-17", "")
    )
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await ann.say("/facts")
    await ann.click("Holiday hours", on=await ann.wait_for("what I compare with"))
    told = await ann.wait_for("Once I know your opening hours")
    assert labels(told) == ["Back"]


@pytest.mark.parametrize("language", languages())
async def test_no_button_of_the_page_is_cut_on_a_phone(house: House, language: str) -> None:
    ann, facts = await shown(house, language)
    phrases = load(language)
    await ann.click(phrases.text("facts.is_special_hours"), on=facts)
    told = await ann.wait_for(lambda message: phrases.text("special.ask") in message.text)
    assert all(len(label) <= 24 for label in labels(told)), labels(told)
