"""The café with two pages on Facebook, and a wrong phone number on one of them that a person saw."""

from dataclasses import replace

from bot.services import eyes, memory, watching
from bot.services.eyes import Trouble
from bot.services.people import Person
from data.case import Case
from data.keeper import Keeper
from tests.bot.conftest import House

NEW, OLDER = "https://www.facebook.com/aamunkoi.example", "https://www.facebook.com/aamunkoi.turku.example"
ASKS = "Who looks after it?"


async def with_profiles(house: House, *profiles: str) -> None:
    """Let the card of Ann's café name these profiles."""
    [watch_id] = await house.store.watches_of(7)
    async with house.store.watch(watch_id) as unit:
        company = await memory.get_company(unit)
        assert company
        await memory.put_company(unit, replace(company, profiles=profiles))


async def wrong_there(house: House, found: str = "+358 2 555 0199") -> Case:
    """Let Ann have seen a wrong number on Facebook."""
    assert house.bot
    parts = house.bot.desk.parts
    [watch_id] = await house.store.watches_of(7)
    known = await watching.known(parts, watch_id)
    place = parts.places("FI").of("facebook")
    assert known and place
    return await eyes.open_case(
        parts, known, place, Trouble(check="inaccurate.phone", by=Person(7, "Ann"), found=found)
    )


async def said(house: House) -> dict[str, Keeper]:
    """Return what is kept, by the spot's id."""
    [watch_id] = await house.store.watches_of(7)
    async with house.store.watch(watch_id) as unit:
        return {one.spot.id: one for one in (await memory.read_all(unit, "keeper", Keeper)).values()}


async def cases(house: House) -> dict[str, Case]:
    """Return the cases, by their check."""
    [watch_id] = await house.store.watches_of(7)
    async with house.store.watch(watch_id) as unit:
        return {case.finding.check: case for case in (await memory.get_cases(unit)).values()}
