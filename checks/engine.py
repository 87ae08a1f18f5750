"""Gather what the web says of a company, in rounds; the only broad except of the project is here."""

import asyncio
import logging
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias
from weakref import WeakKeyDictionary

from checks import merging, registry
from checks.ask import Ask, Lead, Reader, Seen, SourceSettings
from checks.controls import Controls
from checks.enrich import enrich
from checks.registry import Source
from checks.sign import Judged, judge
from checks.web import LookError, Skipped, Web
from checks.who import who_is, who_is_link
from data.company import Company
from data.coverage import Coverage, Reach
from data.dossier import Dossier
from data.evidence import Evidence, Listing, Profile, ProfileState
from data.finding import Finding, Kind
from data.places import Places

__all__ = ["Judged", "enrich", "expected", "gather", "judge", "look_again", "one_place", "who_is", "who_is_link"]

log = logging.getLogger(__name__)

PlacesOf: TypeAlias = Places | Callable[[str], Places]
"""The places of the company's country, or a function from the country to them: the country may be known
only after the website was read."""

_DEFAULT = SourceSettings()
_SPREAD = 0.02
_controls: WeakKeyDictionary[Web, Controls] = WeakKeyDictionary()


def expected(settings: Mapping[str, SourceSettings], only: Iterable[str] | None = None) -> tuple[str, ...]:
    """Return the ids of the sources a run will tell of, in the order of their rounds."""
    registry.discover_sources()
    wanted = None if only is None else set(only)
    chosen = [source for source in registry.sources.values() if wanted is None or source.id in wanted]
    return tuple(source.id for source in sorted(chosen, key=lambda source: (source.round, source.id)))


async def gather(
    company: Company,
    *,
    web: Web,
    reader: Reader,
    now: datetime,
    settings: Mapping[str, SourceSettings],
    places: PlacesOf,
    only: Iterable[str] | None = None,
    progress: Callable[[Coverage], None] | None = None,
    rng: random.Random | None = None,
    leads: tuple[Lead, ...] = (),
) -> Dossier:
    """Ask every source (or ``only`` these ids) and return what was seen and how far we could see.

    Sources of one round are asked at once, each with its deadline; a card without facts is filled from
    the website before the second round. ``progress`` gets the row of each source as it ends. ``rng``
    spreads the first requests of many runs that start together; ``leads`` are pages to open whatever the
    sources find. Never raises for what a source does.
    """
    chosen = [registry.sources[name] for name in expected(settings, only)]
    ask = Ask(company=company, web=web, reader=reader, now=now, places=_places(places, company), leads=leads)
    rows: list[Coverage] = []
    for number in sorted({source.round for source in chosen}):
        looks = [
            _look(source, _for(source, ask, settings), progress, rng) for source in chosen if source.round == number
        ]
        for row, seen in await asyncio.gather(*looks):
            rows.append(row)
            ask = replace(ask, found=ask.found + seen.evidence, leads=ask.leads + seen.leads)
        card = enrich(ask.company, ask.found)
        ask = replace(ask, company=card, places=_places(places, card))
    rows = _believed(rows, ask.places)
    if only is None:
        rows += _unreadable(ask.places, rows, ask.found)
    return Dossier(company=ask.company, taken_at=now, evidence=_settled(ask.found), coverage=tuple(rows))


async def look_again(
    what: Finding | Evidence,
    company: Company,
    *,
    web: Web,
    reader: Reader,
    now: datetime,
    settings: Mapping[str, SourceSettings],
    places: PlacesOf,
    before: Dossier | None = None,
) -> Dossier:
    """Look at the place of one finding or piece of evidence again, and nowhere else; an absence repeats
    the queries that showed it. The dossier holds what that place says now; ``before`` tells what was known of it.
    """
    registry.discover_sources()
    source_id, item = _where(what)
    if repeated := _repeated(what, source_id):
        return await gather(company, web=web, reader=reader, now=now, settings=settings, places=places, only=repeated)
    item = merging.as_seen(before, source_id, item.url) or item
    once = registry.agains[source_id]
    ask = Ask(company=company, web=web, reader=reader, now=now, places=_places(places, company))
    source = replace(registry.sources[source_id], look=lambda given: once(given, item))
    row, seen = await _look(source, _for(source, ask, settings), None, None)
    return Dossier(company=company, taken_at=now, evidence=_settled(seen.evidence), coverage=(row,))


def one_place(what: Finding) -> bool:
    """Whether one more look at a finding opens its place alone, and not everything its sources see."""
    registry.discover_sources()
    return not _repeated(what, what.subject.source)


