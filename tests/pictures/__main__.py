"""Photograph the main screens, as they stand on a phone, in every language there is.

Needs Chromium on the machine (Debian: ``apt-get install chromium``) and ``pip install playwright``, which drives it.
The real bot, with a clock that can be set, talks with five owners and their teams on the stand-in for Telegram;
each picture is 390 points wide.
"""

import argparse
import os
import tempfile
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.async_api import async_playwright

from bot import loop
from bot.clock import now
from data import phrases
from tests.demo.household import Household, household
from tests.fakegram.people import Person
from tests.pictures import alone, together
from tests.pictures.camera import Camera, Hand

OWNERS = {"en": "daybreak", "fi": "aamunkoi", "ru": "zarya", "pl": "swit", "nb": "morgenrode"}
"""Language -> the company of the town whose owner speaks it."""
PEOPLE = {
    "en": ("Ann", "Ben"),
    "fi": ("Aino", "Eero"),
    "ru": ("Аня", "Игорь"),
    "pl": ("Ania", "Tomek"),
    "nb": ("Anne", "Ola"),
}
"""The owner and a member of the team."""
SAID = {
    "en": "Half an hour for a tea, and nobody looked up.",
    "fi": "Odotin teetä puoli tuntia, eikä kukaan huomannut.",
    "ru": "Полчаса ждал мастера, и никто не подошёл.",
    "pl": "Pół godziny czekałam na sprzedawcę i nikt nie podszedł.",
    "nb": "Ventet en halvtime på te, og ingen så opp.",
}
"""What a customer told the owner."""
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
NINE = 9
"""UTC: by then it is past nine o'clock, local, for every owner."""


async def main(folder: Path, languages: list[str]) -> None:
    """Write ``<language>-<screen>.png`` for these languages and every screen into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="goodname-pictures-")))
        begin = now().replace(hour=NINE, minute=2, second=0, microsecond=0)
        house = await stack.enter_async_context(household(home, begin))
        house.gram.clock.set(begin)
        driver = await stack.enter_async_context(async_playwright())
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        camera = Camera(browser, house, folder)
        hands = [await _owner(house, camera, language) for language in languages]
        teams = [await _team(house, camera, hand) for hand in hands]
        await _weeks(house, hands, teams)
        await browser.close()


async def _owner(house: Household, camera: Camera, language: str) -> Hand:
    person = house.gram.person(100 + len(house.gram.people), PEOPLE[language][0], language)
    hand = Hand(house, camera, house.gram.private(person), language)
    await alone.first_look(hand, house.town.first_words(OWNERS[language]))
    await alone.findings(hand)
    await alone.commands(hand)
    await alone.words(hand, SAID[language])
    return hand


async def _team(house: Household, camera: Camera, hand: Hand) -> Hand:
    name = str(house.town.card(OWNERS[hand.language])["name"])
    owner, member = house.gram.people[hand.chat.id], _member(house, hand)
    return await together.group(house, camera, hand.language, name, owner, member)


def _member(house: Household, hand: Hand) -> Person:
    return house.gram.person(1000 + hand.chat.id, PEOPLE[hand.language][1], hand.language)


async def _weeks(house: Household, hands: list[Hand], teams: list[Hand]) -> None:
    """Let the weeks pass until the new year: the first digest, holidays to come, the picture of a month."""
    mark = await _until(house, _monday(house.clock.moment))
    for hand, team in zip(hands, teams, strict=True):
        await alone.week(hand, mark)
        await together.week(team, mark, _member(house, hand))
        await alone.between(hand)
    for number in range(2, 8):
        mark = await _until(house, _monday(house.clock.moment))
        for hand in hands:
            await hand.shoot(f"8{number}-week-{number}", mark)


async def _until(house: Household, moment: datetime) -> int:
    """Let time pass day by day; return a mark of the last one."""
    mark = house.gram.bell.count
    while house.clock.moment < moment:
        mark = house.gram.bell.count
        house.clock.moment = min(house.clock.moment + timedelta(days=1), moment)
        house.gram.clock.set(house.clock.moment)
        for _ in range(4):
            await house.bot.schedule.tick()
            await house.settle()
    return mark


def _monday(after: datetime) -> datetime:
    """Return the next Monday at nine."""
    day = after.date() + timedelta(days=7 - after.weekday())
    return datetime(day.year, day.month, day.day, NINE, 1, tzinfo=UTC)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("languages", nargs="*", default=list(phrases.languages()))
    told = parser.parse_args()
    loop.run(main(told.folder, told.languages))
