"""Story 03, the truth card; story 53, the sources; stories 40 and 41, help and whatever else is said."""

import pytest

from bot.handlers import registry
from data.phrases import languages
from tests.bot.cafe import OLD, RIGHT, open_for_business
from tests.bot.conftest import House
from tests.fakegram.chat import Chat


async def set_up(house: House, phone: str = RIGHT) -> Chat:
    open_for_business(house.web, phone)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    await house.settle()
    return ann


async def test_each_fact_stands_with_its_origin_and_a_button(house: House) -> None:
    ann = await set_up(house)
    await ann.say("/facts")
    card = await ann.wait_for("what I compare with")
    assert "Phone: 02 5550142 (from your page, unconfirmed)" in card.text
    assert "Opening hours: Mon-Fri 8:00-17:00 (from your page, unconfirmed)" in card.text
    assert "Website: aamunkoi.example (you said so)" in card.text
    assert card.buttons[0] == ["Name", "Website"], "two a row: three would be cut on a phone"


@pytest.mark.parametrize(
    ("button", "text", "shown"),
    [
        ("Phone", "02 555 0199, +358 2 555 0142", "Phone: 02 5550199, 02 5550142. I have written"),
        ("E-mail", "Hei@Aamunkoi.Example", "E-mail: hei@aamunkoi.example."),
        ("Opening hours", "Mo-Fr 09:00-15:00", "Opening hours: Mon-Fri 9:00-15:00"),
        ("Address", "Rantakatu 7, 20100 Turku", "Address: Rantakatu 7, 20100 Turku."),
        ("Website", "uusi.example", "Website: uusi.example."),
        ("Name", "Aamunkoi", "Name: Aamunkoi."),
    ],
)
async def test_a_changed_fact_is_shown_back_as_understood(house: House, button: str, text: str, shown: str) -> None:
    ann = await set_up(house)
    await ann.say("/facts")
    await ann.click(button)
    asked = await ann.wait_for("Answer this message, or send /cancel.")
    assert asked.force_reply
    await ann.say(text, reply_to=asked)
    card = await ann.wait_for(shown)
    assert "(you said so on 23 Nov)" in card.text


@pytest.mark.parametrize(
    ("button", "text", "example"),
    [
        ("Phone", "ring me", "“ring me” is not a phone number. Write it like 02 555 0142."),
        ("E-mail", "at home", "hello@company.example"),
        ("Opening hours", "when I like", "Mo-Fr 08:00-17:00"),
        ("Address", "by the river", "Jokikatu 5, 20100 Turku"),
        ("Website", "my page", "company.example"),
    ],
)
async def test_an_impossible_value_is_refused_with_an_example(
    house: House, button: str, text: str, example: str
) -> None:
    ann = await set_up(house)
    await ann.say("/facts")
    await ann.click(button)
    await ann.wait_for("Answer this message")
    await ann.say(text)
    refused = await ann.wait_for(example, since=ann.mark - 1)
    assert refused.force_reply
    await ann.say("/cancel")
    await ann.wait_for("I have dropped the question")


async def test_a_question_can_be_left_by_button_and_expires_after_a_day(house: House) -> None:
    ann = await set_up(house)
    await ann.say("/facts")
    await ann.click("Phone")
    await ann.click("Cancel")
    await ann.wait_for("I have dropped the question")
    mark = ann.mark
    await ann.click("Phone")
    await ann.wait_for("What is the phone number?", since=mark)
    await house.quiet()
    house.clock.on(hours=25)
    await ann.say("02 555 0199")
    await ann.wait_for("A company's name and town, or something a customer said?")
    await ann.say("/cancel")
    await ann.wait_for("There was nothing to cancel.")


async def test_a_new_truth_is_judged_at_once_without_a_look(house: House) -> None:
    ann = await set_up(house)
    await ann.say("/facts")
    await ann.click("Phone")
    await ann.wait_for("What is the phone number?")
    house.web.asked.clear()
    await ann.say(OLD)
    await ann.wait_for("I have written it down as yours")
    await ann.say("/findings")
    await ann.wait_for("2 places show the number 02 5550142, and it is not yours")
    assert not house.web.asked


async def test_everything_can_be_confirmed_at_once(house: House) -> None:
    ann = await set_up(house)
    await ann.say("/facts")
    await ann.click("All of this is right")
    card = await ann.wait_for("noted that all of this is right")
    assert "unconfirmed" not in card.text


async def test_help_is_one_message_and_lists_what_is_registered(house: House) -> None:
    ann = house.ann()
    await ann.say("/help")
    text = (await ann.wait_for("This is what I can do here")).text
    assert {line.split()[0][1:] for line in text.splitlines() if line.startswith("/")} == set(registry.commands)
    await ann.click("Try /check")
    await ann.wait_for("Tell me the company's name and town")


async def test_the_menus_are_set_for_every_scope_at_the_start(house: House) -> None:
    house.set_menus = True
    await house.start_again()
    await house.settle()
    calls = house.gram.calls("setMyCommands")
    scopes = [call.params["scope"]["type"] for call in calls]
    everywhere = ["default", "all_private_chats", "all_group_chats", "all_chat_administrators"]
    assert scopes == everywhere * len(languages())
    assert [call.params.get("language_code") for call in calls[:4]] == [None] * 4
    assert {call.params.get("language_code") for call in calls[4:]} == set(languages()) - {"en"}
    names = {one["command"] for call in calls for one in call.params["commands"]}
    assert names == set(registry.commands)
    assert all(1 <= len(one["description"]) <= 256 for call in calls for one in call.params["commands"])


async def test_an_unknown_command_gets_the_nearest_one(house: House) -> None:
    ann = house.ann()
    await ann.say("/chekc")
    await ann.wait_for("I do not know /chekc. Did you mean this one?")
    await ann.click("/check")
    await ann.wait_for("Tell me the company's name and town")
    await ann.say("/abracadabra")
    await ann.wait_for("/help shows what I can do")


async def test_a_pasted_review_becomes_a_complaint_with_its_own_card(house: House) -> None:
    ann = await set_up(house)
    words = (
        "Forty minutes for a sandwich, and nobody said sorry. <b>Two stars</b> & no more. Marko, who will not come back"
    )
    await ann.say(words)
    await ann.click("Complaint")
    card = await ann.wait_for("A complaint. It is on your list")
    assert words in card.text
    await ann.click("Done")
    await ann.wait_for("Done, on your word")


async def test_a_short_text_is_asked_about(house: House) -> None:
    ann = await set_up(house)
    await ann.say("Nice cakes, really")
    await ann.click("A customer's words")
    await ann.click("Praise")
    await ann.wait_for("That is good to hear. I have kept it.")


async def test_a_picture_is_kept_and_a_voice_is_declined_kindly(house: House) -> None:
    ann = await set_up(house)
    await ann.photo(b"picture")
    await ann.wait_for("I keep the picture")
    await ann.click("Question")
    await ann.wait_for("A question. It is on your list")
    await ann.send(
        {
            "sticker": {
                "file_id": "s",
                "file_unique_id": "u",
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            }
        }
    )
    await ann.wait_for("I cannot listen or watch, only read.")