async def _look(
    source: Source, ask: Ask, progress: Callable[[Coverage], None] | None, rng: random.Random | None
) -> tuple[Coverage, Seen]:
    loop = asyncio.get_running_loop()
    started, seen, reach, note, wait = loop.time(), Seen(), Reach.UNREACHABLE, "", None
    try:
        _demand_settings(source, ask)
        async with asyncio.timeout(source.seconds):
            if rng is not None:
                await asyncio.sleep(rng.random() * _SPREAD)
            seen = await source.look(ask)
        nothing = not (seen.evidence or seen.leads or seen.answered)
        reach, note = (Reach.EMPTY if nothing else Reach.ANSWERED), seen.note
    except LookError as error:
        reach, note, wait = error.reach, error.note, error.retry_after
    except TimeoutError:
        note = f"took longer than {source.seconds:g} s"
    except Exception as error:
        log.exception("source %s failed", source.id)
        reach, note = Reach.BROKEN, f"{type(error).__name__}: {error}"
    row = Coverage(
        source=source.id,
        reach=reach,
        family=source.family,
        kinds=source.shows,
        silent=seen.silent,
        note=note,
        seconds=round(loop.time() - started, 3),
        retry_after=wait,
    )
    if progress is not None:
        progress(row)
    return row, seen


def _demand_settings(source: Source, ask: Ask) -> None:
    """Raise ``Skipped`` for a source that is switched off, lacks a setting or is not for this country."""
    if not ask.options.get("enabled", True):
        raise Skipped("switched off in the settings")
    if source.key == "needed" and not ask.key:
        raise Skipped("needs a key")
    if lacking := [name for name in source.options if not ask.options.get(name)]:
        raise Skipped(f"needs {' and '.join(lacking)}")
    if source.needs == "base_url" and not ask.base_url:
        raise Skipped("needs base_url")
    if source.needs == "feeds" and not (ask.company.feeds or ask.options.get("urls")):
        raise Skipped("needs feeds")
    if source.countries and ask.company.country.upper() not in source.countries:
        raise Skipped(f"only for {', '.join(source.countries)}")


def _for(source: Source, ask: Ask, settings: Mapping[str, SourceSettings]) -> Ask:
    """Return the question as this source gets it: its address, key and options, and the shared controls."""
    said = settings.get(source.id, _DEFAULT)
    controls = _controls.setdefault(ask.web, Controls())
    return replace(
        ask,
        base_url=(said.base_url or source.base_url).rstrip("/"),
        key=said.key,
        options={**said.options, "enabled": said.enabled, "controls": controls},
    )


def _repeated(what: Finding | Evidence, source_id: str) -> tuple[str, ...]:
    """Return the sources whose whole look must be repeated; none where one place tells."""
    known = source_id in registry.sources
    if isinstance(what, Finding) and (_at_large(what.subject.id) or not known):
        rows = registry.sources.values()
        return tuple(source.id for source in rows if source.round > 1 and "listing" in source.shows)
    if isinstance(what, Finding) and what.kind is Kind.MISSING and source_id == "website":
        return ("website",)
    return (source_id,) if known and source_id not in registry.agains else ()


def _at_large(subject_id: str) -> bool:
    """Whether a subject is an absence on the web at large, named as in ``Coverage.silent``."""
    return subject_id.partition(":")[0] in ("listing", "search", "mention", "website")


def _where(what: Finding | Evidence) -> tuple[str, Evidence]:
    if isinstance(what, Finding):
        proof = what.evidence
        url = what.subject.url or proof.url
        return what.subject.source, Evidence(source=what.subject.source, url=url, seen_at=proof.seen_at)
    return what.source, what


def _places(places: PlacesOf, company: Company) -> Places:
    return places if isinstance(places, Places) else places(company.country)


def _believed(rows: list[Coverage], places: Places) -> list[Coverage]:
    """Leave out silence on a place that its own reader does not share: it was down, refused, or found a row.
    Searches seldom index such a place, so without its reader they prove nothing of it.
    """
    said = {row.source: row.silent for row in rows}
    read = [(place.read, f"listing:{place.id}") for place in places.all if place.read not in ("search", "no")]
    doubted = {token for reader, token in read if token not in said.get(reader, ())}
    return [replace(row, silent=tuple(token for token in row.silent if token not in doubted)) for row in rows]


def _unreadable(places: Places, rows: list[Coverage], found: tuple[Evidence, ...]) -> list[Coverage]:
    """Return a row for each place that nobody can read without the owner's permission: none where somebody read it
    with that permission, or will the next time.
    """
    seen = {(item.source, item.place) for item in found if isinstance(item, Listing)}
    passing = {row.source for row in rows if row.reach in (Reach.RATE_LIMITED, Reach.UNREACHABLE)}
    return [
        Coverage(source=f"place:{place.id}", reach=Reach.SKIPPED, family=place.id, note=place.why_not)
        for place in places.all
        if place.read == "no" and place.with_permission not in passing and (place.with_permission, place.id) not in seen
    ]


def _settled(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Leave out profiles one source could not tell of where another could."""
    told = {_profile(item) for item in evidence if isinstance(item, Profile) and item.state is not ProfileState.UNKNOWN}
    return tuple(
        item
        for item in evidence
        if not (isinstance(item, Profile) and item.state is ProfileState.UNKNOWN and _profile(item) in told)
    )


def _profile(item: Profile) -> tuple[str, str]:
    return item.platform, item.handle.casefold()
