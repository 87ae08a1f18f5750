"""Story 15: whatever look sees what became of a claim, it is told, once, and what belongs together in one message."""

import re
from datetime import timedelta

from tests.bot.cafe import MAP, OLD, RIGHT, SITE, on_map, open_for_business, site
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, until
from tests.bot.test_another_company import findings
from tests.bot.test_settings_chat import press
from tests.checks.saved_web import Value, answer_json, page
from tests.fakegram.chat import Chat

CHRISTMAS = "<p>Olemme suljettuna jouluna 24.–26.12.2025.</p></body>"


def with_notice() -> Value:
    """Return the home page with the notice of a Christmas that is over."""
    return page(site().body.decode().replace("</body>", CHRISTMAS))


def told(chat: Chat) -> list[str]:
    return [each.text for each in chat.answers if "I looked again" in each.text]


async def test_a_silence_that_the_daily_look_confirms_is_told_as_was_promised(house: House) -> None:
    ann = await set_up(house)
    house.web.pages[SITE] = with_notice()
    house.clock.on(hours=2)
    await ann.say("/check")
    await ann.wait_for("to do: 1")
    await ann.say("/findings")
    await ann.click("1 old notice")
    await ann.click("Done")
    await ann.wait_for("Done, says Ann, 23 Nov. I'll look again on Thursday.")
    house.web.pages[SITE] = site()
    await until(house, house.clock.moment + timedelta(days=8))
    assert told(ann) == [
        "I looked again, and this has been put right: "
        "Your website still shows a notice that ended on 26 Dec 2025. Thank you."
    ]


async def test_two_places_put_right_are_one_message_and_one_that_is_not_has_its_card(house: House) -> None:
    open_for_business(house.web, OLD)
    rows = [on_map(OLD, number) for number in (1, 2, 3)]
    house.web.pages[MAP] = answer_json(rows)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    for place in (("1 OpenStreetMap",), ("2 OpenStreetMap",), ()):
        await findings(ann, "to do")
        await press(house, ann, "1 phone number", *place, "Done")

    def looked_up(url: str, params: object) -> Value:
        number = int(re.search(r"osm_ids=N(\d)", url)[1])
        return answer_json([on_map(OLD if number == 3 else RIGHT, number)])

    house.web.pages["https://nominatim.openstreetmap.org/lookup"] = looked_up
    await until(house, house.clock.moment + timedelta(days=3, hours=2))
    still, right = sorted(told(ann))
    title = "OpenStreetMap shows a phone number that is not yours"
    assert right == f"I looked again: 2 things are put right. Thank you.\n\n1. {title}\n2. {title}"
    assert still.startswith(f"I looked again at what was said to be done:\n\n{title}")
    assert "It is still there. On 23 Nov Ann said it was done." in still


async def test_two_rows_of_one_place_are_put_right_at_either_of_them(house: House) -> None:
    open_for_business(house.web, RIGHT)
    house.web.pages[MAP] = answer_json([on_map(RIGHT, number) for number in (1, 2)])

    def looked_up(url: str, _: object) -> Value:
        number = int(re.findall(r"osm_ids=N(\d)", url)[0])
        return answer_json([on_map(RIGHT, number)] if number == 2 else [])

    house.web.pages["https://nominatim.openstreetmap.org/lookup"] = looked_up
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    await findings(ann, "to do")
    await press(house, ann, "1 listed twice", "More")
    for said in ("it is no longer there. I'll believe it when I have seen that twice.", "it is right now. Thank you."):
        await ann.click("Look again")
        await ann.wait_for(said)
        house.clock.on(minutes=1)
        await press(house, ann, "More")
