"""What the news say of the competitors an owner named, beside what the same source says of the company."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.services import memory
from bot.services.parts import Parts
from checks import engine
from checks.said import said
from checks.scores import Score, share_of_voice
from checks.scores.period import day_of
from data.codec import to_document
from data.company import Address, Company, company_id
from data.digest import Period, Rival
from data.dossier import Dossier
from data.evidence import Mention
from data.said import Said
from data.span import Span
from data.store import Unit
from data.watch import HeardAs

KIND = "voice"
SOURCE = "google_news"
"""One source for everybody: dated, the same for each, asked once a competitor and weekly check."""
MOST = 5
MONTH = timedelta(days=28)
RECURS = 2
"""Complaints about one thing that are worth a line."""
KEPT = timedelta(days=400)
MOST_KEPT = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """Something that was written of the company, or of a competitor."""

    of: str
    """The competitor's name; empty for the company itself."""
    said: Said


async def look(parts: Parts, watch_id: str, dossier: Dossier) -> None:
    """Ask once for each competitor, and keep what was written of everybody; nothing when one could not be asked:
    a share of what was seen of only some would be none.
    """
    company = dossier.company
    if not company.competitors or not _read(dossier):
        return
    own = replace(dossier, evidence=tuple(item for item in dossier.of(Mention) if item.source == SOURCE))
    seen = {"": own}
    for name in company.competitors[:MOST]:
        seen[name] = await _ask(parts, name, company)
    if not all(_read(one) for one in seen.values()):
        return
    rows = [Voiced(of=name, said=row) for name, one in seen.items() for row in await parts.reader.run(said, one)]
    now = parts.clock()
    async with parts.store.watch(watch_id) as unit:
        if await memory.get_company(unit) is not None:
            await _keep(unit, rows, now)


async def recall(unit: Unit) -> list[Voiced]:
    """Return everything kept."""
    return list((await memory.read_all(unit, KIND, Voiced)).values())


def share(rows: list[Voiced], company: Company, span: Span) -> Score:
    """Return the share of voice of a time, among the competitors that are named now."""
    counts = Counter(row.of for row in rows if span.holds(day_of(row.said)))
    return share_of_voice(counts[""], {name: counts[name] for name in company.competitors[:MOST]})


def angry(rows: list[Voiced], company: Company, period: Period) -> Rival | None:
    """Return what complaints about a competitor came back to in four weeks, where one came in this period."""
    month = Span(first=period.last - MONTH, last=period.today)
    cross = [row for row in rows if row.of in company.competitors and row.said.feel is HeardAs.COMPLAINT]
    told = [(row.of, topic, day_of(row.said)) for row in cross for topic in row.said.topics]
    counts = Counter((name, topic) for name, topic, day in told if month.holds(day))
    new = {(name, topic) for name, topic, day in told if day is not None and period.first <= day <= period.today}
    found = sorted((-count, *which) for which, count in counts.items() if which in new and count >= RECURS)
    return Rival(name=found[0][1], topic=found[0][2], times=-found[0][0]) if found else None


async def _ask(parts: Parts, name: str, company: Company) -> Dossier:
    rival = Company(
        id=company_id(name=name, town=company.town),
        names=(name,),
        address=Address(city=company.town) if company.town else None,
        country=company.country,
        languages=company.languages,
    )
    return await engine.gather(
        rival,
        web=parts.web,
        reader=parts.reader,
        now=parts.clock(),
        settings=parts.settings.sources,
        places=parts.places_of,
        only=(SOURCE,),
        rng=parts.rng,
    )


def _read(dossier: Dossier) -> bool:
    return any(row.source == SOURCE and row.reach.looked for row in dossier.coverage)


async def _keep(unit: Unit, rows: list[Voiced], now: datetime) -> None:
    known = await memory.read_all(unit, KIND, Voiced)
    new = {f"{row.of}|{row.said.id}": row for row in rows}
    await unit.put(KIND, {name: to_document(row) for name, row in new.items() if name not in known})
    every = sorted({**new, **known}.items(), key=lambda pair: pair[1].said.seen)
    old = [name for name, row in every if now - row.said.seen > KEPT]
    await unit.delete(KIND, {*old, *(name for name, _ in every[: max(0, len(every) - MOST_KEPT)])})
