"""Forgetting: a company, a chat's view on it, and a person, without a row left behind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.services import keepers, memory, owning, people, watching, windows
from bot.services.parts import Parts
from bot.services.people import Person
from bot.services.roles import owns
from bot.services.watching import Known
from data.store import Unit, UnitId

VALID = timedelta(minutes=5)
"""How long the second button does what it says."""
NOBODY = 0
"""The owner of a watch that waits for somebody to take it over."""


class How(StrEnum):
    """What becomes of a company that others look on too."""

    DELETE = "delete"
    HAND_OVER = "hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would be forgotten."""

    own: tuple[Known, ...] = ()
    """Companies this person set up: they are deleted."""
    others: tuple[Known, ...] = ()
    """Companies somebody else set up: this chat only no longer looks on."""
    shared: tuple[Known, ...] = ()
    """Those of their own that other chats look on too."""

    @property
    def watches(self) -> tuple[str, ...]:
        """Return the ids of all of them."""
        return tuple(one.watch.id for one in (*self.own, *self.others))


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A chat that looked on a company when it was deleted or handed over."""

    chat: int
    company: str
    watch: str
    who: str
    """The name under which its owner was known there."""


async def plan(parts: Parts, known: Sequence[Known], person: int, chat_id: int) -> Plan:
    """Tell what forgetting these companies would mean for this person in this chat."""
    own = tuple(one for one in known if owns(person, one.watch))
    shared = [one for one in own if set(await parts.store.chats_of(one.watch.id)) - {chat_id}]
    return Plan(own=own, others=tuple(one for one in known if one not in own), shared=tuple(shared))


async def ask(unit: Unit, person: int, watches: Sequence[str], how: How, now: datetime) -> None:
    """Keep what a person pressed first, for five minutes."""
    await unit.put("erase", {str(person): {"watches": list(watches), "how": how.value, "at": now.isoformat()}})


async def asked(unit: Unit, person: int, now: datetime) -> tuple[list[str], How] | None:
    """Return what this person pressed first; None when nobody did, or it is too long ago."""
    doc = await unit.get("erase", str(person))
    if doc is None or now - datetime.fromisoformat(doc["at"]) > VALID:
        return None
    return doc["watches"], How(doc["how"])


async def carry_out(parts: Parts, done: Plan, how: How, by: Person, chat_id: int) -> list[Left]:
    """Delete, hand over or unlink; returns the other chats that are to be told."""
    told: list[Left] = []
    person = by.id
    for one in done.own:
        watch_id = one.watch.id
        await owning.drop(parts, person, watch_id)
        others = [chat for chat in await parts.store.chats_of(watch_id) if chat != chat_id]
        told += [
            Left(chat=chat, company=one.company.name, watch=watch_id, who=one.watch.owner_name or by.name)
            for chat in others
        ]
        if others and how is How.HAND_OVER:
            await _hand_over(parts, one)
            await windows.unlink(parts, watch_id, chat_id)
            continue
        await parts.store.drop(UnitId("watch", watch_id))
        await windows.scrub(parts, memory.PROCESS, watch_id)
        for chat in (*others, chat_id):
            await windows.scrub(parts, chat, watch_id)
    for one in done.others:
        if chat_id == person:
            async with parts.store.watch(one.watch.id) as unit:
                await keepers.forget(unit, by)
                await people.forget(unit, by)
        await windows.unlink(parts, one.watch.id, chat_id)
    await _forget_person(parts, [left.chat for left in told], person)
    return told


async def drop_chat(parts: Parts, chat_id: int) -> None:
    """Forget a chat with everything in it."""
    await parts.store.drop(UnitId("chat", str(chat_id)))


async def take_over(parts: Parts, watch_id: str, by: Person) -> Known | None:
    """Let a person become the owner of a company that was handed over; None when it is not free."""
    known = await watching.known(parts, watch_id)
    if known is None or known.watch.owner != NOBODY:
        return None
    async with parts.store.watch(watch_id) as unit:
        watch = replace(known.watch, owner=by.id, owner_name=await people.name_in(unit, by))
        await memory.write(unit, "card", "watch", watch)
    await owning.note(parts, by.id, watch_id)
    return replace(known, watch=watch)


async def _hand_over(parts: Parts, one: Known) -> None:
    """Leave a company without its owner, and their name with nothing they did."""
    owner = Person(one.watch.owner, one.watch.owner_name)
    async with parts.store.watch(one.watch.id) as unit:
        await keepers.forget(unit, owner)
        await people.forget(unit, owner)
        await memory.write(unit, "card", "watch", replace(one.watch, owner=NOBODY, owner_name=""))


async def _forget_person(parts: Parts, chats: Sequence[int], person: int) -> None:
    """Forget what was asked of a person in other chats."""
    for chat_id in dict.fromkeys(chats):
        async with parts.store.chat(chat_id) as unit:
            await memory.drop_question(unit, person)
            await unit.delete("erase", [str(person)])
