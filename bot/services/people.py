"""Who is who in a company: each person has a name there that nobody else has, kept by their Telegram id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count

from bot.services import memory
from bot.services.nameless import forget_name, rename
from data.keeper import Keeper
from data.store import Unit

KIND = "member"
KEEPERS = "keeper"


@dataclass(frozen=True, slots=True)
class Person:
    """Who spoke."""

    id: int
    name: str
    """Their first name."""
    language: str = ""
    as_chat: int = 0
    """The group or channel in whose name they write; 0: their own."""
    last: str = ""
    """Their last name, if they have one."""
    username: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What is kept of somebody who did something with a company."""

    id: int
    name: str
    """What they are called here; nobody else is."""
    first: str
    """Their first name."""
    initial: str = ""
    """Of the last name, to be shown once somebody has the same first name."""


Names = Mapping[int, Named]
"""Everybody who is known in a company, by id."""


async def recall(unit: Unit) -> dict[int, Named]:
    """Return everybody who is known here; whose id stands only beside what they own or look after, too."""
    watch = await memory.get_watch(unit)
    ids = {one.person: one.who for one in (await memory.read_all(unit, KEEPERS, Keeper)).values()}
    if watch is not None:
        ids[watch.owner] = watch.owner_name
    found = {id: Named(id=id, name=name, first=name) for id, name in ids.items() if id and name}
    return found | {one.id: one for one in (await memory.read_all(unit, KIND, Named)).values()}


def called(person: Person, names: Names) -> str:
    """Return what somebody is called here; empty for a newcomer whose first name another one has."""
    if person.id in names:
        return names[person.id].name
    return "" if person.name in {one.name for one in names.values()} else person.name


async def name_in(unit: Unit, person: Person) -> str:
    """Return the name under which somebody acts here, and keep it.

    Two who share a first name are told apart by the initial of the last one; where that is the same too, by the
    name they chose in Telegram, else by a number. What the other one did before is renamed with them.
    """
    known = await recall(unit)
    old = known.get(person.id)
    me = Named(id=person.id, name="", first=person.name, initial=person.last[:1].upper())
    if old is not None and old.first == me.first and (old.name != old.first or old.initial == me.initial):
        return old.name
    others = [one for one in known.values() if one.id != person.id]
    namesakes = [one for one in others if one.first.casefold() == me.first.casefold()]
    forms = ["" if namesakes else me.first, _with_initial(me), _chosen(person)]
    for one in namesakes:
        if one.name == one.first and one.initial:
            others.remove(one)
            others.append(await _renamed(unit, one, _free([_with_initial(one)], one.first, others)))
    me = replace(me, name=_free(forms, me.first, others))
    if old is not None and old.name != me.name:
        await rename(unit, old.name, me.name)
    await memory.write(unit, KIND, str(me.id), me)
    return me.name


async def forget(unit: Unit, person: Person) -> None:
    """Take somebody out of everything they did here."""
    name = called(person, await recall(unit))
    await unit.delete(KIND, [str(person.id)])
    await forget_name(unit, name)


async def _renamed(unit: Unit, one: Named, name: str) -> Named:
    await rename(unit, one.name, name)
    told = replace(one, name=name)
    await memory.write(unit, KIND, str(one.id), told)
    return told


def _with_initial(one: Named) -> str:
    return f"{one.first} {one.initial}." if one.initial else ""


def _chosen(person: Person) -> str:
    """Return a name with the one chosen in Telegram, which without its @ calls nobody."""
    return f"{person.name} ({person.username})" if person.username else ""


def _free(forms: Iterable[str], first: str, others: Iterable[Named]) -> str:
    """Return the first form that nobody has, else the name with a number."""
    taken = {one.name for one in others}
    numbered = (f"{first} {number}" for number in count(2))
    return next(form for form in chain(forms, numbered) if form and form not in taken)
