"""Who looks after which profile and entry, by a person's word: what is known, and what is to be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from bot.services import memory, people
from bot.services.parts import Parts
from bot.services.watching import Known
from checks import cases, spots
from data.case import Case, CaseState
from data.company import Company
from data.keeper import CHECK, Keeper, Kept, Spot
from data.places import Places
from data.store import Unit

KIND = people.KEEPERS
ASKED = "keeper_asked"
MONTHLY = timedelta(days=28)
MOST_NAMES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who acted in a watch."""

    name: str
    id: int = 0
    """Telegram's; 0 where it is not known to us."""

    @property
    def mark(self) -> str:
        """What a button keeps of them: nothing by which they could be named once they are forgotten."""
        return sha256(str(self.id or self.name).encode(errors="surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person is asked about, and how many profiles the company has there (1, unless they are twins)."""

    spot: Spot
    count: int = 1


async def recall(unit: Unit) -> dict[str, Keeper]:
    """Return everything that was said, by the spot's key."""
    return await memory.read_all(unit, KIND, Keeper)


async def of_case(unit: Unit, case: Case, company: Company, places: Places) -> Keeper | None:
    """Return what was said of the place of a case."""
    spot = spots.of_finding(case.finding, company, places)
    return await memory.read(unit, KIND, spot.key, Keeper) if spot else None


async def by_case(unit: Unit, company: Company, places: Places) -> dict[str, Keeper]:
    """Return who looks after the place of each case, where somebody does."""
    known = {key: one for key, one in (await recall(unit)).items() if one.known}
    if not known:
        return {}
    there = {
        key: spots.of_finding(case.finding, company, places) for key, case in (await memory.get_cases(unit)).items()
    }
    return {key: known[spot.key] for key, spot in there.items() if spot is not None and spot.key in known}


async def members(unit: Unit, *, besides: Iterable[int] = (), most: int | None = MOST_NAMES) -> list[Member]:
    """Return who acted in this watch last, four at most (None: all of them); their ids where we know them."""
    known, names = await recall(unit), await people.recall(unit)
    ids = {one.name: one.id for one in names.values()}
    done = [event for case in (await memory.get_cases(unit)).values() for event in case.history if event.who]
    told = [(event.at, event.who) for event in done] + [(one.said_at, one.who) for one in known.values() if one.known]
    named = dict.fromkeys(name for _, name in sorted(told, reverse=True))
    there = [Member(name=name, id=ids.get(name, 0)) for name in named]
    return [one for one in there if one.id not in set(besides)][:most]


async def overview(parts: Parts, known: Known) -> list[tuple[Spot, Keeper | None]]:
    """Return every profile and entry with what was said of it, the heaviest place first."""
    async with parts.store.watch(known.watch.id) as unit:
        dossier, said = await memory.last_dossier(unit), await recall(unit)
    there = spots.all_of(known.company, dossier, known.cases.values(), parts.places(known.company.country))
    shown = {spot.key for spot in there}
    gone = [(one.spot, one) for key, one in said.items() if key not in shown]
    return [*((spot, said.get(spot.key)) for spot in there), *gone]


async def due(parts: Parts, known: Known) -> Asked | None:
    """Return the heaviest place without a keeper on which a trouble is open, or which the company has twice; None
    when there is no such place, or one was asked about within four weeks.
    """
    async with parts.store.watch(known.watch.id) as unit:
        asked = await unit.get(ASKED, memory.ONLY)
    if asked and parts.clock() - datetime.fromisoformat(asked["at"]) < MONTHLY:
        return None
    places = parts.places(known.company.country)
    there = await overview(parts, known)
    ours = [spot for spot, one in there if one is None or one.kept is not Kept.NOT_OURS]
    twins = spots.twins(ours)
    now = parts.clock()
    awake = [case for case in known.cases.values() if case.state is CaseState.OPEN and not cases.is_snoozed(case, now)]
    on = [spots.of_finding(case.finding, known.company, places) for case in awake if case.finding.check != CHECK]
    troubled = {spot.id for spot in on if spot is not None}
    for spot, said in there:
        if spot.place in spots.OPEN_TO_ALL or (said is not None and not said.open):
            continue
        if spot.id in twins or spot.id in troubled:
            return Asked(spot=spot, count=twins[spot.id].count if spot.id in twins else 1)
    return None


async def note_asked(parts: Parts, watch_id: str) -> None:
    """Keep when it was asked."""
    async with parts.store.watch(watch_id) as unit:
        await unit.put(ASKED, {memory.ONLY: {"at": parts.clock().isoformat()}})
