"""Story 42: a failure on our side: a short apology with a reference, the trace to the operator, nothing changed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.handlers import registry
from bot.handlers.turn import Turn
from bot.services import memory
from checks.ask import SourceSettings
from tests.bot.cafe import RIGHT, SITE, open_for_business
from tests.bot.conftest import House
from tests.checks.saved_web import Saved
from tests.fakegram.chat import Chat

OURS = "That did not work - it is on our side. Reference "
SECRET = "sk-of-the-operator"


async def breaks(turn: Turn) -> None:
    """Fail in the middle of a change."""
    async with turn.unit() as unit:
        await memory.put_chat(unit, replace(turn.chat, zone="Europe/Paris", language="pl"))
        raise RuntimeError(f"on purpose, with {SECRET} in it <b>")


async def breaks_elsewhere(turn: Turn) -> None:
    raise LookupError("of another kind")


@pytest.fixture
def broken() -> Iterator[None]:
    """Let two buttons fail."""
    registry.discover()
    before = {op: registry.taps[op] for op in ("example", "language")}
    registry.tap("example")(breaks)
    registry.tap("language")(breaks_elsewhere)
    yield
    registry.taps.update(before)


async def operated(house: House) -> Chat:
    """Start anew with an operator who gets the traces, and say hello to Ann."""
    boss = house.gram.private(house.gram.person(99, "Boss"))
    await house.stop()
    house.settings = replace(house.settings, admin_chat=boss.id, sources={"tavily": SourceSettings(key=SECRET)})
    await house.start()
    ann = house.ann()
    await ann.say("/start")
    await ann.wait_for("Hello.")
    return boss


@pytest.mark.usefixtures("broken")
async def test_the_spinner_ends_the_reference_is_told_once_a_minute_and_nothing_changes(house: House) -> None:
    await operated(house)
    ann = house.ann()
    hello = ann.last
    presses = [await ann.click("See an example") for _ in range(3)]
    for press in presses:
        await press.toast()
    told = await ann.wait_for(OURS)
    await house.quiet()
    assert len(told.text.removeprefix(OURS).rstrip(".")) == 6
    assert [len(press.answers) for press in presses] == [1, 1, 1]
    assert len(ann.answers) == 2 and hello.text == ann.answers[0].text
    async with house.store.chat(ann.id) as unit:
        chat = await memory.get_chat(unit)
    assert chat and (chat.zone, chat.language) == ("UTC", "en")
    house.clock.on(minutes=1)
    await ann.click("See an example")
    await ann.wait_for(lambda one: one.id > told.id and OURS in one.text)


@pytest.mark.usefixtures("broken")
async def test_the_operator_gets_each_trace_once_in_ten_minutes_and_no_secret_in_it(house: House) -> None:
    boss, ann = await operated(house), house.ann()
    await ann.click("See an example")
    trace = await boss.wait_for("RuntimeError: on purpose, with <token> in it <b>")
    told = await ann.wait_for(OURS)
    assert trace.text.startswith(told.text.removeprefix(OURS).rstrip(".")) and "in breaks" in trace.text
    assert SECRET not in trace.text
    house.clock.on(minutes=9)
    await (await ann.click("See an example")).toast()
    await (await ann.click("Language")).toast()
    await boss.wait_for("LookupError: of another kind")
    assert len(boss.answers) == 2, "the same failure again is not told, another one is"
    house.clock.on(minutes=1)
    await ann.click("See an example")
    await boss.wait_for(lambda one: one.id > boss.answers[1].id and "RuntimeError" in one.text)


@pytest.mark.usefixtures("broken")
async def test_each_chat_is_told_for_itself_and_the_operator_s_silence_hinders_nobody(house: House) -> None:
    boss = await operated(house)
    await boss.block()
    for chat in (house.ann(), house.gram.private(house.gram.person(8, "Ben"))):
        await chat.say("/start", by=None)
        await chat.wait_for("Hello.")
        await chat.click("See an example")
        await chat.wait_for(OURS)


@pytest.mark.usefixtures("broken")
async def test_in_a_forum_it_is_told_in_the_topic_where_it_happened(house: House) -> None:
    ann = house.gram.person(7, "Ann")
    team = house.gram.group("Team", (ann,), forum=True)
    topic = await team.topic("Web")

    def fails(_: str, __: object) -> Saved:
        raise RuntimeError("on purpose")

    house.web.pages[SITE] = fails
    await team.say("/start aamunkoi.example", thread=topic)
    assert (await team.wait_for(OURS)).thread_id == topic
    house.clock.on(minutes=1)
    mark = team.mark
    open_for_business(house.web, RIGHT)
    await team.say("/language", thread=topic)
    await team.wait_for("I speak English in this group", since=mark)
    press = team.ask(team.last, "1:language:-", ann)
    await press.toast()
    assert (await team.wait_for(OURS, since=mark)).thread_id == topic
