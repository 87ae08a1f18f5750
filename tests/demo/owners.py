"""Every owner of the town meets the bot, to be read line by line: ``python -m tests.demo.owners [COMPANY...]``."""

import argparse
import tempfile
import textwrap
from collections import deque
from pathlib import Path

from bot import loop
from bot.clock import now
from tests.demo.household import Household, household
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

LANGUAGES = {"FI": "fi", "NO": "nb", "PL": "pl", "RU": "ru"}


def show(title: str, message: Message | str) -> None:
    """Print what stands on the screen."""
    print(f"--- {title}\n{textwrap.indent(str(message), '  ')}", flush=True)


async def first_contact(house: Household, company: str, *, native: bool) -> Chat:
    """Name the company as its owner would, and answer what is asked as the card says."""
    card = house.town.card(company)
    chat = house.owner(LANGUAGES.get(card.get("country", ""), "en") if native else "en")
    await chat.say("/start")
    await chat.say(house.town.first_words(company))
    await house.settle()
    while not await _followed(house, chat):
        show("who is it?", chat.last)
        await house.press(chat, chat.last.buttons[0][0])
    show("the first look", str(chat))
    return chat


async def _followed(house: Household, chat: Chat) -> bool:
    return bool(await house.bot.desk.parts.store.watches_of(chat.id))


async def walk(house: Household, chat: Chat) -> None:
    """Look at everything there is."""
    show("/check", await house.check(chat))
    for command in ("/findings", "/facts", "/sources"):
        await chat.say(command)
        await house.settle()
        show(command, chat.last)
    await chat.say("/findings")
    await house.settle()
    listed = chat.last
    shown: deque[str] = deque(text for row in listed.buttons for text in row if text[:1].isdigit())
    for words in shown:
        await house.press(chat, words, listed)
        show(f"[{words}]", listed)
        if any("More" in row for row in listed.buttons):
            await house.press(chat, "More", listed)
            show("[More]", listed)
            await house.press(chat, "Look again", listed)
            show("[Look again]", listed)
        await chat.say("/findings")
        await house.settle()
        listed = chat.last


async def main(companies: list[str], *, native: bool) -> None:
    """Walk with every owner."""
    with tempfile.TemporaryDirectory() as home:
        async with household(Path(home), now()) as house:
            for company in companies or list(house.town.world.companies):
                print(f"\n=================== {company}")
                chat = await first_contact(house, company, native=native)
                if not native:
                    await walk(house, chat)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.demo.owners", description=__doc__)
    parser.add_argument("companies", nargs="*")
    parser.add_argument("--native", action="store_true", help="in the company's own language, first look only")
    told = parser.parse_args()
    loop.run(main(told.companies, native=told.native))
