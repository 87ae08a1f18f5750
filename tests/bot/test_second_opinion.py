"""A second reader of texts beside checks, glances and a look at one place: asked once of the same words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.services import casework, checking, glancing, memory
from bot.services.second import KIND, SAID
from bot.settings import SourceSettings
from checks.second_reader import Tally
from checks.web import Broken, Unreachable
from data.case import Case
from tests.bot.conftest import House
from tests.bot.reviewed import Left, show
from tests.bot.rhythm import tick
from tests.checks.saved_web import Value, answer_json, page
from tests.fakegram.chat import Chat

MODEL = "https://model.example/v1/chat/completions"
SHOUTED = "Kamala paikka, ruoka oli kylmää ja tarjoilija tyly. Emme tule enää koskaan."
LEFT = Left(who="Veera", stars=5, day=date(2026, 11, 22), words=SHOUTED)


def says(content: str) -> Value:
    return answer_json({"choices": [{"message": {"content": content}}]})


async def followed(house: House, model: Value) -> tuple[Chat, str]:
    """Let Ann follow a café with one review that shouts against its stars; returns the id of the watch too."""
    language = replace(house.settings.language, base_url="https://model.example/v1", model="small")
    house.settings = replace(house.settings, language=language, sources={"tavily": SourceSettings(key="k")})
    await house.start_again()
    show(house.web, LEFT)
    house.web.pages[MODEL] = model
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await tick(house)
    return ann, (await house.store.watches_of(ann.id))[0]


def asked(house: House) -> list[Any]:
    return [body for body in house.web.posted if "messages" in body]


async def cases(house: House, watch_id: str) -> list[Case]:
    async with house.store.watch(watch_id) as unit:
        found = await memory.get_cases(unit)
    return [case for case in found.values() if case.finding.check == "unanswered.review"]


async def tally(house: House) -> Tally:
    async with house.store.watch(memory.PROCESS) as unit:
        return await memory.read(unit, KIND, memory.ONLY, Tally) or Tally()


async def test_what_it_finds_kind_is_left_alone_from_then_on(house: House) -> None:
    _, watch_id = await followed(house, says('{"feeling": "positive"}'))
    assert (await cases(house, watch_id), len(asked(house))) == ([], 1)
    assert house.bot
    parts = house.bot.desk.parts
    for look in (glancing.glance, checking.check):
        house.web.pages[MODEL] = Unreachable("down")
        house.clock.on(days=1)
        await look(parts, watch_id)
        assert (await cases(house, watch_id), len(asked(house))) == ([], 1), "of the same words it is not asked twice"
    assert (await tally(house)).disagreed == 1


async def test_what_it_finds_unkind_stands_while_it_is_down(house: House) -> None:
    _, watch_id = await followed(house, says('{"feeling": "negative"}'))
    [case] = await cases(house, watch_id)
    assert not case.finding.sure
    house.web.pages[MODEL] = Unreachable("down")
    assert house.bot
    parts = house.bot.desk.parts
    held = await casework.hold(parts, watch_id, case.key)
    assert held
    again = await casework.look_again(parts, held)
    assert again.looked and again.finding
    await glancing.glance(parts, watch_id)
    await checking.check(parts, watch_id)
    assert [case.state.value for case in await cases(house, watch_id)] == ["open"]
    assert len(asked(house)) == 1


async def test_a_glance_asks_of_new_words_only(house: House) -> None:
    _, watch_id = await followed(house, says('{"feeling": "positive"}'))
    later = Left(who="Onni", stars=5, day=date(2026, 11, 23), words=f"{SHOUTED} Hinnat nousivat.")
    show(house.web, LEFT, later)
    house.web.pages[MODEL] = says('{"feeling": "negative"}')
    house.clock.on(days=1)
    await tick(house)
    [case] = await cases(house, watch_id)
    assert "Hinnat nousivat" in case.finding.evidence.quote
    texts = [body["messages"][1]["content"] for body in asked(house)]
    assert texts == [SHOUTED, later.words]


@pytest.mark.parametrize(
    "fails",
    [
        Unreachable("down"),
        Broken("cut"),
        page("<html>busy</html>"),
        says("I feel it is positive."),
        page("", status=500),
    ],
    ids=["down", "cut", "html", "prose", "500"],
)
async def test_where_it_fails_a_look_at_one_place_goes_by_the_built_in_reader(house: House, fails: Value) -> None:
    _, watch_id = await followed(house, fails)
    [case] = await cases(house, watch_id)
    assert house.bot
    held = await casework.hold(house.bot.desk.parts, watch_id, case.key)
    assert held
    again = await casework.look_again(house.bot.desk.parts, held)
    assert again.finding and not again.finding.sure
    async with house.store.watch(watch_id) as unit:
        assert await unit.all(SAID) == {}
    counted = await tally(house)
    assert counted.asked and not counted.answered


async def test_no_words_of_people_are_kept_with_it(house: House) -> None:
    _, watch_id = await followed(house, says('{"feeling": "positive"}'))
    async with house.store.watch(watch_id) as unit:
        [(name, row)] = (await unit.all(SAID)).items()
    assert (set(row), row["feeling"]) == ({"feeling", "at"}, "positive")
    assert SHOUTED not in name
