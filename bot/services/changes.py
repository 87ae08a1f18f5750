"""What a company changed, ticked off place by place until nobody has the old one."""

from dataclasses import replace

from bot.services import memory, people
from bot.services.parts import Parts
from bot.services.people import Person
from bot.services.watching import Known
from checks import changes
from data.change import Change
from data.dossier import Dossier
from data.finding import Value
from data.store import Unit

KIND = "change"
FACTS = ("phones", "hours", "address", "website", "emails", "names")


async def begin(parts: Parts, known: Known, fact: str, new: Value, by: Person) -> Change:
    """Note a change and the places that the last check saw with the old value; ``known`` is as it was before."""
    old: Value = getattr(known.company, fact)
    id = f"{parts.rng.getrandbits(40):010x}"
    async with parts.store.watch(known.watch.id) as unit:
        who = await people.name_in(unit, by)
        change = Change(id=id, fact=fact, old=old, new=new, at=parts.clock(), who=who)
        dossier = await memory.last_dossier(unit)
        if dossier is not None:
            change = replace(change, spots=changes.spots(change, dossier))
        before = await memory.read_all(unit, KIND, Change)
        await unit.delete(KIND, [id for id, one in before.items() if one.fact == fact])
        if change.spots:
            await memory.write(unit, KIND, change.id, change)
    return change


async def note(unit: Unit, dossier: Dossier) -> None:
    """Tick off what a look showed right; in the commit of the look."""
    for id, change in (await memory.read_all(unit, KIND, Change)).items():
        ticked = changes.tick(change, dossier, dossier.taken_at)
        if ticked != change:
            await memory.write(unit, KIND, id, ticked)


async def going(parts: Parts, watch_id: str) -> list[Change]:
    """Return the changes that are not through everywhere."""
    async with parts.store.watch(watch_id) as unit:
        known = await memory.read_all(unit, KIND, Change)
    return sorted((one for one in known.values() if not one.told), key=lambda one: one.at)
