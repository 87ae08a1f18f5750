"""What a team sees in its group."""

from tests.demo.household import Household
from tests.fakegram.people import Person
from tests.pictures.camera import Camera, Hand


async def group(house: Household, camera: Camera, language: str, title: str, owner: Person, member: Person) -> Hand:
    """Let an owner take the bot into a group and link the company; another looks around and opens a card."""
    chat = house.gram.group(title, [owner, member], bot=False)
    hand = Hand(house, camera, chat, language)
    since = chat.mark
    await chat.add_bot(by=owner)
    await house.settle()
    await hand.shoot("70-group-hello", since)
    await hand.press("team.link", "71-group-which", by=owner)
    await hand.press(chat.last.buttons[0][0], "72-group-linked", by=owner)
    await hand.say("/help", "73-group-help", by=member)
    await hand.say("/findings", by=member)
    await hand.press(chat.last.buttons[0][0], "74-group-card", by=member, on=chat.last)
    await hand.say("/settings", "75-group-settings", by=owner)
    return hand


async def week(hand: Hand, mark: int, member: Person) -> None:
    """Look at the team's weekly message and take the first thing on."""
    await hand.shoot("76-group-week", mark)
    await hand.press("1 ", "77-group-taken", by=member)
