"""Any button at all: one answer, no failure, and nothing changed by what is not ours."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.handlers import registry
from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.fakegram.chat import Chat

BYTES = 64
"""What Telegram takes of callback data."""
OURS = "it is on our side"
ASIDE = ("update", "short")
"""What a tap may leave behind in any case: that it was handled, and what the buttons shown stand for."""

anything = st.text(min_size=1, max_size=BYTES)
args = st.one_of(
    st.text(max_size=BYTES),
    st.from_regex(r"[a-z]{1,8}\.[0-9]{0,8}", fullmatch=True),
    st.sampled_from(
        [
            "open.1",
            "all",
            "both",
            "p2",
            "p0",
            "phones.none",
            "phone",
            "day~open.9",
            "en",
            "fi~hello",
            "-1",
            "9" * 40,
            f"open.{'9' * 30}",
        ]
    ),
)


registry.discover()
FINAL = {"notus", "forget", "erase", "erased", "unlink", "unlinked"}
"""Buttons that take away what the others are about."""
ops = st.sampled_from(sorted(set(registry.taps) - FINAL))


def fitting(data: str) -> str:
    return data.encode()[:BYTES].decode(errors="ignore") or "0"


async def documents(house: House) -> dict[str, Any]:
    """Return all that is kept of chats and watches, but for what any tap leaves behind."""
    kept: dict[str, Any] = {}
    for one in await house.store.units():
        async with house.store.watch(one.id) if one.kind == "watch" else house.store.chat(int(one.id)) as unit:
            for kind in await unit.kinds():
                if kind not in ASIDE:
                    kept[f"{one.kind} {one.id} {kind}"] = await unit.all(kind)
    return kept


async def restore(house: House, kept: dict[str, Any]) -> None:
    """Put everything back as it was."""
    for one in await house.store.units():
        async with house.store.watch(one.id) if one.kind == "watch" else house.store.chat(int(one.id)) as unit:
            for kind in set(await unit.kinds()) - set(ASIDE):
                before = kept.get(f"{one.kind} {one.id} {kind}", {})
                await unit.delete(kind, set(await unit.all(kind)) - set(before))
                await unit.put(kind, before)


async def shorts(house: House, chat: Chat) -> list[str]:
    async with house.store.chat(chat.id) as unit:
        return list(await unit.all("short"))


def buttons(chat: Chat) -> list[str]:
    """Return every button that was ever shown, without its end: of each op the newest."""
    boards = [
        board for one in chat.answers for board in (*(kept["inline_keyboard"] for kept in one.before), one.keyboard)
    ]
    data = [key["callback_data"] for board in boards for row in board for key in row if "callback_data" in key]
    made = {each.split(":")[1]: ":".join(each.split(":")[:3]) for each in data}
    return [made[op] for op in sorted(set(made) - FINAL)]


async def ready(house: House) -> Chat:
    """Leave a chat in which many buttons have been shown, and lift the limits."""
    ann = house.ann()
    if ann.answers:
        return ann
    open_for_business(house.web, OLD)
    await ann.say("aamunkoi.example")
    await ann.click("..0142")
    await ann.wait_for("Then this comes first", 20)
    for words in (
        "/findings",
        "/facts",
        "/sources",
        "/help",
        "/language",
        "/changed",
        "/privacy",
        "A customer said so",
    ):
        await ann.say(words)
    await ann.click("More")
    await ann.wait_for("Fingerprint")
    await house.settle()
    assert house.bot
    limits = house.bot.desk.parts.limits
    limits.taps_of_person.most = limits.checks_of_person.most = limits.checks_of_chat.most = 10**9
    return ann


async def press(house: House, ann: Chat, data: str) -> str:
    """Press it, and return the toast, after everything that it began."""
    pressed = ann.ask(ann.answers[-1], fitting(data), house.gram.people[7])
    toast = await pressed.toast()
    await house.settle()
    assert len(pressed.answers) == 1, data
    assert not [one for one in ann.answers if OURS in one.text], f"{data!r} failed:\n{ann.last}"
    return toast.text


many = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@many
@given(data=st.one_of(anything, st.builds("1:{}".format, anything), st.builds("1:{}:{}".format, ops, anything)))
async def test_what_is_not_ours_changes_nothing(house: House, data: str) -> None:
    ann = await ready(house)
    before = await documents(house)
    assert "This button is out of date." in await press(house, ann, data), data
    assert await documents(house) == before, data


@many
@given(op=ops, at=st.integers(min_value=0), arg=args)
async def test_what_is_ours_never_fails_whatever_it_carries(house: House, op: str, at: int, arg: str) -> None:
    ann = await ready(house)
    known, before = await shorts(house, ann), await documents(house)
    await press(house, ann, f"1:{op}:{known[at % len(known)]}:{arg}")
    await restore(house, before)


@many
@given(at=st.integers(min_value=0), arg=args)
async def test_a_button_of_ours_never_fails_with_another_end(house: House, at: int, arg: str) -> None:
    ann = await ready(house)
    made, before = buttons(ann), await documents(house)
    await press(house, ann, f"{made[at % len(made)]}:{arg}")
    await restore(house, before)


@pytest.mark.parametrize("end", [f"open.{'9' * BYTES}", "я" * BYTES], ids=["a page", "two bytes"])
async def test_every_button_of_ours_bears_the_longest_end(house: House, end: str) -> None:
    ann = await ready(house)
    made, before = buttons(ann), await documents(house)
    for data in made:
        await press(house, ann, f"{data}:{end}")
        await restore(house, before)
