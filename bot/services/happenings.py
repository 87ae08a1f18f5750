"""What is out of the ordinary in people's words: noted in the commit of the look that saw it, told later, once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.services import memory
from checks import bursts, proof, rises, silence
from data.codec import to_document
from data.dossier import Dossier
from data.evidence import Review
from data.news import Burst, News, What
from data.said import Said
from data.store import Unit

NEWS, BURST, TOLD = "news", "burst", "spoken"
KEPT = timedelta(days=400)
"""How long a burst, and what was told once, is remembered."""
FOLLOWED = timedelta(days=7)
"""After so long it is told what became of a burst."""
RISE_AGAIN = rises.APART
SILENCE_AGAIN = timedelta(days=365)
SETTLING_IN = timedelta(days=7)
"""A silence is no news while a company has hardly been taken on."""
SILENCE = "silence"


async def note(unit: Unit, dossier: Dossier, rows: list[Said], now: datetime, made_at: datetime | None) -> None:
    """Note a burst of bad reviews and what becomes of it, a rise of complaints, a long silence.

    ``rows`` are all words remembered, ``dossier`` what this look saw of them.
    """
    reviews = dossier.of(Review)
    known = await memory.read_all(unit, BURST, Burst)
    await _bursts(unit, dossier, rows, known, now)
    every = await memory.read_all(unit, BURST, Burst)
    rise = rises.find(rows, now.date(), ids_of(every.values()))
    if rise is not None and await _once(unit, f"rise:{rise.topic}", RISE_AGAIN, now):
        news = News(at=now, what=What.RISE, topic=rise.topic, count=rise.count, usual=rise.usual)
        await memory.write(unit, NEWS, f"rise:{rise.topic}:{now.date()}", news)
    day = silence.since(reviews, rows, now)
    young = made_at is None or now - made_at < SETTLING_IN
    if day is not None and not young and await _once(unit, SILENCE, SILENCE_AGAIN, now):
        await memory.write(unit, NEWS, SILENCE, News(at=now, what=What.SILENCE, day=day))
    await _forget(unit, now)


async def muted(unit: Unit) -> set[str]:
    """Return the ids of the reviews of bursts: they make no messages of their own."""
    return ids_of((await memory.read_all(unit, BURST, Burst)).values())


def ids_of(known: Iterable[Burst]) -> set[str]:
    """Return the ids of the reviews of bursts."""
    return {each.id for burst in known for each in burst.reviews}


async def mark(unit: Unit, ids: list[str], now: datetime) -> None:
    """Remember that something was told."""
    await unit.put(TOLD, {id: {"at": now.isoformat()} for id in ids})


async def told(unit: Unit) -> dict[str, datetime]:
    """Return what was told, and when."""
    return {id: datetime.fromisoformat(doc["at"]) for id, doc in (await unit.all(TOLD)).items()}


async def _bursts(unit: Unit, dossier: Dossier, rows: list[Said], known: dict[str, Burst], now: datetime) -> None:
    reviews, read = dossier.of(Review), proof.seen(dossier)
    found = bursts.find(rows, reviews, known.values(), now)
    changed = {**known, **{burst.id: burst for burst in found}}
    for id, burst in changed.items():
        if id in known and now - burst.at <= FOLLOWED:
            changed[id] = bursts.follow(burst, reviews, read, now)
    await unit.put(BURST, {id: to_document(one) for id, one in changed.items() if one != known.get(id)})
    for id in changed.keys() - known.keys():
        await memory.write(unit, NEWS, f"burst:{id}", News(at=now, what=What.BURST))
        await memory.write(unit, NEWS, f"outcome:{id}", News(at=now + FOLLOWED, what=What.OUTCOME))


async def _once(unit: Unit, id: str, again: timedelta, now: datetime) -> bool:
    """Note that something is to be told; False when it was lately."""
    before = (await told(unit)).get(id)
    if before is not None and now - before < again:
        return False
    await mark(unit, [id], now)
    return True


async def _forget(unit: Unit, now: datetime) -> None:
    known = await memory.read_all(unit, BURST, Burst)
    await unit.delete(BURST, [id for id, burst in known.items() if now - burst.at > KEPT])
    await unit.delete(TOLD, [id for id, at in (await told(unit)).items() if now - at > KEPT])
