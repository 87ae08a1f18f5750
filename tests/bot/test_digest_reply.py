"""Story 21: from the digest to the copied reply in two taps; the order of things and why."""

from dataclasses import replace
from datetime import timedelta

from bot.services import memory
from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick, until
from tests.bot.test_digest import MONDAY, digests
from tests.bot.test_drafts import labels, paste
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

WORDS = "Forty minutes for a sandwich, and nobody said sorry. Marko"


async def drafted(chat: Chat, words: str = WORDS) -> None:
    """Pass a complaint on and draft a reply to it."""
    await paste(chat, words)
    await chat.click("Draft a reply")
    await chat.click("We were short-handed")
    await chat.wait_for("I never post for you")


async def spend(house: House, chat: Chat, minutes: int) -> None:
    """Let a chat spend so many minutes a week."""
    async with house.store.chat(chat.id) as unit:
        known = await memory.get_chat(unit)
        assert known
        await memory.put_chat(unit, replace(known, minutes=minutes))


async def week(house: House, phone: str) -> tuple[Chat, Message]:
    ann = await set_up(house, phone)
    await spend(house, ann, 20)
    await drafted(ann)
    await until(house, MONDAY, timedelta(days=7))
    [told] = digests(ann)
    return ann, told


async def test_from_the_digest_to_the_copied_reply_are_two_taps(house: House) -> None:
    ann, told = await week(house, "+358 2 555 0142")
    assert "A complaint you passed on has waited at least" in told.text and "A reply is drafted." in told.text
    await ann.click("Start, 5\u00a0min", on=told)
    shown = await ann.wait_for("I never post for you", since=ann.mark - 1)
    assert shown.id == told.id and shown.text.startswith("1 of 1\n\n")
    assert "Marko" in (await ann.click("Copy", on=shown)).copied
    await ann.click("That is all", on=shown)
    await ann.wait_for("That was all. See you on Monday.")


async def test_a_reply_to_what_does_not_come_first_has_a_button_of_its_own(house: House) -> None:
    ann, told = await week(house, OLD)
    assert told.text.index("OpenStreetMap") < told.text.index("A reply is drafted")
    await ann.click("To the drafted reply", on=told)
    shown = await ann.wait_for("2 of 2", since=ann.mark - 1)
    assert (await ann.click("Copy", on=shown)).copied


async def test_what_is_said_to_be_done_on_the_draft_leads_on(house: House) -> None:
    ann, told = await week(house, "+358 2 555 0142")
    await ann.click("Start, 5\u00a0min", on=told)
    await ann.click("Done", on=told)
    await ann.wait_for("Done, on your word")
    await ann.click("That is all", on=told)
    await ann.wait_for("That was all.")


async def test_why_a_thing_comes_first_is_two_taps_away(house: House) -> None:
    ann = await set_up(house, OLD)
    await until(house, MONDAY, timedelta(days=7))
    await ann.click("Start, 6\u00a0min")
    await ann.click("More")
    await ann.wait_for("Why this place in the list? Do first, ")


async def test_a_team_copies_the_reply_from_the_digest(house: House) -> None:
    ann = house.gram.person(7, "Ann")
    group = house.gram.group("Team", [ann], supergroup=True)
    open_for_business(house.web)
    await group.say("/start@goodname_test_bot aamunkoi.example")
    await group.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await tick(house)
    await spend(house, group, 20)
    await group.say("/heard@goodname_test_bot " + WORDS.replace(". ", ".\n"))
    await group.click("Complaint")
    await group.click("Draft a reply")
    await group.click("We were short-handed")
    await group.wait_for("I never post for you")
    await until(house, MONDAY, timedelta(days=7))
    [told] = digests(group)
    assert told.buttons == [["1 I'll take it"], ["2 I'll take it", "Copy the reply"]]
    assert (await group.click("Copy the reply", by=ann, on=told)).copied
    await group.click("2 I'll take it", by=ann, on=told)
    await group.wait_for(lambda message: labels(message) == ["1 I'll take it", "2: Ann", "Copy the reply"])
