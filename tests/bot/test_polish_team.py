"""A team in Polish: the digest, who takes what, who has put a thing right, and who looks after which page."""

import re
from datetime import UTC, datetime, timedelta

from tests.bot.cafe import NAME, OLD, RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.kept import NEW, OLDER, with_profiles
from tests.bot.rhythm import tick, until
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message
from tests.fakegram.people import Person

MONDAY = datetime(2026, 11, 30, 7, 1, tzinfo=UTC)
WEEK = timedelta(days=7)
HEAD = re.compile(rf"{NAME}, \d")
TOLD = f"{NAME}, 23–29 listopada.\nJedna sprawa, około 6 minut.\n\n1. OpenStreetMap: to nie jest wasz numer telefonu."


async def begun(house: House) -> tuple[Chat, Person]:
    """Let Ania share the café, which she follows in private, with a group that Tomek is in."""
    ania, tomek = house.gram.person(7, "Ania", "pl"), house.gram.person(8, "Tomek", "pl")
    own, group = house.gram.private(ania), house.gram.group("Zespół", [ania, tomek], bot=False)
    open_for_business(house.web, OLD)
    await own.say("aamunkoi.example")
    await own.wait_for("Oto co widzi ktoś z zewnątrz:", 20)
    await own.click("..0142")
    await own.wait_for("W takim razie na początek to:")
    await house.settle()
    await group.add_bot(by=ania)
    await group.click("Podłącz firmę", by=ania)
    await group.click(NAME, by=ania)
    await group.wait_for(f"Ta grupa obserwuje odtąd firmę {NAME}: co zrobi jedna osoba, widzą pozostałe")
    await tick(house)
    return group, tomek


def digests(group: Chat) -> list[Message]:
    """Return the weekly messages."""
    return [message for message in group.answers if HEAD.match(message.text)]


async def test_a_thing_is_taken_from_the_digest_done_and_told_with_a_name(house: House) -> None:
    group, tomek = await begun(house)
    await until(house, MONDAY, WEEK)
    [told] = digests(group)
    assert told.text.startswith(TOLD) and told.buttons == [["1 Biorę"]]
    press = await group.click("1 Biorę", by=tomek, on=told)
    assert (await press.toast()).text == "Zajmuje się tym: Tomek"
    await group.wait_for(lambda message: message.buttons == [["1: Tomek"]])
    mark = group.mark
    await group.say("/findings", by=tomek)
    shown = await group.wait_for(f"{NAME}: 1 sprawa", since=mark)
    await group.click("1. telefon", by=tomek, on=shown)
    card = await group.wait_for("Zajmuje się tym: Tomek", since=mark)
    await group.click("Zrobione", by=tomek, on=card)
    await group.wait_for("Zrobione 30 listopada, mówi Tomek. Sprawdzę ponownie w czwartek.", since=mark)
    open_for_business(house.web, RIGHT)
    await until(house, MONDAY + WEEK, timedelta(days=4))
    assert "Załatwione: OpenStreetMap (telefon, Tomek)." in digests(group)[-1].text


async def test_a_team_says_who_looks_after_which_page(house: House) -> None:
    group, tomek = await begun(house)
    await with_profiles(house, NEW, OLDER)
    mark = group.mark
    await group.say("/sources", by=tomek)
    listed = await group.wait_for("co sprawdzono", since=mark)
    await group.click("Kto się czym opiekuje", by=tomek, on=listed)
    shown = await group.wait_for(f"{NAME}: kto się czym opiekuje", since=mark)
    assert "1. Facebook (aamunkoi.example): jeszcze nie wiadomo" in shown.text
    await group.click("1 Facebook (aamunkoi.ex…", by=tomek, on=shown)
    asked = await group.wait_for("Facebook (aamunkoi.example): kto się tym opiekuje?", since=mark)
    await group.click("Ja", by=tomek, on=asked)
    noted = await group.wait_for("Zapisane. Facebook (aamunkoi.example): opiekuje się tym Tomek.", since=mark)
    assert "1. Facebook (aamunkoi.example): Tomek\n2. Facebook (aamunkoi.turku.example): jeszcze" in noted.text
