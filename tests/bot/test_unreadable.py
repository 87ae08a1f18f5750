"""A unit that cannot be read holds up nobody else, and whoever it belongs to is told."""

import json
from datetime import timedelta
from typing import Any

import pytest

from data.store import UnitId
from data.store.layout import unit_path
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick, until
from tests.bot.test_digest import MONDAY, digests


def spoil(house: House, table: str, row: str, field: str, value: Any) -> None:
    path = unit_path(house.settings.home, UnitId("chat", "7"))
    kept = json.loads(path.read_bytes())
    kept[table][row][field] = value
    path.write_text(json.dumps(kept))


async def test_everybody_else_gets_their_digest_and_their_nightly_plan(house: House) -> None:
    await set_up(house)
    bob = house.gram.private(house.gram.person(8, "Bob"))
    await bob.say("aamunkoi.example")
    await bob.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await until(house, MONDAY - timedelta(minutes=1))
    spoil(house, "due", "digest", "at", 12)
    house.clock.moment = MONDAY
    await tick(house)
    assert len(digests(bob)) == 1
    async with house.store.chat(8) as unit:
        unit.wake_at(None)
    assert house.bot
    with pytest.raises(ExceptionGroup):
        await house.bot.schedule.night()
    async with house.store.chat(8) as unit:
        assert unit.wake is not None


async def test_a_person_whose_chat_cannot_be_read_is_told_that_it_is_on_our_side(house: House) -> None:
    ann = await set_up(house)
    spoil(house, "_unit", "about", "schema", 99)
    await ann.say("/findings")
    await ann.wait_for("That did not work - it is on our side. Reference")


async def test_a_chat_of_which_nothing_is_left_gets_its_company_back(house: House) -> None:
    ann = await set_up(house)
    path = unit_path(house.settings.home, UnitId("chat", "7"))
    path.write_bytes(b"{")
    path.with_suffix(".prev").write_bytes(b"")
    await ann.say("/findings")
    await ann.wait_for("Nothing to do at Kahvila Aamunkoi.")
    assert {each.suffix for each in path.parent.iterdir()} >= {".damaged"}
    await until(house, MONDAY)
    assert len(digests(ann)) == 1
