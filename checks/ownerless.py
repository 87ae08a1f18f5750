"""A place that nobody looks after: a case made from a person's word, and never raised from the web (pure)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from checks import spots
from checks.sign import ranked
from data import urls
from data.case import Case, CaseState, Event
from data.company import Company
from data.finding import Finding, Kind, Proof, Severity, Subject, finding_key
from data.keeper import CHECK, SOURCE, Spot
from data.places import Place, Places

MATTERS = 50
"""Weight from which a place without a keeper is one for this week."""
MINUTES = 10
"""What it takes at least to ask around and to claim it."""


def key(company: Company, spot: Spot) -> str:
    """Return the identity of the case."""
    return finding_key(CHECK, company.id, _name(spot))


def case(spot: Spot, company: Company, places: Places, known: Mapping[str, Case], *, by: str, now: datetime) -> Case:
    """Return the case that nobody looks after a spot, opened by this person or open again; ``known`` are all cases.

    It is one for this week where many customers meet the place, or something else there waits to be put right.
    """
    place, weight = places.of(spot.place), spots.weight(spot, places)
    waiting = [one.finding for one in known.values() if one.state is CaseState.OPEN and one.finding.check != CHECK]
    stuck = any((at := spots.of_finding(one, company, places)) and at.id == spot.id for one in waiting)
    finding = Finding(
        key=key(company, spot),
        check=CHECK,
        kind=Kind.MISSING,
        subject=Subject(source=SOURCE, url=spot.url, title=spots.name(spot, places), id=_name(spot), place=spot.place),
        severity=Severity.MEDIUM if stuck or weight >= MATTERS else Severity.LOW,
        sure=True,
        expected=None,
        found=None,
        evidence=Proof(url=spot.url, quote="", seen_at=now, seen_by=by),
        edit_url=claim_url(spot, place),
        minutes=max(MINUTES, place.minutes if place else 0),
        weight=weight,
    )
    return _opened(known.get(finding.key), ranked(finding, now), by, now)


def claim_url(spot: Spot, place: Place | None) -> str:
    """Return where a company gets access: the place's door for owners, else the page itself."""
    door = place.edit_url if place else ""
    front_page = place is not None and urls.host(door) in place.hosts and urls.canonical(door) == urls.host(door)
    return spot.url if front_page or not door else door


def _opened(old: Case | None, finding: Finding, by: str, now: datetime) -> Case:
    if old is None:
        opened = (Event(at=now, what="opened", who=by),)
        return Case(key=finding.key, finding=finding, first_seen=now, last_seen=now, history=opened)
    seen = replace(old, finding=finding, last_seen=now)
    if old.state is CaseState.OPEN:
        return seen
    history = (*old.history, Event(at=now, what="returned", who=by))
    return replace(seen, state=CaseState.OPEN, look_again_at=None, on_word=False, history=history)


def _name(spot: Spot) -> str:
    return f"{SOURCE}:{spot.id}"
