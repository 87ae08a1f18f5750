"""Google Business Profile, with the owner's permission: what Google Maps shows, every review and its reply."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from checks.about import Ours, compare_address, compare_phones, other_town, ours, site
from checks.answers import document, field, strict, told
from checks.ask import Ask, Seen
from checks.google_access import Door, enter
from checks.google_profile import MASK, as_shown, listing, place_id, place_url, review
from checks.registry import again, source
from checks.together import within
from checks.web import Answer, LookError, Skipped, Unreachable, demand
from data.company import Company
from data.evidence import Evidence, Listing, Review
from data.match import Match

ACCOUNTS = "https://mybusinessaccountmanagement.googleapis.com"
INFORMATION = "https://mybusinessbusinessinformation.googleapis.com"
REVIEWS = "https://mybusiness.googleapis.com"
SECONDS = 40.0
MOST_ACCOUNTS = 5
MOST_LOCATIONS = 20
MOST_REVIEWS = 2
"""Pages of each that are read: 20 accounts, 100 locations or 50 reviews a page."""


@dataclass(frozen=True, slots=True)
class Managed:
    """A location that an account manages."""

    account: str
    """``accounts/1``."""
    row: dict[str, Any]
    card: Listing
    """As the owner gave it, without hours."""


@source(
    title="Google Business Profile",
    family="google",
    shows=("listing", "review"),
    base_url=INFORMATION,
    key="needed",
    options=("client_id", "client_secret"),
    seconds=SECONDS,
    glance=True,
)
async def look(ask: Ask) -> Seen:
    """Read the company's own location as Google shows it, and its newest hundred reviews with their replies."""
    door = await _enter(ask)
    own = chosen(await _managed(door), ask.company)
    row = await _shown(door, own)
    try:
        reviews, note = await _reviews(door, own)
    except LookError as error:
        reviews, note = [], f"its reviews could not be read: {error.note}"
    return Seen(evidence=(row, *reviews), note=note)


@again
async def look_again(ask: Ask, item: Evidence) -> Seen:
    """Read the location again, or the one review; a review that is gone is an empty answer."""
    asked = parse_qs(urlsplit(item.url).query)
    place, ref = next(iter(asked.get("placeid", ())), ""), next(iter(asked.get("review", ())), "")
    door = await _enter(ask)
    managed = await _managed(door)
    at = place_url(place) if place else item.url
    own = next((one for one in managed if one.card.url == at), None)
    if own is None:
        raise Skipped("not among the locations of its account")
    if not ref:
        return Seen(evidence=(await _shown(door, own),))
    answer = await door.get(REVIEWS, f"/v4/{own.account}/{own.card.ref}/reviews/{ref}")
    if answer.status == 404:
        told(answer, [])
        return Seen()
    return Seen(evidence=(review(_object(demand(answer)), answer, place, own.card.name),))


def chosen(managed: Iterable[Managed], company: Company) -> Managed:
    """Return the location that is the company's, by more than its name; of several branches the one that agrees
    most, its address and town first. Raises ``Skipped`` where none is, or none more than another.
    """
    rows = list(managed)
    if not rows:
        raise Skipped("its account manages no location")
    ranked = sorted(((_agrees(one.card, company), one) for one in rows), key=lambda pair: pair[0], reverse=True)
    best, own = ranked[0]
    if not best:
        raise Skipped("not among the locations of its account")
    if len(ranked) > 1 and ranked[1][0] == best:
        raise Skipped("several locations of its account fit equally well")
    if not place_id(own.row):
        raise Skipped("the location is not on the map yet")
    return own


def _agrees(row: Listing, company: Company) -> tuple[bool, ...]:
    """Return what speaks for a row, the weightiest first: address, town, phone, website; nothing for a namesake's
    row, or a branch in another town.
    """
    if ours(row, company) is not Ours.YES:
        return ()
    where = compare_address(row.address, company)
    here = bool(row.address and row.address.city and company.town) and not other_town(row, company)
    rings = compare_phones(row.phones, company).agrees
    links = bool(row.website and company.website) and site(row.website) == site(company.website)
    by_name_alone = not (rings or links) and (where is Match.DIFFERENT or not (where.agrees or here))
    return () if by_name_alone else (where.agrees, here, rings, links)


async def _enter(ask: Ask) -> Door:
    return await enter(ask, "" if ask.base_url == INFORMATION else ask.base_url)


async def _managed(door: Door) -> list[Managed]:
    """Return every location of every account that gave its permission; one that several manage once."""
    accounts, _ = await door.pages(ACCOUNTS, "/v1/accounts", "accounts", {"pageSize": "20"}, MOST_ACCOUNTS)
    names = [field(row, "name", str) for row, _ in accounts]
    found = await within(SECONDS, [_locations(door, name) for name in names])
    managed: dict[str, Managed] = {}
    for rows in found:
        if not isinstance(rows, list):
            raise rows or Unreachable("no answer in time")
        for one in rows:
            managed.setdefault(one.card.ref, one)
    return list(managed.values())


async def _locations(door: Door, account: str) -> list[Managed]:
    asked = {"readMask": MASK, "pageSize": "100"}
    rows, _ = await door.pages(INFORMATION, f"/v1/{account}/locations", "locations", asked, MOST_LOCATIONS)
    country = door.ask.company.country
    return [Managed(account, row, listing(_without_hours(row), answer, country)) for row, answer in rows]


@strict
def _without_hours(row: dict[str, Any]) -> dict[str, Any]:
    """Return what tells companies apart: odd hours of another one must not hide ours."""
    return {name: value for name, value in row.items() if name not in ("regularHours", "specialHours")}


async def _shown(door: Door, own: Managed) -> Listing:
    answer = demand(await door.get(INFORMATION, f"/v1/{own.card.ref}:getGoogleUpdated", {"readMask": MASK}))
    return listing(as_shown(own.row, _object(answer)), answer, door.ask.company.country)


async def _reviews(door: Door, own: Managed) -> tuple[list[Review], str]:
    """Return the newest reviews, and a note where there are more."""
    path = f"/v4/{own.account}/{own.card.ref}/reviews"
    asked = {"pageSize": "50", "orderBy": "updateTime desc"}
    rows, more = await door.pages(REVIEWS, path, "reviews", asked, MOST_REVIEWS)
    found = [review(row, answer, place_id(own.row), own.card.name) for row, answer in rows]
    return found, f"only its newest {len(found)} reviews were read" if more else ""


@strict
def _object(answer: Answer) -> dict[str, Any]:
    """Return an answer that must be an object."""
    return dict(document(answer))
