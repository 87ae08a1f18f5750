"""Whatever people send, at any moment: a calm answer or none, and never a failure of ours."""

import asyncio

from tests.bot.cafe import RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up
from tests.fakegram.chat import Chat

RUBBISH = (
    "/", "//", "/nosuch", "/start@nobody", "/start " + "x" * 4000, "\u200b", "?", "🙂" * 500, "<b>&</a>", "a" * 100_000,
    "http://", "https://[::1", "http://127.0.0.1/", "@", "\u202eelifrorp", "0", "-1", "%s %d {name}", "../../x",
)  # fmt: skip
THINGS = (
    {"sticker": {"file_id": "s", "file_unique_id": "s", "width": 1, "height": 1, "is_animated": False,
                 "is_video": False, "type": "regular"}},
    {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}},
    {"location": {"latitude": 60.45, "longitude": 22.26}},
    {"contact": {"phone_number": "+35825550142", "first_name": "Ann"}},
    {"dice": {"emoji": "🎲", "value": 1}},
    {},
)  # fmt: skip


def fails(chat: Chat) -> list[str]:
    return [message.text for message in chat.answers if "on our side" in message.text]


async def everything_to(house: House, chat: Chat) -> None:
    for text in RUBBISH:
        await chat.say(text)
    for thing in THINGS:
        await chat.send(dict(thing))
    while house.gram.updates.pending:
        await asyncio.sleep(0.01)
    await house.settle()
    house.clock.on(minutes=2)  # nobody is too fast here


async def test_rubbish_before_a_company_is_known_and_after(house: House) -> None:
    open_for_business(house.web, RIGHT)
    ben = house.gram.private(house.gram.person(8, "Ben"))
    await ben.say("/start")
    await everything_to(house, ben)
    ann = await set_up(house)
    await everything_to(house, ann)
    assert not fails(ann)
    assert not fails(ben)
    mark = ann.mark
    await ann.say("/findings")
    await ann.wait_for("Kahvila Aamunkoi", since=mark)


async def test_rubbish_as_an_answer_to_a_question_and_cancel_in_the_middle(house: House) -> None:
    ann = await set_up(house)
    for fact in ("Phone", "Opening hours", "Address", "E-mail", "Website"):
        await ann.say("/facts")
        await ann.click(fact)
        await ann.wait_for("Answer this message")
        for text in ("🙂", "a" * 5000, "<b>", "\u202e"):
            await ann.say(text)
        mark = ann.mark
        await ann.say("/cancel")
        await ann.wait_for(lambda message: "dropped" in message.text or "nothing to cancel" in message.text, since=mark)
        house.clock.on(minutes=2)
    assert not fails(ann)
    async with house.store.watch((await house.store.watches_of(ann.id))[0]) as unit:
        card = (await unit.get("card", "company")) or {}
    assert "🙂" not in str(card)


async def test_every_button_ever_shown_can_be_pressed_late_by_two_people_at_once(house: House) -> None:
    ann = await set_up(house, "+358 2 555 0199")
    ben = house.gram.person(8, "Ben")
    for words in ("/findings", "/facts", "/sources", "/help", "/language"):
        await ann.say(words)
    while house.gram.updates.pending:
        await asyncio.sleep(0.01)
    buttons = [
        (message, button)
        for message in ann.answers
        for row in message.keyboard
        for button in row
        if "callback_data" in button and button["text"] not in ("This is not us",)
    ]
    presses = []
    for message, button in buttons:
        for person in (house.gram.people[7], ben):
            presses.append(ann.ask(message, button["callback_data"], person))
        house.clock.on(seconds=30)
        await presses[-1].toast(10)
    for press in presses:
        await press.toast(10)
    await house.settle()
    assert all(len(press.answers) == 1 for press in presses)
    assert not fails(ann)
