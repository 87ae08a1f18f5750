"""Story 51: where we cannot look, a person is asked, and what they saw stays theirs, with its date."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.render import eyes as render
from bot.render.voice import Voice
from data import places
from data.evidence import Evidence
from data.phrases import languages, load
from tests.bot.cafe import OLD, RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.test_drafts import labels
from tests.fakegram.chat import Chat

ASKS = "I cannot read Google Maps. Half a minute: open it and tell me."


async def asked(house: House) -> Chat:
    open_for_business(house.web, RIGHT)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for(ASKS)
    await house.settle()
    return ann


async def test_the_first_check_asks_about_the_heaviest_place_that_nobody_can_read(house: House) -> None:
    ann = await asked(house)
    assert labels(ann.last)[-6:] == [
        "Open Google Maps", "All right", "Something is wrong", "We are not there", "A review has no answer",
        "Change zone or language",
    ]  # fmt: skip
    press = await ann.click("Open Google Maps")
    assert press.url == "https://www.google.com/maps/search/?api=1&query=Kahvila%20Aamunkoi%20Turku"


async def test_all_right_is_the_person_s_word_with_its_date_and_the_next_place_is_asked(house: House) -> None:
    ann = await asked(house)
    await ann.click("All right")
    told = await ann.wait_for("Google Maps: all right, says Ann, 23 Nov. I ask again in a month.")
    assert "I cannot read Facebook. Half a minute" in told.text
    await ann.say("/sources")
    await ann.wait_for("- Google Maps: all right, says Ann, 23 Nov.")
    house.clock.on(days=31)
    mark = ann.mark
    await ann.say("/sources")
    stale = await ann.wait_for("Google Maps", since=mark)
    assert "says Ann" not in stale.text


async def test_it_is_told_where_what_strangers_suggest_can_be_refused_and_until_when(
    house: House, tmp_path: Path
) -> None:
    await house.with_places(
        tmp_path / "own.toml",
        '[[places]]\nid = "kartta"\nname = "Kartta"\nhosts = ["kartta.example"]\nkind = "map"\ncountry = "FI"\n'
        'weight = 100\nread = "no"\nedit_url = "https://oma.kartta.example/"\nedits_after = 3\n',
    )
    open_for_business(house.web, RIGHT)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    while "I cannot read Kartta" not in (await ann.wait_for("Half a minute: open it and tell me.")).text:
        await ann.click("All right")
        await ann.wait_for("all right, says Ann")
        await house.quiet()
    await ann.click("All right")
    told = await ann.wait_for("Kartta: all right, says Ann, 23 Nov. I ask again in a month.")
    assert (
        "What a stranger suggests to change there goes live after 3 days, unless you refuse it: oma.kartta.example."
    ) in told.text


@pytest.mark.parametrize("language", languages())
def test_yandex_is_the_one_of_which_that_is_known(language: str) -> None:
    saw = Evidence(source="owner", url="", seen_by="Ann", quote="right", seen_at=datetime(2026, 11, 23, tzinfo=UTC))
    voice = Voice(load(language), "Europe/Moscow")
    for place in places.load("RU").all:
        told = render.noted(place, {place.id: saw}, voice)
        assert ("business.yandex.ru" in told) == (place.id == "yandex_maps")
        assert not re.search(r"[{}]", told)


async def test_a_place_is_asked_about_once_a_month(house: House) -> None:
    ann = await asked(house)
    for place in ("Google Maps", "Facebook"):
        await ann.wait_for(f"I cannot read {place}")
        await ann.click("All right")
        await ann.wait_for(f"{place}: all right, says Ann")
    house.clock.on(days=2)
    await ann.say("/check")
    await house.quiet()
    await house.settle()
    again = [message for message in ann.answers if ASKS in message.text]
    assert len(again) == 1
    house.clock.on(days=29)
    await ann.say("/check")
    await house.quiet()
    await house.settle()
    assert len([message for message in ann.answers if ASKS in message.text]) == 2


async def test_something_wrong_becomes_a_case_seen_by_that_person(house: House) -> None:
    ann = await asked(house)
    await ann.click("Something is wrong")
    await ann.click("Phone number")
    await ann.wait_for("What does Google Maps show?")
    await ann.say("02 555 0199")
    card = await ann.wait_for("Google Maps shows a phone number that is not yours")
    assert "as seen by you; I cannot look there myself" in card.text and "It shows: 02 5550199" in card.text
    await ann.click("More")
    proof = await ann.wait_for("Told by Ann: 23 Nov")
    assert "Look again" not in labels(proof)
    await ann.click("Back")
    await ann.click("Done")
    await ann.wait_for("Done, on your word: I cannot see this at Google Maps myself.")


async def test_hours_seen_there_are_understood_and_told_as_hours(house: House) -> None:
    ann = await asked(house)
    await ann.click("Something is wrong")
    await ann.click("Opening hours")
    await ann.wait_for("What does Google Maps show?")
    await ann.say("ma-pe 9-15")
    card = await ann.wait_for("Google Maps shows opening hours that are not yours")
    assert "It shows: Mon-Fri 9:00-15:00" in card.text
    await ann.click("More")
    await ann.wait_for("ma-pe 9-15")


async def test_all_right_later_puts_right_what_was_wrong_there(house: House) -> None:
    ann = await asked(house)
    await ann.click("Something is wrong")
    await ann.click("Phone number")
    await ann.say("02 555 0199")
    await ann.wait_for("Google Maps shows a phone number")
    await ann.click("All right")
    await ann.wait_for("Google Maps: all right, says Ann")
    await ann.say("/findings")
    await ann.wait_for("Nothing to do at Kahvila Aamunkoi")


async def test_a_review_without_an_answer_becomes_a_case_with_a_draft(house: House) -> None:
    ann = await asked(house)
    await ann.click("A review has no answer")
    await ann.wait_for("Paste the review here, exactly as it is at Google Maps.")
    await ann.say("Forty minutes for a sandwich, and nobody said sorry. Marko")
    card = await ann.wait_for("A bad review on Google Maps waits for an answer")
    assert labels(card)[0] == "Draft a reply"
    await ann.click("Draft a reply")
    await ann.click("Our mistake")
    draft = await ann.wait_for("Marko, “Forty minutes for a sandwich")
    assert "Open the page" in labels(draft)


async def test_not_being_there_becomes_a_case(house: House) -> None:
    ann = await asked(house)
    await ann.click("We are not there")
    await ann.wait_for("as seen by you")
    await ann.say("/findings")
    await ann.wait_for("1 to do")


async def test_after_the_first_questions_it_is_asked_too(house: House) -> None:
    open_for_business(house.web, OLD)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.click("..0142")
    await ann.wait_for(ASKS)
    await ann.wait_for("Then this comes first")
