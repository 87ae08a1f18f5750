"""What people say of who looks after a place, and what follows from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.services import checking, memory, people
from bot.services.keeping import ASKED, KIND, Member, recall
from bot.services.parts import Parts
from bot.services.people import Person
from checks import cases, ownerless, spots
from data.case import Case, CaseState, Event
from data.keeper import CHECK, Keeper, Kept, Spot
from data.store import Unit
from data.watch import Rule, Verdict

RULE = "keeper-"
"""Ids of rules that a person made by saying that a place is not ours begin with this."""


async def somebody(parts: Parts, watch_id: str, spot: Spot, member: Member, by: Person) -> str:
    """Note who looks after a place; that nobody did is settled. Returns their name."""
    now = parts.clock()
    async with parts.store.watch(watch_id) as unit:
        who = await people.name_in(unit, by)
        names = await people.recall(unit)
        name = names[member.id].name if member.id in names else member.name
        said = Keeper(spot=spot, kept=Kept.SOMEBODY, person=member.id, who=name, said_by=who, said_at=now)
        await ours_again(unit, spot.key, who, now)
        await memory.write(unit, KIND, spot.key, said)
        company = await memory.get_company(unit)
        case = await memory.get_case(unit, ownerless.key(company, spot)) if company else None
        if case is not None and case.state is not CaseState.CLOSED:
            event = Event(at=now, what="closed", who=who)
            closed = replace(case, state=CaseState.CLOSED, snoozed_until=None, returned=False)
            await memory.put_cases(unit, {case.key: replace(closed, history=(*case.history, event))})
    return name


async def nobody(parts: Parts, watch_id: str, spot: Spot, by: Person) -> Case | None:
    """Note that nobody knows who looks after a place: a trouble of its own, unless anybody may correct it there."""
    now = parts.clock()
    async with parts.store.watch(watch_id) as unit:
        who = await people.name_in(unit, by)
        await ours_again(unit, spot.key, who, now)
        said = Keeper(spot=spot, kept=Kept.NOBODY, said_by=who, said_at=now)
        await memory.write(unit, KIND, spot.key, said)
        company = await memory.get_company(unit)
        if company is None or spot.place in spots.OPEN_TO_ALL:
            return None
        case = ownerless.case(
            spot, company, parts.places(company.country), await memory.get_cases(unit), by=who, now=now
        )
        await memory.put_cases(unit, {case.key: case})
    return case


async def not_ours(parts: Parts, watch_id: str, spot: Spot, by: Person) -> None:
    """Leave a place be that is another company's; what was open there is put aside."""
    now, name = parts.clock(), f"{RULE}{spot.key}"
    rule = Rule(
        id=name,
        verdict=Verdict.ANOTHER,
        key=name,
        made_at=now,
        source=spot.place,
        url=spot.url,
        fact="profile" if spot.handle else "listing",
    )
    async with parts.store.watch(watch_id) as unit:
        who = await people.name_in(unit, by)
        await ours_again(unit, spot.key, who, now)
        there = [case for case in await _on(unit, spot, parts) if case.state in (CaseState.OPEN, CaseState.DONE)]
        aside = tuple(case.key for case in there)
        said = Keeper(spot=spot, kept=Kept.NOT_OURS, said_by=who, said_at=now, aside=aside)
        await memory.write(unit, KIND, spot.key, said)
        await memory.write(unit, "rule", rule.id, replace(rule, made_by=who))
        await memory.put_cases(unit, {case.key: cases.dismiss(case, who, now, Verdict.ANOTHER.value) for case in there})
    await checking.judge_again(parts, watch_id)


async def ours_again(unit: Unit, key: str, by: str, now: datetime) -> None:
    """Take "not ours" back, if it was said of the spot of this key: what was put aside by it is open again."""
    said = await memory.read(unit, KIND, key, Keeper)
    await unit.delete("rule", [f"{RULE}{key}"])
    if said is None or said.kept is not Kept.NOT_OURS:
        return
    await unit.delete(KIND, [key])
    known = await memory.get_cases(unit)
    back = [known[name] for name in said.aside if name in known and known[name].finding.check != CHECK]
    await memory.put_cases(unit, {case.key: cases.reopen(case, by, now) for case in back})


async def forget(unit: Unit, person: Person) -> None:
    """Let somebody be a former member: what they looked after is asked anew, and soon."""
    name = people.called(person, await people.recall(unit))
    mine = [one for one in (await recall(unit)).values() if one.known and _is(one, person.id, name)]
    for one in mine:
        await memory.write(unit, KIND, one.spot.key, replace(one, who="", person=0, former=True))
    if mine:
        await unit.delete(ASKED, [memory.ONLY])


async def left(parts: Parts, watch_id: str, person: Person) -> None:
    """Note that somebody left a group that looks on; who still looks on in private stays the keeper."""
    if person.id in await parts.store.chats_of(watch_id):
        return
    async with parts.store.watch(watch_id) as unit:
        watch = await memory.get_watch(unit)
        if watch is not None and watch.owner != person.id:
            await forget(unit, person)


def _is(one: Keeper, person: int, name: str) -> bool:
    return one.person == person if one.person else bool(name) and one.who == name


async def _on(unit: Unit, spot: Spot, parts: Parts) -> Sequence[Case]:
    company = await memory.get_company(unit)
    if company is None:
        return ()
    places = parts.places(company.country)
    known = (await memory.get_cases(unit)).values()
    there = [(case, spots.of_finding(case.finding, company, places)) for case in known]
    return [case for case, at in there if at is not None and at.id == spot.id]
