"""A chat that is set up, and time that passes for it."""

from datetime import datetime, timedelta

from tests.bot.cafe import NAME, RIGHT, open_for_business
from tests.bot.conftest import House
from tests.fakegram.chat import Chat


async def set_up(house: House, phone: str = RIGHT) -> Chat:
    """Let Ann follow the café, and leave the chat with its first look done."""
    open_for_business(house.web, phone)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await tick(house)
    return ann


async def follow(house: House, language: str = "en") -> Chat:
    """Let Ann follow the café, as the web shows it by now, in her language; the first look is done."""
    ann = house.gram.private(house.gram.person(7, "Ann", language))
    await ann.say("aamunkoi.example")
    await ann.wait_for(lambda message: "OpenStreetMap" in message.text, 20)
    await house.settle()
    await tick(house)
    return ann


async def findings(chat: Chat) -> str:
    """Ask for the list, and return what it says; a digest, which may come meanwhile, has the name with its dates."""
    mark = chat.mark
    await chat.say("/findings")
    listed = await chat.wait_for(
        lambda message: NAME in message.text and f"\n{NAME}, " not in f"\n{message.text}", since=mark
    )
    return listed.text


async def follow_another(house: House, chat: Chat, name: str = "Kahvila Iltarusko") -> None:
    """Let the same chat follow one more company, of which nothing is found."""
    await chat.say(f"/start {name}, Turku")
    await chat.click("None of these")
    await chat.click(f"Begin with {name}")
    await house.settle()


async def tick(house: House) -> None:
    """Do everything that is due now, and wait for its end."""
    assert house.bot
    for _ in range(4):
        await house.bot.schedule.tick()
        await house.settle()


async def until(house: House, moment: datetime, step: timedelta = timedelta(hours=6)) -> None:
    """Let time pass in steps, doing what is due at each."""
    while house.clock.moment < moment:
        house.clock.moment = min(house.clock.moment + step, moment)
        await tick(house)
