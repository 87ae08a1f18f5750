"""What a person saw where we cannot look: asked at the first check and then monthly, stale after 30 days."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import quote

from bot.services import memory, people
from bot.services.outcome import UNREADABLE, unreadable
from bot.services.parts import Parts
from bot.services.people import Person
from bot.services.watching import Known
from checks import cases, registry
from data import suggested, urls
from data.case import Case, CaseState, Event
from data.company import Company
from data.evidence import Evidence
from data.finding import Finding, Kind, Proof, Severity, Subject, Value, finding_key
from data.places import Place
from data.store import Unit

SOURCE = "eyes"
"""The source of what a person saw; no run asks it, so no run closes it."""
ASKED = "eyes_asked"
STALE = timedelta(days=30)
MATTERS = 50
"""Weight from which a place is worth asking a person about."""
FACTS = {"phone": "phones", "hours": "hours", "address": "address", "website": "website", "name": "names", "closed": ""}
"""What can be wrong at a place, by the noun of its check -> the fact of the card; none for "closed for good"."""
MOST = 3
"""Places asked about, one after another."""
KINDS = ("map", "social", "reviews")
SEARCH = {
    "google_maps": "https://www.google.com/maps/search/?api=1&query={query}",
    "facebook": "https://www.facebook.com/search/top?q={query}",
    "instagram": "https://www.instagram.com/explore/search/keyword/?q={query}",
    "apple_maps": "https://maps.apple.com/?q={query}",
}
"""Where a person finds the company at a place whose page of it we do not know."""


class Saw(StrEnum):
    """What a person says of a place."""

    RIGHT = "right"
    WRONG = "wrong"
    REVIEW = "review"
    """A review has no answer."""
    ABSENT = "absent"
    """The company is not there."""
    SUGGESTED = "suggested"
    """Somebody suggests a change that is not live yet."""


async def due(parts: Parts, known: Known, *, after: timedelta = STALE) -> list[Place]:
    """Return the places to ask about now, the heaviest first: none that was asked about within ``after``."""
    now = parts.clock()
    async with parts.store.watch(known.watch.id) as unit:
        asked = await unit.all(ASKED)
    return [one for one in closed(parts, known) if one.id not in asked or _old(asked[one.id]["at"], now, after)]


def closed(parts: Parts, known: Known) -> list[Place]:
    """Return the places that matter and that the last check could not read, the heaviest first."""
    places = parts.places(known.company.country)
    rows = unreadable(known.run.coverage if known.run else ())
    found = [places.of(row.source.removeprefix(UNREADABLE)) for row in rows]
    return [one for one in found if one is not None and _matters(one, known.company)][:MOST]


async def note_asked(parts: Parts, watch_id: str, place: Place) -> None:
    """Keep when a place was asked about."""
    async with parts.store.watch(watch_id) as unit:
        await unit.put(ASKED, {place.id: {"at": parts.clock().isoformat()}})


async def seen(unit: Unit, now: datetime) -> dict[str, Evidence]:
    """Return what people saw in the last 30 days, by place."""
    rows = await memory.read_all(unit, SOURCE, Evidence)
    return {place: row for place, row in rows.items() if now - row.seen_at <= STALE}


async def note(parts: Parts, known: Known, place: Place, saw: Saw, by: Person) -> None:
    """Keep what a person saw as evidence of theirs; all right puts right what was wrong there."""
    now = parts.clock()
    url = address(place, known.company)
    async with parts.store.watch(known.watch.id) as unit:
        who = await people.name_in(unit, by)
        row = Evidence(source=SOURCE, url=url, seen_at=now, seen_by=who, title=place.name, quote=saw.value)
        await memory.write(unit, SOURCE, place.id, row)
        if saw is Saw.RIGHT:
            await memory.put_cases(unit, _put_right(await memory.get_cases(unit), place, who, now))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What a person saw that is not right."""

    check: str
    by: Person
    found: Value = None
    quote: str = ""
    """As they wrote it; empty: ``found``."""
    fact: str = ""
    """Of a suggested change: the noun of what would change."""


async def open_case(parts: Parts, known: Known, place: Place, trouble: Trouble) -> Case:
    """Open a case of what a person saw; repeatable."""
    now, company = parts.clock(), known.company
    check, quote = trouble.check, trouble.quote or str(trouble.found or "")
    kind, noun = Kind(check.partition(".")[0]), trouble.fact or check.rpartition(".")[2]
    talk = kind is Kind.UNANSWERED
    name = ":".join((SOURCE, place.id, *([_mark(quote)] if talk else []), *([noun] if trouble.fact else [])))
    expected: Value = getattr(company, FACTS[noun]) if FACTS.get(noun) else None
    rule, url = registry.checks.get(f"{kind}.{noun}"), address(place, company)
    finding = Finding(
        key=finding_key(check, company.id, name),
        check=check,
        kind=kind,
        subject=Subject(source=SOURCE, url=url, id=name, place=place.id),
        severity=rule.severity if rule and not talk else Severity.MEDIUM,
        sure=not talk,
        expected=expected,
        found=trouble.found,
        evidence=Proof(url=url, quote=quote, seen_at=now, title=place.name),
        edit_url=place.edit_url,
        minutes=place.minutes,
        weight=place.weight,
    )
    async with parts.store.watch(known.watch.id) as unit:
        who = await people.name_in(unit, trouble.by)
        finding = replace(finding, evidence=replace(finding.evidence, seen_by=who))
        opened = (Event(at=now, what="opened", who=who),)
        case = Case(key=finding.key, finding=finding, first_seen=now, last_seen=now, history=opened)
        old = await memory.get_case(unit, case.key)
        if old is not None:
            finding = _told_before(finding, old)
            case = replace(old, finding=finding, last_seen=now, state=CaseState.OPEN, look_again_at=None, on_word=False)
        await memory.put_cases(unit, {case.key: case})
    return case


def _told_before(finding: Finding, old: Case) -> Finding:
    """Let a suggested change count from when it was first told of: told again, its last day stays."""
    same = old.state is CaseState.OPEN and old.finding.found == finding.found
    if finding.check != suggested.CHECK or not same:
        return finding
    return replace(finding, evidence=replace(finding.evidence, seen_at=old.finding.evidence.seen_at))


def address(place: Place, company: Company) -> str:
    """Return where a person finds the company at a place: its own page there, else a search."""
    own = [url for url in company.profiles if (account := urls.social(url)) and account[0] == place.id]
    if own:
        return own[0]
    query = quote(f"{company.name} {company.town}".strip())
    return SEARCH.get(place.id, f"https://{place.hosts[0]}/").format(query=query)


def _matters(place: Place, company: Company) -> bool:
    """Whether many customers meet the company there, or it has a page of its own there."""
    own = any((account := urls.social(url)) and account[0] == place.id for url in company.profiles)
    return place.kind in KINDS and (own or place.weight >= MATTERS)


def _put_right(known: dict[str, Case], place: Place, who: str, now: datetime) -> dict[str, Case]:
    there = [case for case in known.values() if case.finding.subject.source == SOURCE]
    open_ones = [case for case in there if case.finding.subject.place == place.id and case.state is CaseState.OPEN]
    return {case.key: cases.done(case, who, now) for case in open_ones}


def _old(stamp: str, now: datetime, after: timedelta) -> bool:
    return now - datetime.fromisoformat(stamp) >= after


def _mark(text: str) -> str:
    return finding_key("", "", text)[:8]
