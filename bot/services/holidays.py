"""Hours on public holidays: asked for once, kept on the truth card, gone when the days are over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.services import memory, truth
from bot.services.parts import Parts
from checks import free_days
from checks.about import own_listings, own_pages
from checks.web import Broken
from data.chat import Chat
from data.company import Company
from data.days_off import days_off
from data.digest import Holidays, Period
from data.dossier import Dossier
from data.places import Place
from data.store import Unit
from data.week import SpecialDay
from data.when import local_day

FACT = "special_hours"
ASKED = "holidays_asked"
MATTERS = 50
"""Weight from which a place that we cannot read is worth an entry there."""
MOST = 3
NEXT = 4
"""Groups of holidays whose hours can be told ahead."""

_known: dict[tuple[str, int], frozenset[date]] = {}
"""Country and year -> its public holidays: the same for everybody, and slow to work out."""


def unknown(company: Company, today: date) -> tuple[int, ...]:
    """Return the years whose holidays are to be learnt before it can be said what is due; none where the hours of
    the company are not known.
    """
    years = sorted({today.year, (today + free_days.AHEAD).year}) if company.hours else ()
    return tuple(year for year in years if (company.country, year) not in _known)


async def learn(parts: Parts, country: str, years: Iterable[int]) -> None:
    """Work the holidays of some years out, in a worker; what fails is tried again at the next digest."""
    for year in years:
        try:
            _known[country, year] = await parts.reader.run(days_off, country, (year,))
        except Broken:
            return


async def due(unit: Unit, company: Company, period: Period) -> Holidays | None:
    """Return the holidays that this digest asks about: none that an earlier one asked about, or that are told."""
    free = _free(company, {period.today.year, (period.today + free_days.AHEAD).year})
    found = free_days.ahead(company, free, period.today)
    asked = await unit.all(ASKED) if found else {}
    return next((one for one in found if _fresh(asked.get(one.first.isoformat()), period)), None)


def _fresh(asked: Mapping[str, Any] | None, period: Period) -> bool:
    return period.preview or asked is None or asked["period"] == period.id


async def note_asked(parts: Parts, watch_id: str, group: Holidays, period: Period) -> None:
    """Keep which digest asked about some holidays."""
    async with parts.store.watch(watch_id) as unit:
        await unit.put(ASKED, {group.first.isoformat(): {"period": period.id}})


async def group_of(parts: Parts, company: Company, first: date) -> Holidays | None:
    """Return the holidays that begin on a day; None when they are over."""
    years = (first.year, first.year + 1)
    await learn(parts, company.country, (year for year in years if (company.country, year) not in _known))
    found = free_days.groups(company, _free(company, years))
    group = next((one for one in found if one.first == first), None)
    return group if group and group.last >= parts.clock().date() else None


def told(company: Company, group: Holidays) -> dict[date, SpecialDay]:
    """Return what the owner said of the days of a group."""
    known = company.special_hours if company.confirmed(FACT) else ()
    return {day: one for day in group.days for one in known if one.first <= day <= one.last}


async def put(parts: Parts, chat: Chat, watch_id: str, group: Holidays, said: tuple[SpecialDay, ...]) -> Company | None:
    """Keep what the owner says of a group."""
    now = parts.clock()
    async with parts.store.watch(watch_id) as unit:
        company = await memory.get_company(unit)
        if company is None:
            return None
        days = free_days.merged(company, group, said, local_day(now, chat.zone))
        company = truth.confirmed(replace(company, special_hours=days), (FACT,), now)
        await memory.put_company(unit, company)
    return company


async def forget_past(unit: Unit, company: Company, today: date) -> Company:
    """Take the days that are over off the card, and what was asked of them; only what the owner said."""
    past = [name for name in await unit.ids(ASKED) if (today - date.fromisoformat(name)).days > free_days.AHEAD.days]
    if past:
        await unit.delete(ASKED, past)
    kept = tuple(day for day in company.special_hours if day.last >= today)
    if not company.confirmed(FACT) or kept == company.special_hours:
        return company
    origins = company.origins if kept else {name: one for name, one in company.origins.items() if name != FACT}
    company = replace(company, special_hours=kept, origins=origins)
    await memory.put_company(unit, company)
    return company


async def where(parts: Parts, watch_id: str, company: Company) -> list[tuple[Place, str]]:
    """Return the places whose own hours an owner enters, with the page to do it on, the heaviest first."""
    async with parts.store.watch(watch_id) as unit:
        dossier = await memory.last_dossier(unit)
    places = parts.places(company.country)
    listed = {row.place: row.edit_url for row, _ in own_listings(dossier)} if dossier else {}
    found = [
        (place, listed.get(place.id) or place.edit_url)
        for place in places.all
        if place.id in listed or (place.read == "no" and place.kind in ("map", "social") and place.weight >= MATTERS)
    ]
    return [(place, url) for place, url in found if url][:MOST]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Hours on days to come."""

    ours: tuple[SpecialDay, ...]
    """As they stand on the truth card."""
    shown: tuple[tuple[str, tuple[SpecialDay, ...]], ...]
    """As the last check saw them: the address of a page, and what it says."""
    groups: tuple[Holidays, ...]
    """The next holidays on days on which the company is normally open."""


async def coming(parts: Parts, watch_id: str, company: Company, today: date) -> Coming:
    """Return what is known of the hours on days to come, and the holidays they can be told of."""
    years = (today.year, today.year + 1)
    if company.hours is not None:
        await learn(parts, company.country, (year for year in years if (company.country, year) not in _known))
    async with parts.store.watch(watch_id) as unit:
        dossier = await memory.last_dossier(unit)
    groups = free_days.groups(company, _free(company, years))
    return Coming(
        ours=free_days.to_come(company.special_hours, today),
        shown=tuple(_shown(dossier, today)) if dossier else (),
        groups=tuple(one for one in groups if one.last >= today)[:NEXT],
    )


def _shown(dossier: Dossier, today: date) -> Iterable[tuple[str, tuple[SpecialDay, ...]]]:
    """Return what each place says of days to come, the company's own pages first; the same page once."""
    pages = [(page.url, tuple(one.value for one in page.facts.special_hours)) for page in own_pages(dossier)]
    rows = [*pages, *((row.url, row.special_hours) for row, _ in own_listings(dossier))]
    found = {url: free_days.to_come(dict.fromkeys(days), today) for url, days in reversed(rows)}
    return [(url, days) for url, days in reversed(found.items()) if days]


def _free(company: Company, years: Iterable[int]) -> frozenset[date]:
    return frozenset().union(*(_known.get((company.country, year), ()) for year in years))
