"""The profiles and entries of a company that somebody should look after (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass

from checks.about import own_listings, site
from data import urls
from data.case import Case, CaseState
from data.company import Company
from data.dossier import Dossier
from data.evidence import Profile, ProfileState
from data.finding import Finding, Kind
from data.keeper import SOURCE, Spot
from data.places import Place, Places

KINDS = ("map", "directory", "reviews", "social")
"""Kinds of places where a company has an entry of its own."""
OPEN_TO_ALL = ("openstreetmap",)
"""Places that anybody may correct: nobody can be locked out of them."""
NOT_THERE = ("listing", "search_presence", "profile", "website", "contact")
"""Nouns of what is missing altogether: there is nothing to look after."""
ELSEWHERE = ("website", "person", "owner")
"""Sources of what stands on the own pages or was passed on."""
EYES = "eyes"
UNKNOWN_WEIGHT = 15
PEOPLE = "in/"
"""Handles of people, and of no company, begin so at LinkedIn."""


@dataclass(frozen=True, slots=True)
class Twins:
    """A profile that is not the only one of the company at its platform."""

    spot: Spot
    count: int


def of_finding(finding: Finding, company: Company, places: Places) -> Spot | None:
    """Return the profile or entry on which a finding stands; None for any other page, and for a stranger's."""
    subject, noun = finding.subject, finding.check.rpartition(".")[2]
    if subject.source == SOURCE:
        return _spot(subject.url, places, subject.id.removeprefix(f"{SOURCE}:"), subject.place)
    if subject.source in ELSEWHERE or (finding.kind is Kind.MISSING and noun in NOT_THERE):
        return None
    account = urls.social(subject.url)
    if account is not None:
        named = {urls.social(url) for url in company.profiles}
        return None if finding.kind is Kind.UNANSWERED and account not in named else _spot(subject.url, places)
    place = places.of(subject.place) or places.at(subject.url)
    if place is None and finding.kind is Kind.UNANSWERED and noun != "review":
        return None
    if place is not None and place.kind not in KINDS:
        return None
    if subject.source == EYES:
        return _spot(subject.url, places, subject.place, subject.place)
    return _spot(subject.url, places)


def all_of(company: Company, dossier: Dossier | None, cases: Iterable[Case], places: Places) -> tuple[Spot, ...]:
    """Return every profile and entry that is known, the heaviest place first: of the card, of what was seen at
    the last look, and of open cases.
    """
    found = [_spot(url, places) for url in company.profiles if urls.social(url)]
    if dossier is not None:
        found += [
            _spot(one.url, places)
            for one in dossier.of(Profile)
            if one.named_by and one.state is not ProfileState.ABSENT and urls.social(one.url)
        ]
        found += [_spot(row.url, places) for row, sure in own_listings(dossier) if sure and _kept(row.url, places)]
    waiting = [case for case in cases if case.state is CaseState.OPEN]
    found += [spot for case in waiting if (spot := of_finding(case.finding, company, places)) is not None]
    unique = {spot.id: spot for spot in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda spot: (-weight(spot, places), spot.id)))


def twins(spots: Iterable[Spot]) -> dict[str, Twins]:
    """Return the profiles that share their platform with another one of the company, by id."""
    by_platform: dict[str, list[Spot]] = {}
    for spot in spots:
        if spot.handle and not spot.handle.startswith(PEOPLE):
            by_platform.setdefault(spot.id.partition(":")[0], []).append(spot)
    return {spot.id: Twins(spot, len(some)) for some in by_platform.values() if len(some) > 1 for spot in some}


def weight(spot: Spot, places: Places) -> int:
    """Return how many customers meet it, 0 to 100."""
    place = places.of(spot.place)
    return place.weight if place else UNKNOWN_WEIGHT


def name(spot: Spot, places: Places) -> str:
    """Return what people call it: ``Fonecta``, ``Facebook (aamunkoi)``."""
    place = places.of(spot.place)
    called = place.name if place else spot.place
    return f"{called} ({spot.handle})" if spot.handle else called


def _kept(url: str, places: Places) -> bool:
    place = places.at(url)
    return place is None or place.kind in KINDS


def _spot(url: str, places: Places, named: str = "", at: str = "") -> Spot:
    account = urls.social(url)
    place: Place | None = places.of(at) or places.at(url) or (places.of(account[0]) if account else None)
    where = place.id if place else at or site(url)
    if account is not None:
        return Spot(id=":".join(account), url=url, place=where, handle=account[1])
    return Spot(id=named or urls.canonical(url), url=url, place=where)
